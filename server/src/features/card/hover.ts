import { isKeyword, licenseOfCard } from '../../card/license';
import type { Card } from '../../card/card';
import { termsOf } from '../../license/other-licenses';
import { readLicense } from '../../license/reading';
import { tierName } from '../../license/tier';
import { labelOf } from '../../lineage/proof';
import { licensesFor } from '../../rules/card-rule';
import type { CardOwner, CardSubject } from '../../rules/rule';
import { t } from '../../text/l10n';
import { touches, type Located, type Span } from '../../text/span';
import { listOf } from '../../text/words';
import { blocks, bold, code, say, type Markdown } from '../../words/markdown';
import { aboutWork } from '../../words/work';
import { CARD_FIELDS, CARD_RELATIONS } from './fields';
import { cardLinkAt } from './links';

export interface CardHover {
  /** The words it is about. */
  readonly span: Span;
  readonly content: Markdown;
}

/** What is to be known about the field or the value at an offset of a card; nothing where there is none of them. */
export function cardHover(subject: CardSubject, offset: number): CardHover | undefined {
  const { card, owners, manifests } = subject;
  const link = cardLinkAt(subject, offset);
  const context = owners[0]?.context ?? manifests[0];
  if (link?.target !== undefined && context !== undefined)
    return { span: link.origin, content: aboutWork({ context }, link.target) };
  const license = card.licenses.find(({ span }) => touches(span, card.fragment, offset));
  if (license !== undefined) return { span: license.span, content: aboutLicense(license, card, owners) };
  const relation = card.relation;
  const meaning = CARD_RELATIONS.find(({ name }) => name === relation?.value);
  if (relation !== undefined && meaning !== undefined && touches(relation.span, card.fragment, offset))
    return { span: relation.span, content: say`${code(meaning.name)}: ${meaning.description}` };
  return onField(card, owners, offset);
}

function aboutLicense({ value }: Located<string>, card: Card, owners: readonly CardOwner[]): Markdown {
  const said = licenseOfCard(card);
  const reading = said === undefined ? undefined : readLicense(said.text);
  const names = (reading?.applies ?? []).map((part) =>
    part.kind === 'impact'
      ? tierName(part.tier)
      : part.kind === 'license'
        ? (termsOf(part.id)?.name ?? part.id)
        : part.text,
  );
  return blocks(
    say`${bold(value)}${isKeyword(value) ? '' : t`, which Hugging Face does not know`}${said?.isKnown === true ? say`: in a manifest ${code(said.text)}` : ''}`,
    names.length === 0 || said?.isKnown !== true ? undefined : listOf(names, 'and'),
    ...owners.map((owner) => {
      const may = licensesFor(owner);
      return may.length === 0
        ? undefined
        : say`${labelOf(owner.work)} may be released under ${listOf(may)}, or under terms of your own that include the inherited terms.`;
    }),
  );
}

function onField({ root, fragment }: Card, owners: readonly CardOwner[], offset: number): CardHover | undefined {
  const entry = root?.entries.find(({ key }) => touches(key.span, fragment, offset));
  const field = CARD_FIELDS.find(({ name }) => name === entry?.key.text);
  if (entry === undefined || field === undefined) return undefined;
  const about = owners.map(({ work }) => labelOf(work));
  const whose = about.length === 0 ? undefined : t`This is the card of ${listOf(about, 'and')}.`;
  return { span: entry.key.span, content: blocks(say`${code(field.name)}: ${field.description}`, whose) };
}
