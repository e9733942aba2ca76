import fc from 'fast-check';
import { mutatedManifest } from '../kit/mutants';
import type { Case } from './exercise';

/** Any character; the library's own unit “binary” spends a second on a table of all of them. */
const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((nth) => String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800));

/** What is typed and pasted: single characters that mean something in YAML, words of manifests, and anything at all. */
const typed = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    ':',
    ' ',
    '-',
    '#',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '&a',
    '*a',
    '\t',
    '\r',
    '\uFEFF',
  ),
  fc.constantFrom(
    'artifacts:\n',
    '  dolma:\n',
    '    license: ',
    'AI2-ImpACT-HR',
    'unknown',
    'public',
    'from:',
    '---\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: anyCharacter, maxLength: 6 }),
);

/** A mutated example that somebody goes on typing into. */
export const anyCase: fc.Arbitrary<Case> = fc.record({
  text: mutatedManifest,
  edits: fc.array(fc.record({ start: fc.nat(), end: fc.nat(), newText: typed }), { maxLength: 8 }),
  cursor: fc.nat(),
});
