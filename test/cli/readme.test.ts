import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

describe('the README', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const sessions = [...readme.matchAll(/^```console\n\$ impact (.*)\n([\s\S]*?)^```$/gm)];

  it('shows the terminal', () => {
    assert.ok(sessions.length > 0);
  });

  for (const [, command = '', output = ''] of sessions) {
    it(`prints what “impact ${command}” does`, () => {
      const { stdout } = spawnSync(process.execPath, ['dist/cli.js', ...command.split(' ')], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(stdout, output);
    });
  }
});
