import fc from 'fast-check';
import { mutatedManifest } from '../kit/mutants';
import type { Case } from './exercise';

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
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** A mutated example that somebody goes on typing into. */
export const anyCase: fc.Arbitrary<Case> = fc.record({
  text: mutatedManifest,
  edits: fc.array(fc.record({ start: fc.nat(), end: fc.nat(), newText: typed }), { maxLength: 8 }),
  cursor: fc.nat(),
});
