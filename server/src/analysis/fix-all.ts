import type { Fix } from '../findings/finding';
import { Claims } from '../text/claims';
import type { Fragment, Span } from '../text/span';
import type { Analysis } from './analyze';
import { fixesOf } from './fixes';
import { tried, type Candidate } from './trial';

/**
 * The fixes that may be applied unseen, at most one for each finding, none of which touches what another one changes, and
 * each of which has been tried. Those left out for that reason are there again in the next analysis.
 */
export function safeFixes(analysis: Analysis): readonly Fix[] {
  return tried(analysis, apart(analysis)).good.map(({ fix }) => fix);
}

function apart({ tree, findings }: Analysis): readonly Candidate[] {
  const claims = new Map<Fragment | string, Claims<Span>>();
  const claimsAt = (at: Span): Claims<Span> => {
    // A file beside the manifest is another fragment each time that it is read.
    const key = tree.resolve(at) === undefined ? at.fragment.uri : at.fragment;
    const known = claims.get(key) ?? new Claims<Span>();
    claims.set(key, known);
    return known;
  };
  const made = new Set<string>();
  const chosen: Candidate[] = [];
  for (const finding of findings) {
    const fix = fixesOf(finding).fixes.find(({ safe }) => safe);
    if (fix?.edits.every(({ span }) => claimsAt(span).isFree(span)) !== true) continue;
    const creates = fix.creates ?? [];
    if (creates.some(({ uri }) => made.has(uri))) continue;
    for (const { span } of fix.edits) claimsAt(span).grant(span);
    for (const { uri } of creates) made.add(uri);
    chosen.push({ fix, finding });
  }
  return chosen;
}

/** Several fixes as one. */
export function together(title: string, fixes: readonly Fix[]): Fix {
  const creates = fixes.flatMap((fix) => fix.creates ?? []);
  return { title, safe: true, edits: fixes.flatMap(({ edits }) => edits), ...(creates.length > 0 && { creates }) };
}
