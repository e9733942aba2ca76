import assert from 'node:assert/strict';
import { contradiction } from '../../../server/src/rules/lineage/contradiction';
import { analyzedBy, checkRule } from '../../kit/check';

const entry = (fields: string): string =>
  `version: 1\nartifacts:\n  bank: { name: Word Bank, type: data, ${fields} }\n`;
const told = (here: string, there: string): number =>
  analyzedBy(contradiction, entry(here), { files: { 'lab/impact.yaml': entry(there) } }).findings.length;

describe('lineage/contradiction', () => {
  it('marks the license of what another manifest describes under another one', () => {
    checkRule(
      contradiction,
      `version: 1
artifacts:
  bank:
    name: Word Bank
    type: data
    license: AI2-ImpACT-LR
#            ^^^^^^^^^^^^^ error lineage/contradiction: Word Bank is under AI2-ImpACT-LR here but under MIT in lab/impact.yaml: one of them is wrong, or both apply and both manifests must say so.
`,
      { files: { 'lab/impact.yaml': entry('license: MIT') } },
    );
  });

  it('takes artifacts for the same by their source, in any spelling of it, or else by their name', () => {
    const at = 'license: AI2-ImpACT-LR, source: "https://Data.example.org/bank"';
    assert.equal(told(at, 'license: MIT, source: "http://data.example.org/bank/"'), 1);
    assert.equal(told(at, 'license: MIT, source: "https://data.example.org/other"'), 0);
    assert.equal(told(at, 'license: MIT'), 0);
    assert.equal(told('license: AI2-ImpACT-LR', 'license: MIT'), 1);
  });

  it('minds that another revision, or one obtained on another day, may be under another license', () => {
    assert.equal(told('license: AI2-ImpACT-MR, revision: v1.6', 'license: ODC-By-1.0, revision: v1.7'), 0);
    assert.equal(told('license: AI2-ImpACT-MR, acquired: 2023-09-01', 'license: ODC-By-1.0, acquired: 2024-05-01'), 0);
    assert.equal(told('license: AI2-ImpACT-MR, revision: v1.6', 'license: ODC-By-1.0'), 1);
  });

  it('is silent where both say the same, where one says nothing, and on references', () => {
    assert.equal(told('license: AI2-ImpACT-LR', 'risk: low'), 0);
    assert.equal(told('license: MIT', 'license: mit'), 0);
    assert.equal(told('license: AI2-ImpACT-LR', 'license: unknown'), 0);
    const reference = 'version: 1\nartifacts:\n  bank: { manifest: lab/impact.yaml#bank, license: MIT }\n';
    assert.deepEqual(
      analyzedBy(contradiction, reference, { files: { 'lab/impact.yaml': entry('license: AI2-ImpACT-LR') } }).findings,
      [],
    );
  });
});
