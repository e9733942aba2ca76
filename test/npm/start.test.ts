import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

describe('npm start', () => {
  it('says at once that a port is in use, before it builds anything', async () => {
    const other = createServer();
    await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
    const { port } = other.address() as AddressInfo;
    try {
      const { code, err, out } = await run('.scripts/start.mjs', '--no-open', '--port', String(port));
      assert.equal(code, 1);
      assert.equal(
        err,
        `Port ${String(port)} can’t be had: something else listens on it. Name another, or leave out --port.\n`,
      );
      assert.equal(out, '');
    } finally {
      other.close();
    }
  });

  it('says what is no port, no folder and no option', async () => {
    const [port, folder, option] = await Promise.all([
      run('.scripts/start.mjs', '--port', 'http'),
      run('.scripts/start.mjs', '--folder', 'nowhere/at/all'),
      run('.scripts/start.mjs', '--prot', '1'),
    ]);
    assert.match(port.err, /^--port http is no port\.\n/);
    assert.match(folder.err, /nowhere.at.all is no folder\.\n$/);
    assert.match(option.err, /--prot/);
    for (const { code } of [port, folder, option]) assert.equal(code, 1);
  });

  it('leaves a profile to whoever uses it, and takes it once that has ended', async () => {
    const { tryLock } = (await import(join(ROOT, '.scripts/editor/lock.mjs'))) as Locks;
    const folder = mkdtempSync(join(tmpdir(), 'impact-lock-'));
    try {
      const path = join(folder, 'profile.lock');
      const release = await tryLock(path);
      assert.ok(release);
      assert.equal(await tryLock(path), undefined);
      await release();
      const again = await tryLock(path);
      assert.ok(again);
      await again();
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

interface Locks {
  readonly tryLock: (path: string) => Promise<(() => Promise<void>) | undefined>;
}

function run(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (err += String(data)));
    child.once('error', fail);
    child.once('close', (code) => settle({ code, out, err }));
  });
}
