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

/** Whether a license text, each choice made, holds one of them. */
export function forbidsFurtherRestrictions(text: string): boolean {
  return shareAlikeIn(readLicense(text)).length > 0;
}
