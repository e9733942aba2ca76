import type { Fix } from '../findings/finding';
import type { Fragment, Span } from '../text/span';
import type { Analysis } from './analyze';

/**
 * The fixes that may be applied unseen, at most one for each finding, none of which touches what another one changes.
 * Those left out for that reason are there again in the next analysis.
 */
export function safeFixes(analysis: Analysis): readonly Fix[] {
  const taken = new Map<Fragment, Span[]>();
  const made = new Set<string>();
  const chosen: Fix[] = [];
  for (const finding of analysis.findings) {
    const fix = finding.fixes?.().find(({ safe }) => safe);
    if (
      fix === undefined ||
      fix.edits.some(({ span }) => taken.get(span.fragment)?.some((other) => collide(span, other)) === true)
    )
      continue;
    const creates = fix.creates ?? [];
    if (creates.some(({ uri }) => made.has(uri))) continue;
    for (const { span } of fix.edits) taken.set(span.fragment, [...(taken.get(span.fragment) ?? []), span]);
    for (const { uri } of creates) made.add(uri);
    chosen.push(fix);
  }
  return chosen;
}

/** Several fixes as one. */
export function together(title: string, fixes: readonly Fix[]): Fix {
  const creates = fixes.flatMap((fix) => fix.creates ?? []);
  return { title, safe: true, edits: fixes.flatMap(({ edits }) => edits), ...(creates.length > 0 && { creates }) };
}

/** Whether two changes of one fragment can't both be made: their words overlap, or both insert at one place. */
function collide(a: Span, b: Span): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}
