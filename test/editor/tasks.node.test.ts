import * as assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { extensions, tasks, type Task } from 'vscode';
import { remove, write } from './kit/documents';
import { LEAK } from './kit/manifests';

describe('tasks', () => {
  afterEach(async () => {
    await remove('node_modules');
    await remove('t.impact.yaml');
  });

  it('run the command that the folder has installed', async function () {
    // There it would be a script of another kind.
    if (process.platform === 'win32') this.skip();
    const extension = extensions.getExtension('impact-manifest.impact-manifest');
    assert.ok(extension);
    await write('t.impact.yaml', LEAK);
    const cli = join(extension.extensionPath, 'dist/cli.js');
    const script = await write('node_modules/.bin/impact', `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
    chmodSync(script.fsPath, 0o755);
    const [check, ...others] = await tasks.fetchTasks({ type: 'impact' });
    assert.ok(check);
    assert.deepEqual([check.name, check.definition, others], ['check', { type: 'impact', command: 'check' }, []]);
    assert.equal(await ended(check), 1);
  });
});

/** How a task ends that is run. */
async function ended(task: Task): Promise<number | undefined> {
  const end = new Promise<number | undefined>((done) => {
    const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      done(exitCode);
    });
  });
  await tasks.executeTask(task);
  return end;
}
