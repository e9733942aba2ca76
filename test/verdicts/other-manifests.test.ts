import { itGives, type Change } from '../kit/verdicts';

/** The manifest that the artifact is taken from. */
const THEIRS = `version: 1
artifacts:
  bank:
    name: Word Bank
    type: data
    license: AI2-ImpACT-MR
    year: 2023
`;

const HERE = '    name: Word Bank\n    type: data\n    license: AI2-ImpACT-MR\n    year: 2023\n';

/** The artifact taken from `theirs`, with fields of its own. */
function taken(theirs: string | null, fields = ''): Change {
  return {
    edit: { [HERE]: `    manifest: up/impact.yaml#bank\n${fields}` },
    files: { 'up/impact.yaml': theirs },
  };
}

describe('an artifact that is taken from another manifest', () => {
  itGives('ready', {
    'in order': taken(THEIRS),
    'beside something that lacks evidence': taken(
      `${THEIRS}distributions:\n  x:\n    of: bank\n    audience: internal\n    agreement: nope.md\n`,
    ),
    'with the same license': taken(THEIRS, '    license: AI2-ImpACT-MR\n'),
    'with the year that is not there': taken(THEIRS.replace('    year: 2023\n', ''), '    year: 2023\n'),
  });
  itGives('unknown', {
    'that is not there': taken(null),
    'that has a key twice': taken(`${THEIRS}    year: 2023\n`),
    'that is broken': taken(`${THEIRS}  x: [\n`),
    'that is of another version': taken(THEIRS.replace('version: 1', 'version: 2')),
    'that has no version': taken(THEIRS.replace('version: 1\n', '')),
    'that misspells its license': taken(THEIRS.replace('license:', 'licence:')),
    'that has a field too many': taken(`${THEIRS}projcet: x\n`),
    'that has another entry that is broken': taken(`${THEIRS}  other:\n    name: X\n`),
    'that has no such entry': taken(THEIRS.replace('bank:', 'bnak:')),
    'whose risk and license disagree': taken(`${THEIRS}    risk: low\n`),
    'that does not know its license': taken(THEIRS.replace('AI2-ImpACT-MR', 'unknown')),
    'that has lost its rights': taken(`${THEIRS}breaches:\n  - { of: bank, notified: 2026-08-01 }\n`),
    'that is no manifest': taken('<html></html>'),
    'that is empty': taken(''),
    'that names a source that there is not': taken(
      `${THEIRS}derivatives:\n  d:\n    name: D\n    type: data\n    from:\n      nope: modified\n`,
    ),
    'with a laxer license': taken(THEIRS, '    license: AI2-ImpACT-LR\n'),
    'with another license': taken(THEIRS, '    license: MIT\n'),
    'with a laxer risk': taken(THEIRS, '    risk: low\n'),
    'with another type': taken(THEIRS, '    type: model\n'),
    'with a field that is misspelled': taken(THEIRS, '    licence: MIT\n'),
  });
  itGives('forbidden', {
    'of high risk': taken(THEIRS.replace('AI2-ImpACT-MR', 'AI2-ImpACT-HR')),
    'with a stricter license': taken(THEIRS, '    license: AI2-ImpACT-HR\n'),
    'with a stricter risk': taken(THEIRS, '    risk: high\n'),
  });
  itGives('needs-review', {
    'whose breach can still be remedied': taken(`${THEIRS}breaches:\n  - { of: bank, notified: 2026-11-10 }\n`),
  });
  itGives(
    'unknown',
    {
      'as a derivative that may not be released as it is': {
        edit: { [HERE]: '    manifest: up/impact.yaml#small\n' },
        files: {
          'up/impact.yaml': `${THEIRS}derivatives:\n  small:\n    name: Small\n    type: data\n    from:\n      bank: modified\n    license: MIT\n`,
        },
      },
    },
    'manifest/upstream',
  );
});

describe('another manifest of the workspace', () => {
  const beside = (text: string): Change => ({ files: { 'beside/impact.yaml': text } });
  const BREACH = 'breaches:\n  - { of: bank, notified: 2026-08-01 }\n';
  const SOURCE = '    source: https://huggingface.co/datasets/example/word-bank\n';

  itGives('ready', {
    'that agrees': beside(THEIRS),
    'that has lost its rights to something else': beside(THEIRS.replace('Word Bank', 'Other Bank') + BREACH),
  });
  itGives('unknown', {
    'that has lost its rights to what it calls the same': beside(THEIRS + BREACH),
    'that has lost its rights to what has the same source': {
      edit: { '    year: 2023\n': `    year: 2023\n${SOURCE}` },
      ...beside(THEIRS.replace('Word Bank', 'Bank of Words') + SOURCE + BREACH),
    },
  });
  itGives(
    ['unknown', 'forbidden', 'needs-review'],
    {
      'that has the same under a stricter tier': beside(THEIRS.replace('AI2-ImpACT-MR', 'AI2-ImpACT-HR')),
      'that has the same under another license': beside(THEIRS.replace('AI2-ImpACT-MR', 'MIT')),
    },
    'lineage/contradiction',
  );
});
