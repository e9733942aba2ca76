import * as assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode';
import { closeAll, openNew, remove, write } from './kit/documents';
import { diagnosticsOf, findings, set } from './kit/findings';
import { LEAK } from './kit/manifests';
import { until } from './kit/wait';

const RULE = 'distribution/artifact-internal-only';

describe('settings', () => {
  afterEach(async () => {
    await set('impact.rules', undefined);
    await set('impact.maxFileSize', undefined);
    await set('impact.diagnostics.scope', undefined);
    await closeAll();
    await remove('s.impact.yaml');
    await remove('t.impact.yaml');
    await remove('impact.config.yaml');
  });

  it('turn a rule off and set its severity while the file is open', async () => {
    const { document } = await openNew('s.impact.yaml', LEAK);
    await findings(document, [RULE]);
    await set('impact.rules', { [RULE]: 'off' });
    await findings(document, []);
    await set('impact.rules', { [RULE]: 'information' });
    const [finding] = await findings(document, [RULE]);
    assert.equal(finding?.severity, DiagnosticSeverity.Information);
  });

  it('win over the configuration file, which holds for everything else', async () => {
    const { document } = await openNew('s.impact.yaml', LEAK);
    await findings(document, [RULE]);
    await write('impact.config.yaml', `rules:\n  ${RULE}: off\n`);
    await findings(document, []);
    await set('impact.rules', { [RULE]: 'warning' });
    const [finding] = await findings(document, [RULE]);
    assert.equal(finding?.severity, DiagnosticSeverity.Warning);
  });

  it('limit how long a manifest may be, and the file says so', async () => {
    const { document } = await openNew('s.impact.yaml', LEAK);
    await findings(document, [RULE]);
    await set('impact.maxFileSize', 0.0001);
    await until('the notice', () => /not checked/.test(diagnosticsOf(document.uri)[0]?.message ?? ''));
    assert.equal(diagnosticsOf(document.uri).length, 1);
  });

  it('say whether manifests that are not open are checked', async () => {
    const other = await write('t.impact.yaml', LEAK);
    await openNew('s.impact.yaml', LEAK);
    await until('findings of a closed manifest', () => diagnosticsOf(other).length === 1);
    await set('impact.diagnostics.scope', 'openFiles');
    await until('no findings of a closed manifest', () => diagnosticsOf(other).length === 0);
  });
});
