import type { OtherLicense } from './other-license';
import { termsOf } from './other-licenses';
import { readLicense, type Reading } from './reading';

/** Another license that binds what is made from it so that restrictions which flow down probably do not fit. */
export interface ShareAlike {
  readonly terms: OtherLicense;
  /** Whether only the files that hold the material have to stay under it, and not the whole. */
  readonly isByFile: boolean;
}

/**
 * The licenses among those that apply that forbid further restrictions on what is made from them. That they conflict
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

/** Why the two probably do not go together, in a sentence. */
export function conflictText({ terms, isByFile }: ShareAlike): string {
  return isByFile
    ? `files that hold its material have to stay under ${terms.id}, the use-based restrictions of the other have to flow down, so sharing them in the same files probably breaks one of the two.`
    : 'the one license forbids further restrictions, the use-based restrictions of the other have to flow down, so sharing it outside probably breaks one of the two.';
}

/** Whether a license text, each choice made, holds one of them. */
export function forbidsFurtherRestrictions(text: string): boolean {
  return shareAlikeIn(readLicense(text)).length > 0;
}
