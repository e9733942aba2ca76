import assert from 'node:assert/strict';
import { shared } from '../../../server/src/rules/report/shared';
import { analyzedBy, checkFix, checkRule } from '../../kit/check';
import { FILES, reportText } from '../../kit/release';

const counter = (data: string, model: string, rest = ''): string => `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
  tulu-2:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
    year: 2023
derivatives:
  counter:
    name: Counter
    type: model
    from:
      value-prism: trained-on
      tulu-2: fine-tuned
    changes: Tuned it.
    reports:
      data: ${data}
      model: ${model}
${rest}distributions:
  hub:
    of: counter
    audience: public
    agreement: LICENSE.md
    attribution: |
      ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
      Tulu 2 is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`;

const files = {
  ...FILES,
  'reports/data.md': reportText({ category: 'data', derivative: 'counter' }),
  'reports/model.md': reportText({ category: 'model', derivative: 'counter' }),
};

describe('report/shared', () => {
  it('marks the second use of one file, and nothing else about it', () => {
    const { findings } = checkRule(
      shared,
      counter(
        'reports/data.md',
        'reports/data.md',
        '#            ^^^^^^^^^^^^^^^ warning report/shared: reports/data.md can’t be both reports of Counter, which is a data and a model derivative: Counter comes from Tulu 2 (AI2-ImpACT-LR, low risk).\n',
      ),
      { files },
    );
    assert.equal(findings[0]?.remedy, 'Write the model report in a separate file.');
    assert.equal(findings[0].related?.at(-1)?.message, 'Its license is AI2-ImpACT-LR: low risk.');
  });

  it('takes a file for what it says that it is', () => {
    const { findings } = analyzedBy(shared, counter('reports/model.md', './reports/model.md'), { files });
    assert.deepEqual(
      findings.map(({ rule, remedy }) => `${rule}: ${remedy ?? ''}`),
      ['report/shared: Write the data report in a separate file.'],
    );
  });

  it('marks one URL for both', () => {
    const { findings } = analyzedBy(shared, counter('https://example.org/report', 'https://example.org/report'), {
      files,
    });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['report/shared'],
    );
  });

  it('is silent on two files, and where only one report is owed', () => {
    checkRule(shared, counter('reports/data.md', 'reports/model.md'), { files });
    const { findings } = analyzedBy(
      shared,
      counter('reports/data.md', 'reports/data.md').replace('AI2-ImpACT-LR', 'Apache-2.0'),
      { files },
    );
    assert.deepEqual(findings, []);
  });

  it('offers a report of its own', () => {
    checkFix(
      'report/shared',
      counter('reports/data.md', 'reports/data.md'),
      counter('reports/data.md', 'reports/counter.model.md'),
      { files: { ...files, 'reports/counter.model.md': files['reports/model.md'] } },
    );
  });
});
