import { each, itGives, type Change } from '../kit/verdicts';

const edit = (from: string, to: string): Change => ({ edit: { [from]: to } });
const field = (line: string): Change => edit('    year: 2023\n', `    year: 2023\n    ${line}\n`);
const ofDerivative = (lines: string): Change => edit('    changes:', `    ${lines}\n    changes:`);
const entry = (lines: string): Change => edit('artifacts:\n', `artifacts:\n  ${lines}\n`);

describe('what is not understood', () => {
  itGives('unknown', {
    'an id twice': entry('words: { name: x, type: data, license: MIT }'),
    'a field twice': field('year: 2023'),
    'a field that is misspelled': field('licence: MIT'),
    'two merges in one map': edit('    year: 2023\n', '    <<: { year: 2023 }\n    <<: { year: 2023 }\n'),
    'an alias of nothing': edit('year: 2023', 'year: *y'),
    'no version': edit('version: 1\n', ''),
    'another version': edit('version: 1', 'version: 2'),
    'a version in quotes': edit('version: 1', 'version: "1"'),
    'a source that there is not': edit('      words: modified', '      wrods: modified'),
    'a relation that there is not': edit('words: modified', 'words: copied'),
    'no relation': edit('words: modified', 'words:'),
    'a bracket that is never closed': field('source: ['),
    'a tab': edit('    year: 2023\n', '\tyear: 2023\n'),
    'a second document': { add: '---\nversion: 1\n' },
    'an audience in capitals': edit('audience: public', 'audience: Public'),
    'no audience': edit('    audience: public\n', ''),
    'a status that is misspelled': edit('status: released', 'status: relased'),
    'a day that there is not': edit('2026-06-01', '2026-06-31'),
    'a release on a day to come': edit('2026-06-01', '2027-06-01'),
    'an artifact of a day to come': field('acquired: 2027-01-01'),
    'an update on a day to come': ofDerivative('updated: 2030-01-01'),
    'an id that looks like an extension': entry('x-foo: { name: x, type: data, license: MIT }'),
    'an id in capitals': entry('Foo: { name: x, type: data, license: MIT }'),
    'an entry without anything': entry('foo:'),
    'a list for a map': entry('- foo'),
    'a cycle': edit('      words: modified', '      words: modified\n      counts: modified'),
    'a name without letters': edit('name: Word Bank', 'name: ""'),
    'no type': edit('    type: data\n    license', '    license'),
    'a source that is no address': field('source: foo:bar'),
    'a version of the license that there is not': field('license-version: "3.0"'),
  });
  itGives('ready', {
    'a field of one’s own': field('x-mine: MIT'),
    'a merge': edit('    year: 2023\n', '    <<: { year: 2023 }\n'),
  });
  itGives('internal', {
    'a license, where it stays internal': {
      edit: { 'audience: public': 'audience: internal', 'AI2-ImpACT-MR': 'unknown' },
    },
  });
  itGives('unknown', {
    'a field that is misspelled, where it stays internal': {
      edit: { 'audience: public': 'audience: internal', '    year: 2023\n': '    year: 2023\n    yaer: 1\n' },
    },
  });
});

describe('an entry that contradicts itself', () => {
  itGives('unknown', { 'by its risk': field('risk: low') }, 'coverage/risk-mismatch');
  itGives('unknown', { 'by a risk that its sources rule out': ofDerivative('risk: low') }, 'lineage/understated-risk');
  itGives('forbidden', { 'no: a stricter risk of its own holds': ofDerivative('risk: high') });
  itGives(
    'unknown',
    {
      'by a relation that makes something else': edit('words: modified', 'words: trained-on'),
      'by a relation to something else': edit('words: modified', 'words: weights-modified'),
    },
    'lineage/relation',
  );
  itGives('unknown', { 'by being code': edit('type: data\n    license', 'type: code\n    license') }, 'coverage/code');
});

describe('what a derivative is released under', () => {
  const released = (license: string): Change => ofDerivative(`license: ${license}`);
  itGives(
    'obligations-missing',
    each(
      ['MIT', 'Apache-2.0', 'CC-BY-4.0', 'CC0-1.0', 'CC-BY-NC-4.0', 'MIT OR AI2-ImpACT-MR', 'AI2-ImpACT-LR'],
      released,
    ),
    'lineage/outbound-license',
  );
  itGives('unknown', each(['unknown', 'Foo Bar'], released), 'lineage/outbound-license');
  itGives('ready', each(['AI2-ImpACT-MR', 'AI2-ImpACT-HR'], released));
  itGives(
    'obligations-missing',
    {
      'is minded on the way as well': {
        edit: {
          '    changes:': '    license: MIT\n    changes:',
          'distributions:':
            '  next:\n    name: Next\n    type: data\n    from:\n      counts: modified\n    changes: Counted the words and kept the 500 most frequent.\n    reports:\n      data: reports/counts.md\ndistributions:',
          'of: counts': 'of: next',
        },
      },
    },
    'lineage/outbound-license',
  );
});
