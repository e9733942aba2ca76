import type { Work } from '../../manifest/manifest';
import { unquoted } from '../../manifest/mentions';
import { referenceIn, spellingOf } from '../../rules/card-subject';
import { workAt } from '../../rules/card-lineage';
import type { CardSubject } from '../../rules/rule';
import { touches, type Span } from '../../text/span';

/** Words in a card, and the entry of a manifest that they lead to. */
export interface CardLink {
  readonly origin: Span;
  /** Nothing where it is the manifest as a whole. */
  readonly target: Work | undefined;
  readonly uri: string;
}

/** The ways from a card to its manifest: the manifest that it names, and the entries behind the ids in its lists. */
export function cardLinks({ card, owners, manifests }: CardSubject): readonly CardLink[] {
  const [owner] = owners;
  const written = card.manifest;
  const reference = referenceIn(card, spellingOf(manifests));
  const manifest = manifests.find(({ uri }) => uri === reference?.uri);
  const named: readonly CardLink[] =
    written === undefined || manifest === undefined
      ? []
      : [{ origin: unquoted(written.span), target: owner?.work, uri: manifest.uri }];
  const ids = [
    ...card.baseModels.map((id) => ({ id, kind: 'model' as const })),
    ...card.datasets.map((id) => ({ id, kind: 'dataset' as const })),
  ];
  const listed = ids.flatMap(({ id, kind }): readonly CardLink[] => {
    const target = owner === undefined ? undefined : workAt(owner, { kind, id: id.value });
    return target === undefined ? [] : [{ origin: unquoted(id.span), target, uri: target.uri }];
  });
  return [...named, ...listed];
}

/** The link that the cursor is on. */
export function cardLinkAt(subject: CardSubject, offset: number): CardLink | undefined {
  return cardLinks(subject).find(({ origin }) => touches(origin, subject.card.fragment, offset));
}
