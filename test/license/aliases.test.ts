import assert from 'node:assert/strict';
import { recognizeLicense } from '../../server/src/license/aliases';
import { licenseIdOf, TIERS } from '../../server/src/license/tier';

/** Spellings of one license; `{Risk}` is the word and `{R}` the letter of its tier. */
const SPELLINGS: readonly string[] = [
  'AI2-ImpACT-{R}R',
  'AI2 ImpACT-{R}R',
  'AI2_ImpACT_{R}R',
  'AI2ImpACT-{R}R',
  'ImpACT-{R}R',
  'impact-{R}R',
  'IMPACT {R}R',
  'ImpACT–{R}R',
  'ImpACT—{R}R',
  'ImpACT\u2010{R}R',
  'ImpACT\u2212{R}R',
  '{R}R ImpACT',
  'AI2 ImpACT-{R}R License',
  'AI2-ImpACT-{R}R-2.0',
  'AI2 ImpACT-{R}R v1.0',
  'LicenseRef-AI2-ImpACT-{R}R',
  'LicenseRef-ImpACT-{R}R',
  'impact-license-{Risk}-risk',
  'ai2-impact-license-{Risk}-risk',
  'ai2_impact_license_{Risk}_risk',
  'LicenseRef-ai2-impact-license-{Risk}-risk',
  'AI2 ImpACT {Risk} Risk',
  'AI2 ImpACT {Risk}',
  'Ai2 ImpACT {Risk} Risk License',
  'ImpACT License {Risk} Risk',
  'ImpACT {Risk} Risk Licence',
  '{Risk} Risk ImpACT License',
  'The {Risk}-Risk AI2 ImpACT License',
  'AI2 ImpACT License for {Risk} Risk Artifacts',
  'AI2 ImpACT License - {Risk} Risk Artifacts',
  'AI2 ImpACT License – {Risk} Risk Artifacts',
  'AI2 ImpACT License – {Risk} Risk Artifacts (“{R}R Agreement”)',
  'AI2 ImpACT License – {Risk} Risk Artifacts, Version 2.0',
  'Allen Institute for AI ImpACT License, {Risk} Risk',
  '  AI2\n  ImpACT License - {Risk} Risk Artifacts  ',
  '{R}R Agreement',
  'https://allenai.org/licenses/impact-{R}R',
  'https://allenai.org/licenses/impact-{R}R/',
  'http://allenai.org/licenses/impact-{R}R',
  'https://www.allenai.org/licenses/impact-{R}R',
  'allenai.org/licenses/impact-{R}R',
  'HTTPS://ALLENAI.ORG/LICENSES/IMPACT-{R}R',
  'https://allenai.org/licenses/impact-{R}R?utm_source=card#terms',
  'https://allenai.org/impact-{R}R',
];

const LOST: readonly string[] = [
  'LicenseRef-AI2-ImpACT',
  'ai2-impact',
  'AI2 ImpACT License',
  'AI2 ImpACT Licenses',
  'ImpACT',
  'impact-license',
  'AI2 ImpACT License 2.0',
  'AI2 ImpACT License (LR, MR)',
  'AI2 ImpACT-LR, Medium Risk',
  'https://allenai.org/impact-license',
  'http://www.allenai.org/impact-license/',
];

const OTHERS: readonly string[] = [
  'AI MODEL LICENSE AGREEMENT',
  'AI2 AI MODEL LICENSE AGREEMENT',
  'AI2',
  'AI2 License',
  'LR',
  'low risk',
  'low',
  'Medium Risk License',
  'low impact',
  'high impact',
  'high risk impact',
  'High-Impact',
  'LR License',
  'Agreement',
  'not AI2-ImpACT-LR',
  'AI2-ImpACT-LR OR MIT',
  'AI2-ImpACT-XR',
  'AI2-ImpACT-L',
  'ImpACTful-LR',
  'LicenseRef-My-Impact-LR',
  'Apache-2.0',
  'MIT',
  'other',
  'unknown',
  'odc-by',
  'openrail',
  'https://allenai.org',
  'https://allenai.org/licenses/',
  'https://allenai.org/licenses/impact-xr',
  'https://allenai.org/licenses/other',
  'https://allenai.org/blog/impact-license',
  'https://example.org/licenses/impact-lr',
  'https://allenai.org.example.org/licenses/impact-lr',
  'https://huggingface.co/allenai/impact-lr',
  'constructor',
  '',
  ' ',
];

describe('aliases', () => {
  for (const tier of TIERS) {
    const letter = tier.slice(0, 1);
    const word = `${letter.toUpperCase()}${tier.slice(1)}`;
    for (const pattern of SPELLINGS) {
      const spelling = pattern.replaceAll('{Risk}', word).replaceAll('{R}', letter.toUpperCase());
      it(`recognize ${JSON.stringify(spelling)} in any letter case`, () => {
        for (const variant of [spelling, spelling.toLowerCase(), spelling.toUpperCase()]) {
          const canonical = licenseIdOf(tier);
          assert.deepEqual(recognizeLicense(variant), { canonical, exact: variant === canonical }, variant);
        }
      });
    }
  }

  for (const spelling of LOST) {
    it(`ask for the tier of ${JSON.stringify(spelling)}`, () => {
      assert.deepEqual(recognizeLicense(spelling), { lostTier: true });
    });
  }

  for (const spelling of OTHERS) {
    it(`leave ${JSON.stringify(spelling)} alone`, () => {
      assert.equal(recognizeLicense(spelling), undefined);
    });
  }

  it('are quick with a hostile text @slow', () => {
    for (const piece of ['impact-', '-', '/', 'ai2 ', 'https://', 'allenai.org/']) {
      recognizeLicense(piece.repeat(50_000));
      recognizeLicense(`https://allenai.org/${piece.repeat(50_000)}`);
    }
  }).timeout(3000);
});
