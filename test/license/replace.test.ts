import assert from 'node:assert/strict';
import { replaceImpact } from '../../server/src/license/replace';
import { parseLicense } from '../../server/src/license/spdx';

describe('replaceImpact', () => {
  for (const [before, after] of [
    ['AI2-ImpACT-MR', 'ODC-By-1.0'],
    ['impact-license-medium-risk', 'ODC-By-1.0'],
    ['AI2-ImpACT-LR AND LicenseRef-Llama-2', 'ODC-By-1.0 AND LicenseRef-Llama-2'],
    ['MIT AND (LicenseRef-AI2-ImpACT-LR AND CC-BY-4.0)', 'MIT AND (ODC-By-1.0 AND CC-BY-4.0)'],
    ['AI2-ImpACT-LR AND AI2-ImpACT-MR', undefined],
    ['MIT', undefined],
    ['unknown', undefined],
    ['ai2-impact', undefined],
  ] as const) {
    it(`turns ${before} into ${after ?? 'nothing'}`, () => {
      assert.equal(replaceImpact(parseLicense(before), 'ODC-By-1.0'), after);
    });
  }
});
