import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';

const EXAMPLES = resolve(__dirname, '../../examples');

/** The texts of all example manifests. */
export const exampleManifests: readonly string[] = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?:^|[\\/.])impact\.ya?ml$/.test(path))
  .sort()
  .map((path) => readFileSync(join(EXAMPLES, path), 'utf8'));

/** What people and accidents put into a YAML file. */
const SCRAPS = [
  ...['\n', '\r\n', '\r', '\t', ' ', '    ', '\n\n', '\u2028', '\uFEFF', '\0', '😀', '\uD800'],
  ...[':', ': ', '-', '- ', ',', '#', ' # note', '"', "'", '|', '>-', '{', '}', '[', ']', '?', '!!str ', '%YAML 1.2'],
  ...['---\n', '...\n', '&a ', '*a', '<<: *a', 'x-', '__proto__: 1\n', 'dolma', 'word-counts', 'manifest: a.yaml#b'],
  ...['\nartifacts:\n', '\n  dolma:', '\nderivatives: {', '\ndistributions:\n  d:\n    of: [', '\nbreaches:\n  - of: '],
];

const edit = fc.record({
  at: fc.nat({ max: 10_000 }),
  gone: fc.oneof(fc.constant(0), fc.nat({ max: 30 })),
  text: fc.oneof(fc.constant(''), fc.constantFrom(...SCRAPS), fc.string({ maxLength: 6 })),
});

/** Examples that were cut off, and changed in a few places at random, as texts are while people type. */
export const mutatedManifest: fc.Arbitrary<string> = fc
  .record({
    text: fc.constantFrom(...exampleManifests),
    length: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    edits: fc.array(edit, { maxLength: 4 }),
  })
  .map(({ text, length, edits }) =>
    edits.reduce(
      (now, { at, gone, text: scrap }) => {
        const start = at % (now.length + 1);
        return now.slice(0, start) + scrap + now.slice(start + gone);
      },
      text.slice(0, Math.round(text.length * length)),
    ),
  );
