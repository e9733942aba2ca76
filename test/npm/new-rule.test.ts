import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blocksIn } from './kit';
import { Folder } from '../kit/server';

const ROOT = resolve(__dirname, '../..');

/** What is about all rules, and so would break where a new one is not taken in everywhere. */
const OF_ALL_RULES = ['complete', 'fixes'].map((name) => `test/rules/${name}.test.ts`);

describe('the loop of a rule, as CONTRIBUTING has it', () => {
  const steps = blocksIn(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'), 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => (line.split('   #')[0] ?? '').trim())
    .filter((line) => line.includes('my-rule'));

  it('begins a rule with its test and its page, all of which pass, in three new files', function () {
    this.timeout(120_000);
    const folder = new Folder();
    const run = (program: string, ...args: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: folder.path,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      assert.equal(status, 0, `${program} ${args.join(' ')}\n${stdout}${stderr}`);
      return stdout;
    };
    try {
      for (const name of readdirSync(ROOT).filter((it) => !['.git', 'dist', 'node_modules', 'out'].includes(it)))
        cpSync(join(ROOT, name), join(folder.path, name), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
      run('git', 'init', '--quiet');
      run('git', 'add', '--all');
      assert.deepEqual(
        steps.map((step) => step.split(' ').slice(0, 3).join(' ')),
        ['npm run new-rule', 'npm run test:unit'],
      );
      for (const step of steps) {
        const [program = '', ...args] = step.split(' ');
        run(program, ...args);
      }
      run('npm', 'run', '--silent', 'test:unit', '--', ...OF_ALL_RULES);
      const made = run('git', 'ls-files', '--others', '--exclude-standard').trim().split('\n');
      assert.deepEqual(made.sort(), [
        'docs/rules/coverage/my-rule.md',
        'server/src/rules/coverage/my-rule.ts',
        'test/rules/coverage/my-rule.test.ts',
      ]);
    } finally {
      folder.remove();
    }
  });
});
