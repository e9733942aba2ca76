import { validateConfig, validateReport } from '../../server/src/schema/validate';
import { table } from './kit';

const report = 'impact-report: 1, category: data, derivative: words, date: 2023-08-21';

describe('the front matter of an impact report', () => {
  table(validateReport, [
    ['is right with its fields', `{${report}, contact: {organization: Lab}, fingerprint: 1a2b}`],
    ['is right with fields of other tools', `{${report}, title: Report, tags: [a]}`],
    [
      'lacks all when there is none',
      '',
      '(document) value missing-field: The impact report needs “impact-report: 1”, a category, the id of its derivative and a date.',
    ],
    [
      'is told of a misspelled field that is needed',
      '{impact-report: 1, catagory: data, derivative: words, date: 2023-08-21}',
      'catagory key unknown-field: Unknown field “catagory” in the impact report. Did you mean “category”? => category',
    ],
    [
      'is told of a wrong category',
      `{impact-report: 1, category: dataset, derivative: words, date: 2023-08-21}`,
      'category value bad-value: “category” is “dataset”; it must be data or model. Did you mean “data”? => data',
    ],
    [
      'is told of an unknown version',
      `{impact-report: 2, category: data, derivative: words, date: 2023-08-21}`,
      'impact-report value bad-value: “impact-report” is 2; it must be 1.',
    ],
    [
      'is told of a version in quotes',
      `{impact-report: "1", category: data, derivative: words, date: 2023-08-21}`,
      'impact-report value wrong-type: “impact-report” must be a number, not text: remove the quotes. => 1',
    ],
    [
      'is told of a bad date',
      `{impact-report: 1, category: data, derivative: words, date: 20230821}`,
      'date value bad-value: “date” is 20230821; it must be a date such as 2023-08-18. Did you mean “2023-08-21”? => 2023-08-21',
    ],
    [
      'is told of an unknown field in its contact',
      `{${report}, contact: {mail: a@example.org}}`,
      'contact > mail key unknown-field: Unknown field “mail” in “contact”. Did you mean “email”? => email',
    ],
  ]);
});

describe('the configuration', () => {
  table(validateConfig, [
    ['is right when it is empty', ''],
    ['is right with severities', '{rules: {manifest/schema: off, lineage/cycle: hint}}'],
    [
      'is told of an unknown rule',
      '{rules: {linage/cycle: off}}',
      'rules > linage/cycle key unknown-field: Unknown rule “linage/cycle”. Did you mean “lineage/cycle”? => lineage/cycle',
    ],
    [
      'is told of an unknown severity',
      '{rules: {lineage/cycle: warn}}',
      'rules > lineage/cycle value bad-value: “lineage/cycle” is “warn”; it must be off, hint, information, warning or error. Did you mean “warning”? => warning',
    ],
    [
      'is told of an unknown field',
      '{rule: {}}',
      'rule key unknown-field: Unknown field “rule” in the configuration. Did you mean “rules”? => rules',
    ],
    [
      'is told of a wrong type',
      '{rules: [lineage/cycle]}',
      'rules value wrong-type: “rules” must be a map of fields such as “manifest/duplicate-id” and “manifest/missing-file”, not a list.',
    ],
  ]);
});
