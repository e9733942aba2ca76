import assert from 'node:assert/strict';
import { progressOf } from '../../server/src/analysis/progress';
import { verdictOf, type Verdict } from '../../server/src/analysis/verdict';
import { distributionStatus } from '../../server/src/features/status';
import { verdictsOf } from '../../server/src/features/verdicts';
import { gateOf } from '../../server/src/features/gate';
import { gateText } from '../../server/src/features/gate-text';
import { aboutDistribution } from '../../server/src/features/hover/distribution';
import { codeLenses } from '../../server/src/features/code-lenses';
import { textOf } from '../../server/src/text/span';
import { analyzed, type Setting } from '../kit/check';
import { manifestOf, type Made } from '../kit/terms';

const verdict = (made: Made, setting: Setting = {}): Verdict => {
  const analysis = analyzed(manifestOf(made), setting);
  const distribution = analysis.context.manifest.distributions.get('hub');
  assert.ok(distribution);
  return verdictOf(analysis, distribution);
};

const lines = (made: Made, setting: Setting = {}): readonly string[] =>
  verdict(made, setting).obligations.map(
    (one) => `${one.kind === 'terms' ? `${one.duty} of ${one.terms.id}` : one.kind} ${one.state}`,
  );

describe('what other licenses ask for', () => {
  const shared = {
    artifacts: [
      ['kit', 'data', 'CC-BY-4.0'],
      ['tool', 'data', 'MIT'],
      ['other', 'data', 'MIT'],
    ],
    derivatives: {
      one: ['data', { kit: 'modified', tool: 'incorporated' }],
      two: ['data', { kit: 'incorporated', other: 'incorporated' }],
    },
    shares: '[one, two]',
  } as const;

  it('is owed once, whatever comes from it and however many ask for it', () => {
    assert.deepEqual(lines(shared), [
      'attribution of CC-BY-4.0 missing',
      'changes of CC-BY-4.0 met',
      'license-text of CC-BY-4.0 missing',
      'license-text of MIT missing',
      'changes of CC-BY-4.0 met',
    ]);
    const [text] = verdict(shared).obligations.filter((one) => one.kind === 'terms' && one.terms.id === 'MIT');
    assert.equal(text?.kind, 'terms');
    assert.match(text.message, /as tool \(MIT\) and other \(MIT\) require\.$/);
    // The proof of both, from what is shared to the license that asks.
    const proof = text.related().map(({ message }) => message);
    assert.equal(proof.filter((message) => message === 'It is licensed under MIT.').length, 2, proof.join('\n'));
  });

  it('is met by what ships, with the place of it', () => {
    const more = ', notices: [NOTICE.md, MIT.txt]';
    const { licenseText } = require('spdx-license-list/licenses/MIT.json') as { readonly licenseText: string };
    const setting = {
      files: {
        'NOTICE.md': 'kit by Jo Doe is under CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/, and was changed.',
        'MIT.txt': licenseText,
      },
    };
    assert.equal(verdict({ ...shared, more }, setting).kind, 'ready');
    assert.deepEqual(
      verdict({ ...shared, more }, setting).obligations.map(({ evidence }) => evidence?.uri.split('/').at(-1)),
      ['NOTICE.md', 'impact.yaml', 'NOTICE.md', 'MIT.txt', 'impact.yaml'],
    );
  });

  it('asks for changes once where an ImpACT license does so too', () => {
    const made: Made = {
      artifacts: [
        ['kit', 'data', 'CC-BY-4.0'],
        ['chat', 'data', 'AI2-ImpACT-LR'],
      ],
      derivatives: { one: ['data', { kit: 'incorporated', chat: 'incorporated' }] },
      shares: 'one',
    };
    assert.deepEqual(
      lines(made).filter((line) => /change|modification/.test(line)),
      ['modification-notice met'],
    );
  });

  it('is one review for each address, however many duties hang on it, and settled with all of them', () => {
    const made: Made = {
      artifacts: [['llama', 'model', 'LicenseRef-Llama-3.1']],
      shares: 'llama',
      more: ', notices: https://example.org/notices',
    };
    const open = verdict(made);
    assert.deepEqual([open.kind, open.reasons.length], ['needs-review', 1]);
    assert.match(
      open.reasons[0]?.message ?? '',
      /^It is not clear whether the text of LicenseRef-Llama-3\.1 ships, the notice .* ships word for word and “Built with Llama” is displayed/,
    );
    const review = '{ of: license:llama, saw: https://example.org/notices, by: Kim Lee, on: 2024-02-20 }';
    const seen = verdict({ ...made, more: `${made.more ?? ''}, reviews: [${review}]` });
    assert.equal(seen.kind, 'ready');
    assert.ok(seen.obligations.every(({ state }) => state === 'met'));
  });

  it('counts in numbers the same at every door, with what has no evidence of its own', () => {
    const artifacts = [['llama', 'model', 'LicenseRef-Llama-2']] as const;
    const derivatives = { tuned: ['model', { llama: 'fine-tuned' }, ', license: MIT'] } as const;
    const analysis = analyzed(manifestOf({ artifacts, derivatives, shares: 'tuned' }));
    const distribution = analysis.context.manifest.distributions.get('hub');
    assert.ok(distribution);
    const found = verdictOf(analysis, distribution);
    assert.deepEqual(
      found.reasons.map(({ rule }) => rule),
      ['lineage/outbound-license'],
    );
    assert.deepEqual(progressOf(found), { owed: 3, met: 0 });
    const [status] = distributionStatus(analysis);
    const [listed] = verdictsOf(analysis);
    assert.deepEqual([status?.owed, status?.met, listed?.owed, listed?.met], [3, 0, 3, 0]);
    const words = '0 of 3 obligations met';
    assert.ok(aboutDistribution(analysis, distribution).plain.includes(words));
    const gate = gateOf(analysis, distribution);
    const text = gateText(gate, () => 'impact.yaml', []).plain;
    assert.ok(text.includes(`not ready, ${words}.`));
    // What is listed as a reason is not to be done a second time.
    assert.deepEqual(
      gate.open.map(({ rule }) => rule),
      ['terms/license-text', 'terms/notice-text'],
    );
    assert.ok(codeLenses(analysis).some(({ command }) => command().title === `Not ready: ${words}`));
  });

  it('is proved by the license that asks for it, where several apply', () => {
    const made: Made = { artifacts: [['kit', 'data', 'AI2-ImpACT-LR AND CC-BY-4.0']], shares: 'kit' };
    const [credit] = verdict(made).obligations.filter((one) => one.kind === 'terms');
    const end = credit?.related().at(-1);
    assert.deepEqual([end?.message, end && textOf(end.span)], ['Among its licenses is CC-BY-4.0.', 'CC-BY-4.0']);
  });

  it('is noted where licenses dispute what may be added, and is no fault', () => {
    const noted = (license: string, relation: string): string => {
      const made: Made = {
        artifacts: [
          ['chat', 'data', 'AI2-ImpACT-LR'],
          ['pile', 'data', license],
        ],
        derivatives: { both: ['data', { chat: 'incorporated', pile: relation }] },
        shares: 'both',
      };
      const analysis = analyzed(manifestOf(made));
      const distribution = analysis.context.manifest.distributions.get('hub');
      assert.ok(distribution);
      assert.ok(verdictOf(analysis, distribution).reasons.every(({ rule }) => rule !== 'lineage/share-alike'));
      return aboutDistribution(analysis, distribution).plain;
    };
    assert.match(
      noted('ODC-By-1.0', 'incorporated'),
      /- It is disputed whether ODC-By-1\.0 allows added restrictions\./,
    );
    assert.doesNotMatch(noted('CC-BY-4.0', 'incorporated'), /disputed/);
  });

  it('tells what a person has to judge once', () => {
    const made: Made = { artifacts: [['kit', 'data', 'CC-BY-NC-4.0']], shares: 'kit' };
    const analysis = analyzed(manifestOf(made));
    const distribution = analysis.context.manifest.distributions.get('hub');
    assert.ok(distribution);
    const text = gateText(gateOf(analysis, distribution), () => 'impact.yaml', []).plain;
    assert.equal(text.split('a person has to decide whether this release is commercial').length, 2);
  });
});
