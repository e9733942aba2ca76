import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/analysis/analyze';
import { completionsAt, type Completion } from '../../server/src/features/completion';
import { hoverAt } from '../../server/src/features/hover';
import { applyEdits } from '../../server/src/text/edit';
import { textOf } from '../../server/src/text/span';
import { analyzed, type Setting } from './check';

/** Where the cursor stands in a fixture; a bar alone is YAML's. */
export const CURSOR = '<|>';

export interface Cursor {
  readonly text: string;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** The text of a fixture without its one cursor, and the cursor's place. */
export function cursorIn(marked: string): Cursor {
  const offset = marked.indexOf(CURSOR);
  assert.notEqual(offset, -1, 'the fixture has no cursor');
  const text = marked.slice(0, offset) + marked.slice(offset + CURSOR.length);
  assert.ok(!text.includes(CURSOR), 'the fixture has more than one cursor');
  return { text, offset };
}

/** The analysis of a fixture without its cursor. */
export function analyzedAt(marked: string, setting: Setting = {}): Cursor & { readonly analysis: Analysis } {
  const cursor = cursorIn(marked);
  return { ...cursor, analysis: analyzed(cursor.text, setting) };
}

/** Checks the whole of a hover in its plain form, and the words it is about; `undefined` where there must be none. */
export function expectHover(marked: string, about: string, expected: string, setting: Setting = {}): void {
  const { analysis, offset } = analyzedAt(marked, setting);
  const hover = hoverAt(analysis, offset);
  assert.ok(hover, 'there is no hover');
  assert.equal(textOf(hover.span), about);
  assert.equal(hover.content.plain, expected.trim());
}

export function expectNoHover(marked: string, setting: Setting = {}): void {
  const { analysis, offset } = analyzedAt(marked, setting);
  assert.equal(hoverAt(analysis, offset)?.content.plain, undefined);
}

/** What completion offers at the cursor of a fixture. */
export function completions(marked: string, setting: Setting = {}): readonly Completion[] {
  const { analysis, offset } = analyzedAt(marked, setting);
  return completionsAt(analysis, offset);
}

/** Checks the labels that are offered, in order; a discouraged one is told with its reason: `public (reason)`. */
export function expectLabels(marked: string, expected: readonly string[], setting: Setting = {}): void {
  const labels = completions(marked, setting).map(({ label, discouraged }) =>
    discouraged === undefined ? label : `${label} (${discouraged})`,
  );
  assert.deepEqual(labels, expected);
}

/** Checks the whole text after choosing a completion in its plain form. */
export function expectCompleted(marked: string, label: string, expected: string, setting: Setting = {}): void {
  assert.equal(completed(marked, label, setting), expected);
}

/** The whole text after choosing a completion; as a snippet, its stops are left in. */
export function completed(
  marked: string,
  label: string,
  setting: Setting = {},
  form: 'text' | 'snippet' = 'text',
): string {
  const { analysis, offset, text } = analyzedAt(marked, setting);
  const items = completionsAt(analysis, offset);
  const item = items.find((it) => it.label === label);
  assert.ok(item, `${label} is not offered; there are: ${items.map((it) => it.label).join(' | ')}`);
  const place = analysis.tree.resolve(item.span);
  assert.ok(place && place.start <= offset && offset <= place.end, 'the cursor is not in what is replaced');
  assert.equal(text.slice(place.start, offset), item.typed);
  const newText = (form === 'snippet' ? item.snippet : undefined) ?? item.text;
  return applyEdits(text, [{ ...place, newText }]);
}
