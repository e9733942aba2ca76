import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze, type Analysis } from '../../server/src/analysis/analyze';
import { parse } from '../../server/src/syntax/parse';
import { Lines } from '../../server/src/text/lines';
import { worldOf } from '../../server/src/workspace/world';
import { exercise } from '../fuzz/exercise';
import { exampleFiles } from '../kit/examples';
import { memoryFiles, ROOT } from '../kit/files';
import { exampleManifests, mutatedManifest, restyledManifest } from '../kit/mutants';

const URI = `${ROOT}/impact.yaml`;
const RUNS = Number(process.env.RUNS ?? 100);

/** Characters that are two units long, alone, in a row, and joined with others. */
const LONG = ['😀', '😀😀', '\u{1F468}\u200D\u{1F469}', '\u{20000}', 'a\u{1D400}b', '🇩🇪'];

/** Examples with such characters in many of their words. */
const withLongOnes = fc
  .record({
    text: fc.oneof(fc.constantFrom(...exampleManifests), mutatedManifest, restyledManifest),
    places: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...LONG)), { minLength: 1, maxLength: 12 }),
  })
  .map(({ text, places }) =>
    places.reduce((now, [place, long]) => {
      // Most of them go into words or right behind, where something is said of them.
      const words = [...now.matchAll(/[\p{L}\d-]+/gu)];
      const word = words[place % (words.length + 1)];
      const at = word === undefined ? place % (now.length + 1) : word.index + (place % (word[0].length + 1));
      return now.slice(0, at) + long + now.slice(at);
    }, text),
  );

/** The findings of a text, with the lines and characters they stand at. */
function told(text: string): readonly object[] {
  const world = worldOf(memoryFiles({ ...exampleFiles(), 'impact.yaml': text }));
  const analysis: Analysis = analyze(parse(URI, text), {
    world,
    options: { severities: {}, today: '2024-03-01' },
  });
  const lines = Lines.from(text, 'utf-16');
  return analysis.findings.map(({ rule, severity, message, remedy, span }) => {
    const place = analysis.tree.resolve(span);
    assert.ok(place);
    return { rule, severity, message, remedy, at: [lines.positionAt(place.start), lines.positionAt(place.end)] };
  });
}

describe('a text with characters of two units', () => {
  it('has no place that cuts one of them in two @slow', () => {
    const cases = fc.record({
      text: withLongOnes,
      edits: fc.array(
        fc.record({ start: fc.nat(), end: fc.constant(0), newText: fc.constantFrom('a', ':', '\n', '#') }),
        { maxLength: 2 },
      ),
      cursor: fc.nat(),
    });
    fc.assert(
      fc.property(cases, (one) => {
        exercise(one);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the line breaks of a text', () => {
  it('make no difference to what is found and where @slow', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedManifest, restyledManifest, withLongOnes), (text) => {
        const plain = text.replace(/\r\n?/g, '\n');
        assert.deepEqual(told(plain.replaceAll('\n', '\r\n')), told(plain));
      }),
      { numRuns: RUNS * 2 },
    );
  });
});
