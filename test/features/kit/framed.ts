import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/analysis/analyze';
import type { Span } from '../../../server/src/text/span';

/** The text of a manifest with «marks» around stretches of it, given by offsets; none of them may overlap. */
export function framed(text: string, extents: readonly { readonly start: number; readonly end: number }[]): string {
  const sorted = [...extents].sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  const pieces = sorted.map(({ start, end }) => {
    assert.ok(at <= start && start <= end && end <= text.length, 'overlapping, or outside of the document');
    const piece = `${text.slice(at, start)}«${text.slice(start, end)}»`;
    at = end;
    return piece;
  });
  return pieces.join('') + text.slice(at);
}

/** The same for spans of the analyzed document; one of another document fails. */
export function framedSpans(analysis: Analysis, spans: readonly Span[]): string {
  return framed(
    analysis.tree.text,
    spans.map((span) => extentOf(analysis, span)),
  );
}

export function extentOf({ tree }: Analysis, span: Span): { readonly start: number; readonly end: number } {
  const place = tree.resolve(span);
  assert.ok(place, `${span.fragment.uri} is not the document, or this is an earlier state of it`);
  assert.ok(place.start <= place.end && place.end <= tree.text.length, 'a place outside of the document');
  return place;
}
