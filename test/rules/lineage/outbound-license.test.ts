import assert from 'node:assert/strict';
import { outboundLicense } from '../../../server/src/rules/lineage/outbound-license';
import { analyzedBy } from '../../kit/check';
import { manifestOf } from '../../kit/terms';

const said = (source: string, relation: string, license: string): readonly string[] => {
  const type = relation === 'trained-on' ? 'model' : 'data';
  const text = manifestOf({
    artifacts: [['words', 'data', source]],
    derivatives: { made: [type, { words: relation }, `, license: ${license}`] },
    shares: 'made',
  });
  return analyzedBy(outboundLicense, text).findings.map(({ message }) => message);
};

describe('lineage/outbound-license', () => {
  it('finds a license that drops the restrictions that have to flow down', () => {
    for (const license of ['MIT', 'Apache-2.0', 'CC-BY-4.0', 'CC0-1.0', 'MIT OR AI2-ImpACT-LR', 'LicenseRef-Gemma'])
      assert.equal(said('AI2-ImpACT-LR', 'modified', license).length, 1, license);
    for (const license of ['AI2-ImpACT-LR', 'MIT AND AI2-ImpACT-LR', 'LicenseRef-Example-Terms'])
      assert.deepEqual(said('AI2-ImpACT-LR', 'modified', license), [], license);
  });

  it('knows what other sources want', () => {
    assert.equal(said('CC-BY-SA-4.0', 'modified', 'CC-BY-4.0').length, 1);
    assert.deepEqual(said('CC-BY-SA-4.0', 'modified', 'CC-BY-SA-3.0'), []);
    assert.equal(said('CC-BY-NC-4.0', 'modified', 'CC-BY-4.0').length, 1);
    assert.deepEqual(said('CC-BY-NC-4.0', 'modified', 'CC-BY-NC-4.0'), []);
    for (const license of ['MIT', 'CC-BY-4.0', 'CC0-1.0'])
      assert.deepEqual(said(license, 'modified', 'Apache-2.0'), []);
  });

  it('is silent about what is open, and about what was only measured on', () => {
    assert.deepEqual(said('CC-BY-SA-4.0', 'trained-on', 'Apache-2.0'), []);
    assert.deepEqual(said('AI2-ImpACT-HR', 'evaluated-on', 'MIT'), []);
  });

  it('finds what is no license', () => {
    for (const license of ['unknown', 'other', 'apache-2.0', 'impact-lr'])
      assert.equal(said('AI2-ImpACT-LR', 'modified', license).length, 1, license);
  });
});
