import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeAll, openNew, remove, replace } from './kit/documents';
import { findings } from './kit/findings';
import { INSIDE, LEAK } from './kit/manifests';
import { until } from './kit/wait';

/** The processes of our server that this extension host has started. */
function servers(): readonly number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString();
  return listed.split('\n').flatMap((line) => {
    const [pid, parent, ...command] = line.trim().split(/ +/);
    const isOurs = parent === String(process.pid) && command.join(' ').includes('server.js');
    return isOurs ? [Number(pid)] : [];
  });
}

describe('a server that is killed', () => {
  afterEach(async () => {
    await closeAll();
    await remove('k.impact.yaml');
  });

  it('is started again, with the text as it was typed', async function () {
    // Windows has no `ps`; the library that starts the server again is the same there.
    if (process.platform === 'win32') this.skip();
    const { document } = await openNew('k.impact.yaml', INSIDE);
    await replace(document, 'internal', 'public');
    await findings(document, ['distribution/artifact-internal-only']);
    const [before, ...others] = servers();
    assert.ok(before !== undefined && others.length === 0);
    process.kill(before, 'SIGKILL');
    const after = await until('another server', () => servers().find((pid) => pid !== before));
    assert.ok(after !== before);
    assert.equal(document.getText(), LEAK);
    await replace(document, 'public', 'internal');
    await findings(document, []);
    await replace(document, 'internal', 'public');
    await findings(document, ['distribution/artifact-internal-only']);
  });
});
