import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { terminal } from '../../server/src/host/node/console';
import { LAX } from '../cli/kit';
import { impact } from '../kit/cli';
import { Folder } from '../kit/server';

const CLI = resolve(__dirname, '../../dist/cli.js');
/** What a shell can let a file grow to, in its own unit, is below the length of all that is written here. */
const FULL = `trap '' XFSZ; ulimit -f 1; exec "$@"`;

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
    const host = terminal('1.0.0', '', '');
    const uri = pathToFileURL(join(folder.path, 'new.md')).toString();
    folder.write('new.md', 'theirs');
    assert.match(host.write(uri, 'ours', undefined) ?? '', /EEXIST/);
    assert.match(host.write(uri, 'ours', 'before') ?? '', /changed meanwhile/);
    assert.equal(folder.read('new.md'), 'theirs');
    folder.remove('new.md');
    symlinkSync(join(folder.path, 'elsewhere.md'), join(folder.path, 'new.md'));
    assert.match(host.write(uri, 'ours', undefined) ?? '', /EEXIST/);
    assert.deepEqual(names(), ['.git', 'new.md']);
    // A name that is free is taken.
    folder.remove('new.md');
    assert.equal(host.write(uri, 'ours', undefined), undefined);
    assert.deepEqual([folder.read('new.md'), names()], ['ours', ['.git', 'new.md']]);
  });

  it('stays as it is where the file beside it can’t be made', () => {
    const host = terminal('1.0.0', '', '');
    folder.write('old.md', 'before');
    mkdirSync(join(folder.path, `old.md.${String(process.pid)}.tmp`));
    const uri = pathToFileURL(join(folder.path, 'old.md')).toString();
    assert.match(host.write(uri, 'after', 'before') ?? '', /EEXIST/);
    assert.equal(folder.read('old.md'), 'before');
  });
});
