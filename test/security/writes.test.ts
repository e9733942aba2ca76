import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { machineAnswers } from '../../server/src/host/node/answers';
import { terminal } from '../../server/src/host/node/console';
import { LAX } from '../cli/kit';
import { impact, start } from '../kit/cli';
import { Folder } from '../kit/server';

const CLI = resolve(__dirname, '../../dist/cli.js');
/** What a shell can let a file grow to, in its own unit, is below the length of all that is written here. */
const FULL = `trap '' XFSZ; ulimit -f 1; exec "$@"`;

/** How often commands race each other: more of it shows what happens rarely. */
const ROUNDS = Number(process.env.ROUNDS ?? 6);

/** A manifest and texts that are longer than the disk has room for. */
const LONG = LAX.replace('version: 1', `version: 1\nproject: ${'x'.repeat(4000)}`);
const SHARED = `${LONG}    changes: ${'x'.repeat(4000)}
distributions:
  web: { of: tuned, audience: public, agreement: LICENSE.md, notices: NOTICE.md }
`;

/** Runs the command where the disk is as good as full. */
function onFullDisk(folder: Folder, args: readonly string[]): { readonly code: number | null; readonly err: string } {
  const { status, stderr } = spawnSync('sh', ['-c', FULL, 'sh', process.execPath, CLI, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  return { code: status, err: stderr };
}

describe('a file that can’t be written', () => {
  let folder: Folder;
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    folder = new Folder({ '.git/HEAD': '' });
  });
  afterEach(() => {
    (folder as Folder | undefined)?.remove();
  });

  const names = (): readonly string[] => readdirSync(folder.path).sort();

  it('is as it was before where the disk is full', () => {
    folder.write('impact.yaml', LONG);
    const { code, err } = onFullDisk(folder, ['check', '--fix']);
    assert.equal(code, 2);
    assert.match(err, /^impact\.yaml was not written: EFBIG/);
    assert.equal(folder.read('impact.yaml'), LONG);
    assert.deepEqual(names(), ['.git', 'impact.yaml']);
    // The same is written where there is room.
    assert.equal(impact(folder.path, ['check', '--fix']).code, 0);
    assert.notEqual(folder.read('impact.yaml'), LONG);
  });

  it('is not there at all where it is new and the disk is full', () => {
    const init = ['init', '--project', 'x'.repeat(4000)];
    const begun = onFullDisk(folder, init);
    assert.equal(begun.code, 2);
    assert.match(begun.err, /^impact\.yaml was not written: EFBIG/);
    assert.deepEqual(names(), ['.git']);
    folder.write('impact.yaml', SHARED);
    for (const [args, made] of [
      [['notice', 'web'], 'NOTICE.md'],
      [['terms', 'web'], 'LICENSE.md'],
    ] as const) {
      const { code, err } = onFullDisk(folder, args);
      assert.equal(code, 2, err);
      assert.match(err, /EFBIG/);
      assert.equal(folder.read('impact.yaml'), SHARED);
      assert.deepEqual(names(), ['.git', 'impact.yaml']);
      assert.equal(impact(folder.path, args).code, 0);
      assert.ok(folder.read(made).length > 0);
      folder.remove(made);
      folder.write('impact.yaml', SHARED);
    }
  });

  it('gives way to whatever is in its place', () => {
    mkdirSync(join(folder.path, 'impact.yaml'));
    const { code, err } = impact(folder.path, ['init']);
    assert.deepEqual([code, names()], [2, ['.git', 'impact.yaml']], err);
    assert.ok(statSync(join(folder.path, 'impact.yaml')).isDirectory());
    folder.write('file', 'mine');
    assert.equal(impact(folder.path, ['init', '--manifest', 'file/impact.yaml']).code, 2);
    assert.equal(folder.read('file'), 'mine');
  });

  it('is neither taken over nor written through a link when it comes up meanwhile', () => {
    const host = terminal('1.0.0', { answers: machineAnswers(''), program: '' });
    const uri = pathToFileURL(join(folder.path, 'new.md')).toString();
    folder.write('new.md', 'theirs');
    const write = (before?: string): string => host.write([{ uri, text: 'ours', before }])?.reason ?? '';
    assert.match(write(), /EEXIST/);
    assert.match(write('before'), /changed in the meantime/);
    assert.equal(folder.read('new.md'), 'theirs');
    folder.remove('new.md');
    symlinkSync(join(folder.path, 'elsewhere.md'), join(folder.path, 'new.md'));
    assert.match(write(), /EEXIST/);
    assert.deepEqual(names(), ['.git', 'new.md']);
    // A name that is free is taken.
    folder.remove('new.md');
    assert.equal(write(), '');
    assert.deepEqual([folder.read('new.md'), names()], ['ours', ['.git', 'new.md']]);
  });

  it('is not held up by what a program that was stopped has left behind', () => {
    const host = terminal('1.0.0', { answers: machineAnswers(''), program: '' });
    folder.write('old.md', 'before');
    const uri = pathToFileURL(join(folder.path, 'old.md')).toString();
    for (const name of [`old.md.${String(process.pid)}.tmp`, '.old.md.x.impact-new', '.old.md.y.impact-new']) {
      folder.write(name, 'half');
    }
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(join(folder.path, '.old.md.x.impact-new'), longAgo, longAgo);
    // The lock of a program that has ended.
    folder.write('.old.md.impact-lock', `${String(endedProcess())} ${hostname()}\n`);
    assert.equal(host.write([{ uri, text: 'after', before: 'before' }]), undefined);
    assert.equal(folder.read('old.md'), 'after');
    assert.deepEqual(names(), ['.git', '.old.md.y.impact-new', 'old.md', `old.md.${String(process.pid)}.tmp`]);
  });

  it('is told before any other file is touched, and then none is', () => {
    folder.write('impact.yaml', SHARED);
    chmodSync(join(folder.path, 'impact.yaml'), 0o444);
    const bare = SHARED.replace(', agreement: LICENSE.md, notices: NOTICE.md', '');
    folder.write('other/impact.yaml', bare);
    chmodSync(join(folder.path, 'other/impact.yaml'), 0o444);
    // This one could be written, and comes first.
    folder.write('above/impact.yaml', LAX);
    for (const args of [
      ['notice', 'web', '--manifest', 'other/impact.yaml'],
      ['terms', 'web', '--manifest', 'other/impact.yaml'],
      ['check', '--fix'],
    ]) {
      const { code, err } = impact(folder.path, args);
      assert.equal(code, 2, err);
      assert.match(err, /impact\.yaml was not written: it is read-only\./);
    }
    assert.deepEqual([names(), folder.read('impact.yaml')], [['.git', 'above', 'impact.yaml', 'other'], SHARED]);
    assert.equal(folder.read('above/impact.yaml'), LAX);
    assert.deepEqual(readdirSync(join(folder.path, 'other')), ['impact.yaml']);
  });

  it('leaves the first as it was where the second can’t be put in its place', () => {
    const host = terminal('1.0.0', { answers: machineAnswers(''), program: '' });
    folder.write('first.md', 'first');
    const at = (name: string): string => pathToFileURL(join(folder.path, name)).toString();
    const first = { uri: at('first.md'), text: 'changed', before: 'first' };
    folder.write('file', '');
    const failure = host.write([
      first,
      { uri: at('new/deep/made.md'), text: 'made', before: undefined },
      { uri: at('file/x.md'), text: 'x', before: undefined },
    ]);
    assert.equal(failure?.isStale, false);
    assert.equal(failure.uri, at('file/x.md'));
    assert.deepEqual([folder.read('first.md'), names()], ['first', ['.git', 'file', 'first.md']]);
  });
});

describe('a file that is written', () => {
  let folder: Folder;
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    folder = new Folder({ '.git/HEAD': '' });
  });
  afterEach(() => {
    (folder as Folder | undefined)?.remove();
  });

  it('keeps its mode and its other names', () => {
    for (const mode of [0o600, 0o640, 0o664, 0o755]) {
      folder.write('impact.yaml', LAX);
      chmodSync(join(folder.path, 'impact.yaml'), mode);
      assert.equal(impact(folder.path, ['check', '--fix']).code, 0);
      assert.notEqual(folder.read('impact.yaml'), LAX);
      assert.equal(statSync(join(folder.path, 'impact.yaml')).mode & 0o7777, mode);
    }
    folder.write('impact.yaml', LAX);
    linkSync(join(folder.path, 'impact.yaml'), join(folder.path, 'same'));
    assert.equal(impact(folder.path, ['check', '--fix']).code, 0);
    assert.equal(folder.read('same'), folder.read('impact.yaml'));
    assert.notEqual(folder.read('same'), LAX);
    assert.equal(statSync(join(folder.path, 'same')).nlink, 2);
  });

  it('loses nothing to another command that writes at the same time', async () => {
    const bare = SHARED.replace(', agreement: LICENSE.md, notices: NOTICE.md', '');
    for (let round = 0; round < ROUNDS; round++) {
      const each = new Folder({ '.git/HEAD': '', 'impact.yaml': bare });
      try {
        const commands = [
          ['notice', 'web'],
          ['terms', 'web'],
          ['report', 'new', 'tuned'],
        ].map((args) => start(each.path, args));
        assert.deepEqual(await Promise.all(commands.map(({ ended }) => ended)), [0, 0, 0]);
        const text = each.read('impact.yaml');
        for (const field of ['agreement: LICENSE.md', 'notices: NOTICE.md', 'reports:'])
          assert.ok(text.includes(field), text);
        assert.deepEqual(readdirSync(each.path).sort(), ['.git', 'LICENSE.md', 'NOTICE.md', 'impact.yaml', 'reports']);
      } finally {
        each.remove();
      }
    }
  }).timeout(20_000 * ROUNDS);
});

/** The number of a process that is no more. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}
