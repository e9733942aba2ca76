import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
/** These files have comments, as VS Code lets them: YAML’s own are others. */
const readWithComments = (path: string): unknown => parse(read(path).replace(/^ *\/\/.*$/gm, ''));

const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const page = read('CONTRIBUTING.md');

/** A configuration or a task, as far as it is held here. */
interface Pressed {
  readonly name?: string;
  readonly label?: string;
  readonly type: string;
  readonly script?: string;
  readonly command?: string;
  readonly program?: string;
  readonly args?: readonly string[];
  readonly outFiles?: readonly string[];
  readonly preLaunchTask?: string;
  readonly isBackground?: boolean;
  readonly problemMatcher?: readonly Matcher[];
}
interface Matcher {
  readonly pattern: { readonly regexp: string };
  readonly background?: { readonly beginsPattern: string; readonly endsPattern: string };
}

const { configurations } = readWithComments('.vscode/launch.json') as { readonly configurations: readonly Pressed[] };
const { tasks } = readWithComments('.vscode/tasks.json') as { readonly tasks: readonly Pressed[] };

describe('CONTRIBUTING', () => {
  it('names only scripts that there are', () => {
    const named = [...page.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(([, a, b]) => a ?? b ?? '');
    assert.ok(named.length > 12, named.join());
    assert.deepEqual(
      named.filter((name) => scripts[name] === undefined),
      [],
    );
  });

  it('names each script that runs tests', () => {
    const tests = Object.keys(scripts).filter((name) => /^test:(?:unit|slow|built|editor)$/.test(name));
    for (const command of ['npm test', ...tests.map((name) => `npm run ${name}`)])
      assert.ok(page.includes(`\`${command}\``), command);
  });

  it('names only files and folders that there are, but those of the rule that is begun', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = '']) => path);
    const paths = [...page.matchAll(/`((?:server|test|docs|client|examples|package|snippets)[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    );
    assert.deepEqual(
      [...links, ...paths].filter((path) => !path.includes('my-rule') && !existsSync(join(ROOT, path))),
      [],
    );
  });

  it('runs scripts whose programs there are', () => {
    for (const [name, script] of Object.entries(scripts)) {
      const files = [...script.matchAll(/\bnode (\S+\.mjs)|\btsx (\S+)/g)].map(([, a, b]) => a ?? b ?? '');
      assert.deepEqual(
        files.filter((file) => !existsSync(join(ROOT, file))),
        [],
        name,
      );
    }
  });
});

describe('what F5 does in VS Code', () => {
  const taskOf = (label: string): Pressed =>
    tasks.find((task) => task.label === label) ?? assert.fail(`no task ${label}`);
  /** A path as it is written there, below the folder of the project. */
  const below = (path: string): string => join(ROOT, path.replace('${workspaceFolder}', '.'));

  it('builds before it starts, by a task that there is', () => {
    for (const { name, preLaunchTask } of configurations)
      if (preLaunchTask !== undefined) {
        const { type, command, args = [] } = taskOf(preLaunchTask);
        assert.deepEqual([type, command], ['process', 'node'], name);
        assert.ok(existsSync(join(ROOT, args[0] ?? '')), name);
      }
  });

  it('starts programs that there are, on folders that there are', () => {
    for (const { name, program, args = [] } of configurations) {
      const { bin } = JSON.parse(read('package.json')) as { readonly bin: Readonly<Record<string, string>> };
      const isBuilt = Object.values(bin).some((file) => program === `\${workspaceFolder}/${file}`);
      if (program !== undefined && !isBuilt) assert.ok(existsSync(below(program)), `${name ?? ''}: ${program}`);
      const folders = args.flatMap((arg) => /^(?:--\w+=)?(\$\{workspaceFolder\}.*)$/.exec(arg)?.[1] ?? []);
      for (const folder of folders) assert.ok(statSync(below(folder)).isDirectory(), folder);
    }
    const host = configurations.find(({ type }) => type === 'extensionHost');
    assert.ok(host?.args?.includes('--extensionDevelopmentPath=${workspaceFolder}'));
    assert.ok(readdirSync(join(ROOT, 'examples')).length > 0);
  });

  it('looks for source maps where the build puts what has them', () => {
    const build = read('.scripts/build.mjs');
    assert.match(build, /outdir: 'dist'/);
    assert.match(build, /sourcemap: minify \? false : 'inline'/);
    for (const { outFiles = [] } of configurations)
      for (const glob of outFiles) assert.equal(glob, '${workspaceFolder}/dist/**/*.js');
  });

  it('has tasks of scripts that there are', () => {
    for (const { type, script = '' } of tasks) if (type === 'npm') assert.ok(scripts[script] !== undefined, script);
  });

  describe('while the tests are watched', () => {
    const { isBackground, problemMatcher = [] } = taskOf('watch the tests');
    const [ofTests, ofSources] = problemMatcher;

    it('knows a run by what the script says before and after', async function () {
      this.timeout(60_000);
      const { beginsPattern = '', endsPattern = '' } = ofTests?.background ?? {};
      assert.equal(isBackground, true);
      const watch = join(ROOT, '.scripts/watch.mjs');
      const child = spawn(process.execPath, [watch], { stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        assert.match(await firstLine(child.stdout), new RegExp(endsPattern));
      } finally {
        child.kill();
      }
      const begins = /console\.log\(`\\n(── .*)`\)/.exec(readFileSync(watch, 'utf8'))?.[1] ?? '';
      assert.match(begins, new RegExp(beginsPattern));
    });

    it('finds the place of what fails', () => {
      const stack = new RegExp(ofTests?.pattern.regexp ?? '');
      const [, , ...place] = stack.exec('      at Context.<anonymous> (test/text/lines.test.ts:6:12)') ?? [];
      assert.deepEqual(place, ['test/text/lines.test.ts', '6', '12']);
      assert.doesNotMatch('      at process.processImmediate (node:internal/timers:483:21)', stack);
    });

    it('finds the place of what can’t be read', async () => {
      const error = new RegExp(ofSources?.pattern.regexp ?? '');
      const source = { contents: 'const x = ;', loader: 'ts', sourcefile: 'server/src/a.ts' } as const;
      const told = await build({ stdin: source, write: false, logLevel: 'silent' }).then(
        () => '',
        (failure: unknown) => String(failure),
      );
      const line = told.split('\n').find((it) => error.test(it)) ?? assert.fail(told);
      assert.deepEqual(error.exec(line)?.slice(1), ['server/src/a.ts', '1', '10', 'Unexpected ";"']);
    });
  });
});

async function firstLine(stream: AsyncIterable<unknown>): Promise<string> {
  let said = '';
  for await (const part of stream) {
    said += String(part);
    if (said.includes('\n')) break;
  }
  return said;
}
