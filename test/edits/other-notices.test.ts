import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/analysis/analyze';
import { verdictOf } from '../../server/src/analysis/verdict';
import { writeDocument } from '../../server/src/features/write';
import type { Fix } from '../../server/src/findings/finding';
import { analyzed, applied } from '../kit/check';
import { manifestOf, type Made } from '../kit/terms';

type Files = Readonly<Record<string, string>>;

/** The manifest and files after a fix, and what is still missing of other licenses then. */
function after(analysis: Analysis, fix: Fix, files: Files = {}): { readonly text: string; readonly files: Files } {
  return applied(analysis, fix, { files });
}

function missing(text: string, files: Files): readonly string[] {
  const analysis = analyzed(text, { files });
  const distribution = analysis.context.manifest.distributions.get('hub');
  assert.ok(distribution);
  return verdictOf(analysis, distribution).obligations.flatMap((one) =>
    one.state === 'met' ? [] : [one.kind === 'terms' ? `${one.duty} ${one.terms.id}` : `${one.kind} ${one.state}`],
  );
}

function written(
  made: Made,
  kind: 'notice' | 'terms',
  files: Files = {},
): { readonly text: string; readonly files: Files } {
  const analysis = analyzed(manifestOf(made), { files });
  const writing = writeDocument(analysis, kind, { id: 'hub' });
  assert.equal(writing.kind, 'fix');
  return after(analysis, writing.fix, files);
}

const LLAMA = ['llama', 'model', 'LicenseRef-Llama-3.1'] as const;
const KIT = ['kit', 'data', 'CC-BY-4.0'] as const;

describe('the notice of other licenses', () => {
  it('says word for word what they ask for, credits, and displays', () => {
    const made: Made = {
      artifacts: [LLAMA, KIT, ['tool', 'model', 'Apache-2.0']],
      derivatives: { tuned: ['model', { llama: 'fine-tuned', kit: 'combined', tool: 'combined' }] },
      shares: 'tuned',
    };
    const { text, files } = written(made, 'notice');
    assert.match(
      files['NOTICE.md'] ?? '',
      /```text\nLlama 3\.1 is licensed under the Llama 3\.1 Community License, Copyright © Meta Platforms, Inc\. All Rights Reserved\.\n```\n\nBuilt with Llama\n/,
    );
    assert.match(
      files['NOTICE.md'] ?? '',
      /- kit by Jo Doe, 2023 is under CC-BY-4\.0, <https:\/\/creativecommons\.org\/licenses\/by\/4\.0\/>\./,
    );
    assert.deepEqual(missing(text, files), [
      'license-text LicenseRef-Llama-3.1',
      'naming LicenseRef-Llama-3.1',
      'license-text Apache-2.0',
    ]);
    // Written again, it is the same.
    assert.equal(writeDocument(analyzed(text, { files }), 'notice', { id: 'hub' }).kind, 'same');
  });

  it('is kept in step with the manifest, also where no ImpACT license is', () => {
    const { text, files } = written({ artifacts: [KIT], shares: 'kit' }, 'notice');
    assert.deepEqual(missing(text, files), []);
    const renamed = text.replace('name: kit', 'name: Kitten');
    assert.deepEqual(missing(renamed, files), ['section wrong', 'attribution CC-BY-4.0']);
    const analysis = analyzed(renamed, { files });
    const [finding] = analysis.findings.filter(({ rule }) => rule === 'distribution/notices');
    const [fix] = finding?.fixes?.() ?? [];
    assert.ok(fix?.safe);
    assert.deepEqual(missing(renamed, after(analysis, fix, files).files), []);
  });

  it('adds the restrictions of other licenses to the terms', () => {
    const made: Made = { artifacts: [['gemma', 'model', 'LicenseRef-Gemma']], shares: 'gemma' };
    const { text, files } = written(made, 'terms');
    assert.match(Object.values(files)[0] ?? '', /Gemma Terms of Use.*prohibited use policy/);
    assert.deepEqual(missing(text, files), ['license-text LicenseRef-Gemma', 'notice-text LicenseRef-Gemma']);
  });

  it('names the file that holds the text of a license', () => {
    const { licenseText } = require('spdx-license-list/licenses/Apache-2.0.json') as { readonly licenseText: string };
    const made: Made = {
      artifacts: [['tool', 'model', 'Apache-2.0']],
      shares: 'tool',
      more: ', notices: LICENSES/Apache-2.0.txt',
    };
    const { text, files } = written(made, 'notice', { 'LICENSES/Apache-2.0.txt': licenseText });
    assert.match(files['NOTICE.md'] ?? '', /Its text: LICENSES\/Apache-2\.0\.txt/);
    assert.deepEqual(missing(text, files), []);
  });

  it('is not taken for the text of a license itself, nor is a card that speaks of it', () => {
    const made: Made = {
      artifacts: [LLAMA],
      derivatives: { tuned: ['model', { llama: 'fine-tuned' }, ', card: README.md'] },
      shares: 'tuned',
    };
    const card = `# Llama tuned\n\nThis model is under the Llama 3.1 Community License, as its base was, and so on. ${'More words. '.repeat(300)}`;
    const { text, files } = written(made, 'notice', { 'README.md': card });
    assert.ok(missing(text, files).includes('license-text LicenseRef-Llama-3.1'));
  });
});

describe('fixes of the duties of other licenses', () => {
  const cases: readonly (readonly [string, Made])[] = [
    ['credit and address', { artifacts: [KIT], shares: 'kit' }],
    ['a notice and a display', { artifacts: [LLAMA], shares: 'llama' }],
    ['a name', { artifacts: [LLAMA], derivatives: { tuned: ['model', { llama: 'fine-tuned' }] }, shares: 'tuned' }],
    ['a text that is kept', { artifacts: [['tool', 'model', 'GPL-3.0-or-later']], shares: 'tool' }],
    ['restrictions', { artifacts: [['star', 'model', 'LicenseRef-BigCode-OpenRAIL-M-1']], shares: 'star' }],
    ['restrictions of the C-UDA', { artifacts: [['cuda', 'data', 'C-UDA-1.0']], shares: 'cuda' }],
    [
      'restrictions of Falcon',
      {
        artifacts: [['falcon', 'model', 'LicenseRef-Falcon-2-11B']],
        derivatives: { own: ['model', { falcon: 'fine-tuned' }] },
        shares: 'own',
      },
    ],
    [
      'the same license',
      {
        artifacts: [['sa', 'data', 'CC-BY-SA-4.0']],
        derivatives: { own: ['data', { sa: 'modified' }] },
        shares: 'own',
      },
    ],
  ];
  for (const [name, made] of cases) {
    it(`clear it: ${name}`, () => {
      const analysis = analyzed(manifestOf(made));
      const findings = analysis.findings.filter(({ rule }) => rule.startsWith('terms/'));
      assert.ok(findings.length > 0);
      for (const { message, fixes } of findings) {
        for (const fix of fixes?.() ?? []) {
          assert.equal(fix.safe, false);
          const then = after(analysis, fix);
          const left = analyzed(then.text, { files: then.files }).findings;
          assert.ok(!left.some((one) => one.message === message), message);
          assert.ok(
            !left.some(({ rule }) => rule.startsWith('manifest/')),
            JSON.stringify(left.map(({ rule }) => rule)),
          );
        }
      }
      const kinds = findings.filter(({ fixes }) => (fixes?.() ?? []).length > 0);
      assert.ok(kinds.length > 0, 'no fix at all');
    });
  }

  it('offer no text with a line for the holder of the copyright, nor one that is not kept', () => {
    for (const license of ['MIT', 'BSD-3-Clause', 'LicenseRef-Llama-2']) {
      const [finding] = analyzed(manifestOf({ artifacts: [['kit', 'model', license]], shares: 'kit' })).findings.filter(
        ({ rule }) => rule === 'terms/license-text',
      );
      assert.deepEqual(finding?.fixes?.(), [], license);
    }
  });
});
