import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import type * as Api from '../../server/types/api';
import { Folder } from '../kit/server';
import { LAX, STRICT } from '../cli/kit';
import { blocksIn, fetched, nodeOf, skip } from './kit';

const ROOT = resolve(__dirname, '../..');
/** npm by way of Node, so that it runs without a shell on every system. */
const npm = (folder: string, ...args: readonly string[]): string => {
  const shell = process.platform === 'win32';
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'pipe'] });
};
/** The newest of the other versions of Node that are kept alive and that we promise to run on. */
const OTHER_NODES = ['22.23.3', '24.21.0'];
const node = (folder: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

/** What a server says to a client that introduces itself. */
async function firstAnswer(program: string, server: string): Promise<string> {
  const body = JSON.stringify({
    ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  const child = spawn(program, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'], timeout: 30_000 });
  child.stdin.write(`Content-Length: ${String(body.length)}\r\n\r\n${body}`);
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.endsWith('}')) break;
  }
  child.kill();
  return said;
}

const SCRIPT = `
  const [finding] = check(text, { today: '2024-01-01' });
  const report = { 'LICENSE.md': 'x' };
  const withSite = text + 'distributions:\\n  site:\\n    of: tuned\\n    audience: public\\n    agreement: LICENSE.md\\n';
  const [verdict] = verdicts(withSite, { path: 'data/impact.yaml', files: report });
  const { manifest } = readManifest(text);
  const broken = readManifest('version: 1\\nartifacts: 3\\n');
  console.log(JSON.stringify({
    rule: finding.rule, line: finding.range.start.line, fix: finding.fix.edits[0].newText,
    distribution: verdict.distribution, passes: verdict.passes, name: manifest.derivatives.tuned.name,
    broken: broken.manifest === undefined && broken.findings.length > 0,
  }));`;
const RIGHT = {
  ...{
    rule: 'lineage/understated-risk',
    line: 11,
    fix: 'medium',
    distribution: 'site',
    passes: false,
    name: 'Tuned',
  },
  broken: true,
};

describe('the npm package', function () {
  this.timeout(240_000);
  const clone = new Folder();
  const project = new Folder({
    'package.json': '{ "name": "p", "version": "1.0.0", "private": true }',
    'impact.yaml': LAX,
  });
  let tarball = '';

  before(() => {
    // A clone as git has it: nothing that was built.
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
    for (const path of String(listed).split('\0').filter(Boolean)) {
      if (!existsSync(join(ROOT, path))) continue;
      mkdirSync(dirname(join(clone.path, path)), { recursive: true });
      copyFileSync(join(ROOT, path), join(clone.path, path));
    }
    // Links to the packages one by one: nothing that is done in the clone reaches those that we work with.
    mkdirSync(join(clone.path, 'node_modules'));
    for (const name of readdirSync(join(ROOT, 'node_modules'))) {
      const [from, to] = [join(ROOT, 'node_modules', name), join(clone.path, 'node_modules', name)];
      if (name === '.package-lock.json') copyFileSync(from, to);
      else symlinkSync(from, to, 'junction');
    }
    const out = npm(clone.path, 'pack', '--json', '--silent');
    const name = /"filename": "([^"]+)"/.exec(out)?.[1] ?? assert.fail(out);
    tarball = join(clone.path, name);
    npm(project.path, 'install', '--no-audit', '--no-fund', '--offline', tarball);
    const read = "readFileSync('impact.yaml', 'utf8')";
    project.write(
      'a.mjs',
      `import { readFileSync } from 'node:fs';\nimport { check, verdicts, readManifest } from 'impact-manifest';\nconst text = ${read};${SCRIPT}`,
    );
    project.write(
      'a.cjs',
      `const { readFileSync } = require('node:fs');\nconst { check, verdicts, readManifest } = require('impact-manifest');\nconst text = ${read};${SCRIPT}`,
    );
  });
  after(() => {
    clone.remove();
    project.remove();
  });

  const installed = (path: string): string => join(project.path, 'node_modules/impact-manifest', path);

  it('holds what runs, from a clean clone, and no script that can’t', () => {
    for (const path of [
      'dist/cli.js',
      'dist/server.js',
      'dist/server.web.js',
      'dist/api.mjs',
      'docs/rules/lineage/cycle.md',
    ])
      assert.ok(existsSync(installed(path)), path);
    for (const path of ['dist/client.js', 'test', 'server', '.scripts', '.github'])
      assert.ok(!existsSync(installed(path)), path);
    const packed = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as Record<string, unknown>;
    assert.deepEqual(
      ['scripts', 'devDependencies', 'dependencies', 'contributes', 'browser'].filter((field) => field in packed),
      [],
    );
    assert.equal(
      readFileSync(join(clone.path, 'package.json'), 'utf8'),
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
      'packing leaves package.json as it was',
    );
  });

  it('holds the terms of all that is bundled in it', () => {
    const text = readFileSync(installed('dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['commander', 'prettier', 'yaml', '@cyclonedx/cyclonedx-library', 'vscode-languageserver'])
      assert.match(text, RegExp(`^${name} \\d+\\.\\d+\\.\\d+, [A-Za-z]`, 'm'));
    const [, ...parts] = text.split(/^={80}\n/m);
    const bare = parts.filter((part, index) => index % 2 === 1 && !/copyright|permission|https:/i.test(part));
    assert.deepEqual(bare, []);
    // What a license asks to be kept beside its text.
    assert.match(text, /CycloneDX JavaScript Library/);
  });

  it('has commands that run where it is installed', () => {
    for (const name of ['impact', 'impact-manifest']) {
      const bin = join(project.path, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
      const shell = process.platform === 'win32';
      const { status, stdout } = spawnSync(bin, ['check', '-f', 'concise'], {
        cwd: project.path,
        encoding: 'utf8',
        shell,
      });
      assert.deepEqual([status, stdout.split(' ', 2).join(' ')], [1, 'impact.yaml:11:11: error:'], name);
    }
    assert.match(node(project.path, installed('dist/cli.js'), 'explain', 'lineage/cycle'), /^#? ?lineage\/cycle\n/);
  });

  it('is a library for either kind of module', () => {
    for (const file of ['a.mjs', 'a.cjs']) assert.deepEqual(JSON.parse(node(project.path, file)), RIGHT, file);
    const schema = "console.log(require('impact-manifest/schemas/impact.schema.json').type)";
    assert.equal(node(project.path, '-e', schema), 'object\n');
  });

  for (const version of OTHER_NODES)
    it(`runs on Node ${version}`, async function () {
      const other = nodeOf(version);
      if (other === undefined) {
        skip(this, `Node ${version} is not in the cache, and the registry does not answer`);
      }
      const run = (...args: readonly string[]): string => {
        const { stdout, stderr, status } = spawnSync(other, args, { cwd: project.path, encoding: 'utf8' });
        return `${String(status)} ${stdout}${stderr}`;
      };
      assert.equal(run('--version'), `0 v${version}\n`);
      assert.match(run(installed('dist/cli.js'), 'check', '-f', 'concise'), /^1 impact\.yaml:11:11: error: /);
      for (const file of ['a.mjs', 'a.cjs']) assert.deepEqual(JSON.parse(run(file).slice(2)), RIGHT, file);
      assert.match(await firstAnswer(other, installed('dist/server.js')), /"hoverProvider":true/);
    });

  it('runs before a commit, in the hook of the page', function () {
    const prek = fetched('@j178/prek@0.5.3', '@j178/prek/bin/prek.js');
    if (prek === undefined) skip(this, 'prek is not in the cache, and the registry does not answer');
    const runs = (folder: string, ...args: readonly string[]): { status: number | null; out: string } => {
      const env = { ...process.env, PREK_HOME: join(clone.path, '.prek'), npm_config_offline: 'true' };
      const { status, stdout, stderr } = spawnSync(process.execPath, [prek, ...args], {
        ...{ cwd: folder, encoding: 'utf8', env },
      });
      return { status, out: `${stdout}${stderr}` };
    };
    // prek comes as a program of each system, and not for all of them.
    if (runs(ROOT, '--version').status !== 0) skip(this, 'npm has no prek for this system');
    const mirror = runs(ROOT, 'validate-manifest', '.github/pre-commit-mirror/.pre-commit-hooks.yaml');
    assert.equal(mirror.status, 0, mirror.out);
    const [config = ''] = blocksIn(readFileSync(join(ROOT, 'docs/ci.md'), 'utf8'), 'yaml pre-commit');
    const repository = new Folder({
      'impact.yaml': LAX,
      'other.yaml': 'version: 3\n',
      // The package that is not published yet, from where it was packed.
      '.pre-commit-config.yaml': config.replace('impact-manifest@0.1.0', tarball.replaceAll('\\', '/')),
    });
    try {
      execFileSync('git', ['init', '--quiet'], { cwd: repository.path });
      execFileSync('git', ['add', '--all'], { cwd: repository.path });
      const wrong = runs(repository.path, 'run', '--all-files');
      assert.equal(wrong.status, 1, wrong.out);
      assert.match(wrong.out, /Failed[\s\S]*impact\.yaml:11:11: error: /);
      assert.doesNotMatch(wrong.out, /other\.yaml/);
      repository.write('impact.yaml', STRICT);
      execFileSync('git', ['add', '--all'], { cwd: repository.path });
      const right = runs(repository.path, 'run', '--all-files');
      assert.equal(right.status, 0, right.out);
      assert.match(right.out, /Passed/);
    } finally {
      repository.remove();
    }
  });

  it('needs nothing of Node, so that browsers can take it', () => {
    assert.doesNotMatch(readFileSync(installed('dist/api.mjs'), 'utf8'), /\brequire\(["']|from ?["']node:/);
    const module = { exports: {} as typeof Api };
    runInNewContext(readFileSync(installed('dist/api.js'), 'utf8'), { module, exports: module.exports });
    assert.equal(module.exports.check(LAX)[0]?.rule, 'lineage/understated-risk');
  });

  it('has types that fit', () => {
    project.write(
      'typed.mts',
      `import { check, readManifest, verdicts, type Finding, type Options, type VerdictWord } from 'impact-manifest';
const options: Options = { files: { 'a.md': '' }, severities: { 'report/missing': 'off' } };
const found: readonly Finding[] = check('', options);
const word: VerdictWord | undefined = verdicts('')[0]?.verdict;
const line: number | undefined = found[0]?.fixes[0]?.edits[0]?.range.start.line;
// @ts-expect-error There is no such severity.
check('', { severities: { 'report/missing': 'loud' } });
export default [word, line, readManifest('').manifest];
`,
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--typeRoots', 'none', 'typed.mts'],
      { cwd: project.path, encoding: 'utf8' },
    );
    assert.deepEqual([status, stdout], [0, '']);
  });

  it('is clean to publint and arethetypeswrong', () => {
    const tool = (path: string, ...args: readonly string[]): void => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', path), ...args], {
        cwd: project.path,
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${stdout}${stderr}`);
    };
    tool('publint/src/cli.js', tarball, '--strict');
    tool(
      '@arethetypeswrong/cli/dist/index.js',
      tarball,
      '--exclude-entrypoints',
      'schemas',
      '--no-emoji',
      '--no-color',
    );
  });
});
