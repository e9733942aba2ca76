import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/analysis/analyze';
import { hoverAt } from '../../server/src/features/hover';
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
