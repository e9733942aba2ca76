import * as assert from 'node:assert/strict';
import { DiagnosticSeverity, Uri, window, workspace } from 'vscode';
import { closeAll } from '../kit/documents';
import { diagnosticsOf } from '../kit/findings';
import { until } from '../kit/wait';

const RULE = 'distribution/artifact-internal-only';

function manifestIn(index: number): Uri {
  const folder = workspace.workspaceFolders?.[index];
  assert.ok(folder);
  return Uri.joinPath(folder.uri, 'impact.yaml');
}

describe('a workspace of several folders', () => {
  afterEach(closeAll);

  it('is checked as a whole once one manifest is open', async () => {
    await window.showTextDocument(await workspace.openTextDocument(manifestIn(0)));
    await until('findings in the other folder', () => diagnosticsOf(manifestIn(1)).length === 1);
  });

  it('has a configuration for each folder', async () => {
    await window.showTextDocument(await workspace.openTextDocument(manifestIn(0)));
    await until('both severities', () => {
      const [one, two] = [0, 1].map((index) => diagnosticsOf(manifestIn(index))[0]);
      return one?.severity === DiagnosticSeverity.Error && two?.severity === DiagnosticSeverity.Warning;
    });
  });

  it('has settings for each folder', async () => {
    await window.showTextDocument(await workspace.openTextDocument(manifestIn(0)));
    const settings = workspace.getConfiguration('impact', manifestIn(0));
    const target = 3; // of the folder
    await settings.update('rules', { [RULE]: 'off' }, target);
    await until('no findings in the first folder', () => diagnosticsOf(manifestIn(0)).length === 0);
    assert.equal(diagnosticsOf(manifestIn(1)).length, 1);
    await settings.update('rules', undefined, target);
    await until('findings in the first folder', () => diagnosticsOf(manifestIn(0)).length === 1);
  });

  it('follows folders that go', async () => {
    await window.showTextDocument(await workspace.openTextDocument(manifestIn(0)));
    const second = manifestIn(1);
    await until('findings in the other folder', () => diagnosticsOf(second).length === 1);
    assert.ok(workspace.updateWorkspaceFolders(1, 1));
    await until('no findings in the folder that is gone', () => diagnosticsOf(second).length === 0);
  });
});
