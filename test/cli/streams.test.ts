import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Folder } from '../kit/server';
import { LAX } from './kit';

const CLI = resolve(__dirname, '../../dist/cli.js');

/** What a shell runs, with the command line as `"$@"`. */
function inShell(folder: Folder, script: string, args: readonly string[]): { code: number | null; err: string } {
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, CLI, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  return { code: status, err: stderr };
}

/** One sentence or a few, without a stack or a place in our code. */
function assertSentence(err: string): void {
  assert.match(err, /^\S[^\n]*\.\n$/);
  assert.ok(!/\bat \w|node:|\.js:\d/.test(err), err);
}

describe('what the command line can’t read or write', () => {
  let folder: Folder;
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    folder = new Folder({ '.git/HEAD': '', 'impact.yaml': LAX });
  });
  afterEach(() => {
    (folder as Folder | undefined)?.remove();
  });

  it('is told in a sentence, and ends with 2, where nobody reads the output', () => {
    for (const args of [['check'], ['check', '--format', 'json'], ['rules'], ['--help']]) {
      const { code, err } = inShell(folder, '"$@" > >(exec 0<&-; exit 0); exit $?', args);
      // Whether the reader is gone before anything is written is a matter of time.
      if (err === '') continue;
      assertSentence(err);
      assert.equal(code, 2);
    }
    const closed = inShell(folder, '"$@" >&-', ['check']);
    assert.ok(closed.code === 2 || closed.code === 1, closed.err);
    assert.ok(!/\bat \w|node:|\.js:\d/.test(closed.err), closed.err);
  });

  it('is told in a sentence, and ends with 2, where the disk of the output is full', function () {
    if (!existsSync('/dev/full')) this.skip();
    for (const args of [['check'], ['check', '--format', 'sarif'], ['rules'], ['explain', 'lineage/cycle']]) {
      const { code, err } = inShell(folder, '"$@" > /dev/full', args);
      assert.equal(code, 2, err);
      assertSentence(err);
    }
  });

  it('is told in a sentence, and ends with 2, where the folder is gone', () => {
    for (const args of [['check'], ['gate', 'x'], ['init'], ['rules']]) {
      const { code, err } = inShell(folder, 'mkdir gone; cd gone; rmdir ../gone; "$@"', args);
      assert.equal(code, 2, err);
      assertSentence(err);
    }
  });

  it('is told in a sentence, and ends with 2, where the input never ends', async () => {
    const child = spawn(process.execPath, [CLI, 'check', '-'], { cwd: folder.path });
    const chunk = Buffer.alloc(1 << 20, '# x\n');
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => (err += words));
    child.stdin.on('error', () => undefined);
    const ended = new Promise<number | null>((done) => child.once('close', done));
    const feed = (): void => {
      while (child.exitCode === null && child.stdin.writable && child.stdin.write(chunk));
      child.stdin.once('drain', feed);
    };
    feed();
    assert.equal(await ended, 2);
    assertSentence(err);
  }).timeout(60_000);
});
