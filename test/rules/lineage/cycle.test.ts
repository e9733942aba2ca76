import assert from 'node:assert/strict';
import { cycle } from '../../../server/src/rules/lineage/cycle';
import { checkRule } from '../../kit/check';

const OTHER = `version: 1
artifacts:
  base:
    manifest: ../impact.yaml#tuned
derivatives:
  merged:
    name: Merged
    type: model
    from:
      base: weights-modified
`;

describe('lineage/cycle', () => {
  it('marks the source that leads back, and shows the way around', () => {
    const { findings } = checkRule(
      cycle,
      `
version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
      sorted: modified
#     ^^^^^^ error lineage/cycle: Words comes from itself through Cleaned → Sorted, so its origin is not clear.
  cleaned:
    name: Cleaned
    type: data
    from:
      words: modified
  sorted:
    name: Sorted
    type: data
    from:
      cleaned: modified
`,
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ message }) => message),
      [
        'Words is made from Sorted (modified).',
        'Sorted is made from Cleaned (modified).',
        'Cleaned is made from Words (modified).',
      ],
    );
  });

  it('marks a derivative of itself', () => {
    checkRule(
      cycle,
      `
version: 1
derivatives:
  words:
    name: Words
    type: data
    from:
      words: modified
#     ^^^^^ error lineage/cycle: Words comes from itself, so its origin is not clear.
`,
    );
  });

  it('tells two cycles apart, and knots that share a work as one', () => {
    checkRule(
      cycle,
      `
version: 1
derivatives:
  a: { name: A, type: data, from: { b: modified } }
#                                   ^ error lineage/cycle: A comes from itself through B, so its origin is not clear.
  b: { name: B, type: data, from: { a: modified, c: modified } }
  c: { name: C, type: data, from: { b: modified } }
  d: { name: D, type: data, from: { a: modified, e: modified } }
#                                                ^ error lineage/cycle: D comes from itself through E, so its origin is not clear.
  e: { name: E, type: data, from: { d: modified } }
`,
    );
  });

  it('sees a cycle through another manifest', () => {
    checkRule(
      cycle,
      `
version: 1
artifacts:
  merged:
    manifest: other/impact.yaml#merged
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      merged: fine-tuned
#     ^^^^^^ error lineage/cycle: Tuned comes from itself through Merged, so its origin is not clear.
`,
      { files: { 'other/impact.yaml': OTHER } },
    );
  });

  it('sees an entry that is taken from itself', () => {
    checkRule(
      cycle,
      `
version: 1
artifacts:
  base:
    manifest: other/impact.yaml#base
#             ^^^^^^^^^^^^^^^^^^^^^^ error lineage/cycle: The entry of “base” is taken from itself, so its origin is not clear.
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      base: fine-tuned
`,
      { files: { 'other/impact.yaml': 'version: 1\nartifacts:\n  base:\n    manifest: ../impact.yaml#base\n' } },
    );
  });

  it('is silent where two ways lead to one source', () => {
    checkRule(
      cycle,
      `
version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
derivatives:
  a: { name: A, type: data, from: { dolma: modified } }
  b: { name: B, type: data, from: { dolma: modified } }
  c: { name: C, type: data, from: { a: incorporated, b: incorporated, dolma: incorporated } }
`,
    );
  });
});
