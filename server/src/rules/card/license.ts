import { licenseOfCard } from '../../card/license';
import type { Card } from '../../card/card';
import type { Fix, Related, Report } from '../../findings/finding';
import { partsOf } from '../../license/expression';
import { readLicense } from '../../license/reading';
import { labelOf, relatedOf } from '../../lineage/proof';
import { outboundFaults } from '../../obligations/terms/outbound';
import { t } from '../../text/l10n';
import type { Span } from '../../text/span';
import { listOf } from '../../text/words';
import { cardEntry } from '../../card/card';
import { distributionsOf, firstLineOf, licensesFor, nameLicense, weightOf } from '../card-rule';
import type { CardOwner, Rule } from '../rule';

const messages = {
  absent: (name: string) => t`The card of ${name} names no license, so its recipients do not learn what binds them.`,
  unknown: (name: string) => t`The card of ${name} does not say which license it is under.`,
  other: (name: string, said: string, license: string) =>
    t`The manifest says that ${name} is under ${license}, but its card says ${said}.`,
  remedy: (licenses: readonly string[]) =>
    licenses.length === 0
      ? t`Name terms of your own that include the inherited terms: “other” with “license_name” and “license_link”.`
      : t`Name ${listOf(licenses)}, or terms of your own that include the inherited terms.`,
  same: (license: string) => t`Name ${license}, or correct the manifest.`,
};

/** A license on a card that is laxer than what the work may be released under, or another one than the manifest’s. */
export const license: Rule = {
  id: 'card/license',
  description: 'The license on a card is less strict than the work allows, or not what the manifest says.',
  why: 'Finds cards that promise more than is allowed, since the terms of a release are read on its card.',
  severity: 'error',
  *card({ card, owners }) {
    for (const owner of owners) {
      if (distributionsOf(owner).every(({ status }) => status?.value === 'withdrawn') && isShared(owner)) continue;
      const found = faultIn(card, owner);
      if (found !== undefined)
        yield {
          severity: weightOf(owner) === undefined ? 'warning' : 'error',
          ...found,
          isOwed: true,
          fixes: () => fixesOf(card, owner),
        };
    }
  },
};

function isShared(owner: CardOwner): boolean {
  return distributionsOf(owner).length > 0;
}

function faultIn(card: Card, owner: CardOwner): Report | undefined {
  const { work, context } = owner;
  const name = labelOf(work);
  const said = licenseOfCard(card);
  const remedy = messages.remedy(licensesFor(owner));
  if (said === undefined) {
    // Where nothing is owed and the manifest names none either, there is nothing to tell.
    if (licensesFor(owner).length === 0 && context.lineage.impact(work) === undefined) return undefined;
    const severity = weightOf(owner) ?? 'warning';
    return { span: firstLineOf(card), message: messages.absent(name), remedy, severity };
  }
  const span = spanOf(card);
  // What “other” means, and which of a family it is, is asked for by rules of its own.
  if (!said.isKnown)
    return card.licenses.some(({ value }) => value === 'unknown')
      ? { span, message: messages.unknown(name), remedy }
      : undefined;
  const faults = outboundFaults(work, said.text, context);
  const paths = once(faults.flatMap(({ path }) => relatedOf(path)));
  if (faults.length > 0)
    return { span, message: faults.map(({ message }) => message).join(' '), remedy, related: paths };
  const wanted = work.license;
  if (wanted === undefined || isSame(said.text, wanted.value)) return undefined;
  return {
    span,
    message: messages.other(name, said.text, wanted.value),
    remedy: messages.same(wanted.value),
    related: [{ span: wanted.span, message: t`This is what the manifest says about ${name}.` }],
  };
}

/** Several faults may have one and the same proof. */
function once(steps: readonly Related[]): readonly Related[] {
  return [...new Map(steps.map((step) => [`${String(step.span.start)} ${step.message}`, step])).values()];
}

/** One license, or the whole list. */
function spanOf(card: Card): Span {
  const [first] = card.licenses;
  const isOne = card.licenses.length === 1 && first !== undefined;
  return isOne ? first.span : (cardEntry(card, 'license')?.value.span ?? firstLineOf(card));
}

/** Whether two expressions name the same licenses, whatever their order; what can’t be read is not compared. */
function isSame(one: string, other: string): boolean {
  const wanted = readLicense(other);
  if (!wanted.known) return true;
  const ids = (text: string): readonly string[] =>
    partsOf(readLicense(text).expression)
      .map((part) => (part.kind === 'license' ? part.id : part.text).replace(/^LicenseRef-/, '').toLowerCase())
      .sort();
  // A choice is the author’s to take: a card may name one of the alternatives.
  const [said, meant] = [ids(one), ids(other)];
  if (/ OR /.test(other)) return said.every((id) => meant.includes(id));
  return said.join(' ') === meant.join(' ');
}

/** What it is released under is for its author to say. */
function fixesOf(card: Card, owner: CardOwner): readonly Fix[] {
  return licensesFor(owner).map((one) => nameLicense(card, one, owner));
}
