import * as assert from 'node:assert/strict';
import { DiagnosticSeverity, ViewColumn, window } from 'vscode';
import { closeAll, openNew, remove, replace, write } from './kit/documents';
import { diagnosticsOf, findings, ruleOf, shown } from './kit/findings';
import { INSIDE, LEAK, MISSING, NOT_READY } from './kit/manifests';
import { until } from './kit/wait';

const FORBIDDEN = 'distribution/artifact-internal-only';

describe('diagnostics', () => {
  afterEach(async () => {
    await closeAll();
    await remove('d.impact.yaml');
    await remove('e.impact.yaml');
  });

  it('underline exactly the words at fault, once', async () => {
    const { document } = await openNew('d.impact.yaml', NOT_READY);
    const found = await findings(document, MISSING);
    assert.deepEqual(shown(document, found), [
      { rule: 'distribution/agreement', words: 'github' },
      { rule: 'distribution/attribution', words: 'github' },
      { rule: 'distribution/notices', words: 'github' },
      { rule: 'report/missing', words: 'counts' },
    ]);
  });

  it('lead to the page of the rule and through the proof', async () => {
    const { document } = await openNew('d.impact.yaml', LEAK);
    const [finding] = await findings(document, [FORBIDDEN]);
    assert.ok(finding);
    assert.equal(finding.severity, DiagnosticSeverity.Error);
    const target = typeof finding.code === 'object' ? finding.code.target.toString() : '';
    assert.match(target, /docs\/rules\/distribution\/artifact-internal-only\.md$/);
    const proof = finding.relatedInformation ?? [];
    assert.equal(document.getText(proof.at(-1)?.location.range), 'AI2-ImpACT-HR');
  });

  it('go as soon as the fault is edited away, and come back with it', async () => {
    const { document } = await openNew('d.impact.yaml', LEAK);
    await findings(document, [FORBIDDEN]);
    await replace(document, 'public', 'internal');
    await findings(document, []);
    await replace(document, 'internal', 'public');
    await findings(document, [FORBIDDEN]);
  });

  it('are one set for two editors of one file', async () => {
    const { document } = await openNew('d.impact.yaml', LEAK);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
    await findings(document, [FORBIDDEN]);
    await replace(document, 'AI2-ImpACT-HR', 'AI2-ImpACT-MR');
    await until('the other tier', () =>
      diagnosticsOf(document.uri).some(({ message }) => message.includes('ImpACT-MR')),
    );
    // Another manifest of the workspace has the same artifact under the other tier.
    assert.deepEqual(diagnosticsOf(document.uri).map(ruleOf), ['lineage/contradiction', FORBIDDEN]);
  });

  it('follow a file that changes on the disk', async () => {
    const { document } = await openNew('d.impact.yaml', LEAK);
    await findings(document, [FORBIDDEN]);
    await write('d.impact.yaml', INSIDE);
    await findings(document, []);
  });

  it('go with a file that is deleted', async () => {
    const other = await write('e.impact.yaml', LEAK);
    await openNew('d.impact.yaml', INSIDE);
    await until('findings of a closed manifest', () => diagnosticsOf(other).length === 1);
    await remove('e.impact.yaml');
    await until('no findings of a deleted manifest', () => diagnosticsOf(other).length === 0);
  });

  it('follow a manifest that another one refers to', async () => {
    await write('e.impact.yaml', LEAK);
    const own = 'version: 1\nartifacts:\n  crawl:\n    manifest: e.impact.yaml#crawl\n';
    const { document } = await openNew(
      'd.impact.yaml',
      `${own}distributions:\n  web:\n    of: crawl\n    audience: public\n`,
    );
    await findings(document, [FORBIDDEN]);
    await write('e.impact.yaml', LEAK.replace('AI2-ImpACT-HR', 'AI2-ImpACT-LR'));
    await findings(document, ['distribution/agreement', 'distribution/attribution']);
  });
});
