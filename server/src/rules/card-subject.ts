import { isCardFrontMatter, type Card } from '../card/card';
import { isExternal, workOf, type Derivative, type Manifest, type Work } from '../manifest/manifest';
import { addressIn, type Spelling } from '../text/files';
import { baseName, folderOf, resolvePath } from '../text/uri';
import type { CardOwner, CardSubject, Context } from './rule';

/** The card of all that is in a folder, as platforms have it. */
export const CARD_BESIDE = 'README.md';

/** The README beside a manifest, which may be the card of what is in it. */
export function cardBeside(manifest: string): string | undefined {
  return resolvePath(manifest, CARD_BESIDE);
}

/** The cards that a manifest names. */
export function namedCards(manifest: Manifest | undefined, files: Spelling): ReadonlySet<string> {
  const derivatives = [...(manifest?.derivatives.values() ?? [])];
  return new Set(
    derivatives.flatMap(({ uri, card }) => (card === undefined ? [] : (addressIn(files, uri, card.value) ?? []))),
  );
}

/** The manifests that a card belongs to: they name it, it names them, or they lie beside it where it is a README. */
export function around(card: Card, manifests: readonly Manifest[], files: Spelling): readonly Manifest[] {
  const naming = manifests.filter(({ uri, derivatives }) =>
    [...derivatives.values()].some(names(uri, card.uri, files)),
  );
  const named = referenceIn(card, files);
  if (named !== undefined) return [...new Set([...naming, ...manifests.filter(({ uri }) => uri === named.uri)])];
  if (naming.length > 0 || !isReadme(card.uri) || !isCardFrontMatter(card)) return naming;
  const folder = folderOf(card.uri);
  return manifests.filter(({ uri }) => folder !== undefined && folderOf(uri) === folder);
}

/** The card with what it is about; nothing for a text that is no card. */
export function cardSubject(card: Card, manifests: readonly Context[], today: string): CardSubject | undefined {
  const near = around(
    card,
    manifests.map(({ manifest }) => manifest),
    spellingOf(manifests),
  );
  const those = manifests.filter(({ manifest }) => near.includes(manifest));
  if (those.length === 0 && card.manifest === undefined) return undefined;
  return { kind: 'card', card, owners: ownersOf(card, those), manifests: those, today };
}

/** The manifest that a card names, and the entry in it. */
export function referenceIn(
  { uri, manifest }: Card,
  files: Spelling,
): { readonly uri: string | undefined; readonly id?: string } | undefined {
  if (manifest === undefined) return undefined;
  const [path = '', id] = manifest.value.split('#', 2);
  const target = addressIn(files, uri, path);
  return id === undefined ? { uri: target } : { uri: target, id };
}

function ownersOf(card: Card, manifests: readonly Context[]): readonly CardOwner[] {
  const naming = manifests.flatMap((context) =>
    [...context.manifest.derivatives.values()]
      .filter(names(context.uri, card.uri, context.files))
      .map((work): CardOwner => ({ context, work })),
  );
  if (naming.length > 0) return naming;
  const reference = referenceIn(card, spellingOf(manifests));
  const implied = manifests.flatMap((context): readonly CardOwner[] => {
    const work = reference?.id === undefined ? onlyOne(context) : workOf(context.manifest, reference.id);
    return work === undefined ? [] : [{ context, work }];
  });
  // Which of several it is about is not guessed.
  return implied.length === 1 ? implied : [];
}

/** What is shared where that is one work, or else the one derivative; nothing for one that has another card. */
function onlyOne({ manifest }: Context): Work | undefined {
  const external = [...manifest.distributions.values()].filter(isExternal);
  const shared = new Set(
    external.flatMap(({ shares }) => shares.flatMap(({ value }) => workOf(manifest, value) ?? [])),
  );
  const [work, other] = shared.size > 0 ? shared : manifest.derivatives.values();
  return work === undefined || other !== undefined || ('card' in work && work.card !== undefined) ? undefined : work;
}

function names(manifest: string, uri: string, files: Spelling): (derivative: Derivative) => boolean {
  return ({ card }) => card !== undefined && addressIn(files, manifest, card.value) === uri;
}

/** All manifests of a workspace see the same files. */
export function spellingOf([first]: readonly Context[]): Spelling {
  return first?.files ?? {};
}

/** Whether a file is called as the card of a repository is. */
export function isReadme(uri: string): boolean {
  return /^readme\.(?:md|markdown)$/i.test(baseName(uri));
}
