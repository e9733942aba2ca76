import assert from 'node:assert/strict';
import { duplicateId } from '../../../server/src/rules/manifest/duplicate-id';
import { checkRule } from '../../kit/check';

describe('manifest/duplicate-id', () => {
  it('is silent where ids differ, or are shared with a distribution', () => {
    checkRule(
      duplicateId,
      `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
derivatives:
  words: { name: Words, type: data, from: { dolma: modified } }
distributions:
  words: { of: words, audience: internal }
`,
    );
  });

  it('marks the derivative, with the artifact', () => {
    const { findings, tree } = checkRule(
      duplicateId,
      `version: 1
derivatives:
  dolma: { name: Words, type: data, from: { paloma: modified } }
# ^^^^^ error manifest/duplicate-id: “dolma” is already the id of an artifact, so “dolma” elsewhere means the artifact.
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
  paloma: { name: Paloma, type: data, license: AI2-ImpACT-LR }
distributions:
  here: { of: dolma, audience: internal }
`,
    );
    const [related] = findings[0]?.related ?? [];
    assert.equal(related && tree.resolve(related.span)?.start, tree.text.lastIndexOf('dolma: {'));
  });
});
