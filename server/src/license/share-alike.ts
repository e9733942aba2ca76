import { t } from '../text/l10n';
import type { OtherLicense } from './other-license';
import { termsOf } from './other-licenses';
import type { Reading } from './reading';

/** Another license that binds what is made from it so that restrictions which flow down probably do not fit. */
export interface ShareAlike {
  readonly terms: OtherLicense;
  /** Whether only the files that hold the material have to stay under it, and not the whole. */
  readonly isByFile: boolean;
}

/**
 * The licenses among those that apply that want what is made from them without further restrictions. That they conflict
 * with restrictions that flow down is likely, not sure (see the open point `share-alike` in `terms.ts`).
 */
export function shareAlikeIn(reading: Reading): readonly ShareAlike[] {
  return reading.applies.flatMap((part) => {
    const terms = part.kind === 'license' ? termsOf(part.id) : undefined;
    if (terms === undefined) return [];
    const isByFile = terms.sameLicense === 'files';
    return terms.impactClash === 'likely' || isByFile ? [{ terms, isByFile }] : [];
  });
}

/** On which open question it hangs whether such a license binds at all. */
export type ShareAlikeDoubt = 'trained-model' | 'outputs';

/** How the two licenses are called in a sentence. */
export interface Pair {
  readonly one: string;
  readonly other: string;
}

/** Why the two probably do not go together, as the end of a sentence, with the question that is open before. */
export function conflictText(
  free: ShareAlike,
  { one, other }: Pair = { one: t`the one license`, other: t`the other` },
  doubt?: ShareAlikeDoubt,
): string {
  const why = clashText(free, one, other);
  return doubt === undefined ? why : t`${DOUBTS[doubt]} is open; if it is, ${why}`;
}

function clashText({ terms, isByFile }: ShareAlike, one: string, other: string): string {
  if (isByFile)
    return t`files that contain its material must stay under ${terms.id}, and files of your own may have other terms, but the use-based restrictions of ${other} must flow down, so sharing both in the same files probably breaks one of the two.`;
  const wants =
    terms.furtherRestrictions.derivative === 'forbidden'
      ? t`forbids further restrictions`
      : t`requires that what is made from it stay under the same license`;
  return t`${one} ${wants}, but the use-based restrictions of ${other} must flow down, so sharing it outside your organization probably breaks one of the two.`;
}

const DOUBTS: Readonly<Record<ShareAlikeDoubt, string>> = {
  'trained-model': t`whether a model that learned from data is adapted material of it`,
  outputs: t`whether what a model puts out is a derivative of it`,
};
