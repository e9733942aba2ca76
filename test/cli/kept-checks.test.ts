import assert from 'node:assert/strict';
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { machineAnswers, type Answers } from '../../server/src/host/node/answers';
import { keepCheck, keptCheck, placeFor } from '../../server/src/host/node/kept/kept-check';
import { noting, Notes } from '../../server/src/host/node/kept/notes';
import { impact, type Ended } from '../kit/cli';
import { ran } from '../kit/in-process';
import { Folder } from '../kit/server';

const DIST = resolve(__dirname, '../../dist');

const MANIFEST = `version: 1
artifacts:
  prism: { name: ValuePrism, type: data, license: AI2-ImpACT-MR, licensor: AI2, year: 2023 }
derivatives:
  tuned: { name: Tuned, type: model, risk: medium, from: { prism: trained-on }, changes: Tuned., reports: { data: report.md } }
distributions:
  out: { of: tuned, audience: public, status: planned, notices: NOTICE.md, agreement: TERMS.md }
`;

/** What a check has said, and whether that was said before. */
interface Told extends Ended {
  readonly isKept: boolean;
}

/** A workspace with a cache of its own, in which what a check has said is kept. */
class Site {
  readonly folder = new Folder({ '.git/HEAD': '', 'impact.yaml': MANIFEST });
  readonly cache = new Folder();
  readonly checks = join(this.cache.path, 'impact-manifest', 'checks');
  environment: Readonly<Record<string, string>> = { XDG_CACHE_HOME: this.cache.path };
  day = '2024-03-01';
  version = '1.0.0';

  /** Checks as the program does, in this process. */
  async check(...more: readonly string[]): Promise<Told> {
    const args = ['check', ...more];
    const { version, folder } = this;
    const call = { args, folder: folder.path, version, program: DIST };
    const answers: Answers = { ...machineAnswers(''), environment: this.environment, today: () => this.day };
    const kept = await keptCheck(call, answers);
    if (kept !== undefined) {
      const words = (stream: string): string => kept.said.flatMap(([to, text]) => (to === stream ? text : [])).join('');
      return { code: kept.code, out: words('out'), err: words('err'), isKept: true };
    }
    const notes = new Notes();
    const ended = await ran(folder.path, args, (host) => noting({ ...host, ...answers }, notes));
    const place = placeFor(call, answers);
    if (place !== undefined) keepCheck(place, notes, ended.code ?? 2);
    return { ...ended, isKept: false };
  }

  get files(): readonly string[] {
    try {
      return readdirSync(this.checks).map((name) => join(this.checks, name));
    } catch {
      return [];
    }
  }

  remove(): void {
    this.folder.remove();
    this.cache.remove();
  }
}

describe('what a check has said', function () {
  this.timeout(60_000);
  let site: Site;
  beforeEach(() => {
    site = new Site();
  });
  afterEach(() => {
    site.remove();
  });

  async function assertLooksAgain(...args: readonly string[]): Promise<Told> {
    const told = await site.check(...args);
    assert.equal(told.isKept, false);
    return told;
  }

  it('is said again, word for word, where all is as it was', async () => {
    for (const args of [[], ['--format', 'json'], ['--format', 'sarif'], ['--statistics'], ['.']]) {
      const first = await assertLooksAgain(...args);
      assert.notEqual(first.out, '');
      const second = await site.check(...args);
      assert.deepEqual(second, { ...first, isKept: true });
      // Those who ask otherwise get what they ask for.
      assert.deepEqual({ ...(await assertLooksAgain(...args, '--no-cache')), isKept: true }, second);
    }
  });

  const CHANGES: Readonly<Record<string, (site: Site) => void>> = {
    'the manifest is edited': ({ folder }) => {
      folder.write('impact.yaml', MANIFEST.replace('risk: medium', 'risk: low'));
    },
    'it is edited, and is as long and as old as before': ({ folder }) => {
      const path = join(folder.path, 'impact.yaml');
      const { atime, mtime } = statSync(path);
      folder.write('impact.yaml', MANIFEST.replace('AI2-ImpACT-MR', 'AI2-ImpACT-HR'));
      utimesSync(path, atime, mtime);
    },
    'a file comes up that it names': ({ folder }) => {
      folder.write('NOTICE.md', 'Something else.\n');
    },
    'a file that it names comes up as a folder': ({ folder }) => {
      folder.write('TERMS.md/x', '');
    },
    'another manifest comes up': ({ folder }) => {
      folder.write('deep/in/impact.yaml', MANIFEST.replace('AI2-ImpACT-MR', 'MIT'));
    },
    'a configuration comes up': ({ folder }) => {
      folder.write('impact.config.yaml', 'rules: { distribution/notices: off }\n');
    },
    'git ignores the manifest': ({ folder }) => {
      folder.write('.gitignore', 'impact.yaml\n');
    },
    'a baseline comes up': ({ folder }) => {
      folder.write('impact.baseline.json', '{ "version": 1, "entries": [] }\n');
    },
    'the workspace is another': ({ folder }) => {
      folder.remove('.git');
    },
    'the day is another': (it) => {
      it.day = '2025-03-01';
    },
    'the program is another': (it) => {
      it.version = '1.0.1';
    },
    'colors are asked for': (it) => {
      it.environment = { ...it.environment, FORCE_COLOR: '1' };
    },
  };
  for (const [words, change] of Object.entries(CHANGES))
    it(`is not said where ${words}`, async () => {
      await site.check();
      assert.equal((await site.check()).isKept, true);
      change(site);
      const told = await assertLooksAgain('--allow-none');
      assert.deepEqual({ ...(await assertLooksAgain()), code: told.code, err: told.err }, told);
    });

  it('is not said where a file that was read, or its place among what git ignores, is another', async () => {
    const { folder } = site;
    folder.write('report.md', '---\nimpact-report: 1\n---\n# Impact\n');
    for (const [path, first, second] of [
      ['TERMS.md', 'One.\n', 'Two.\n'],
      ['.gitignore', 'x\n', 'report.md\n'],
      ['impact.config.yaml', 'rules: {}\n', 'rules: { use/unlisted: off }\n'],
      ['impact.baseline.json', '{ "version": 1, "entries": [] }', '{ "version": 1, "entries": []}'],
    ] as const) {
      folder.write(path, first);
      await site.check();
      assert.equal((await site.check()).isKept, true, path);
      folder.write(path, second);
      await assertLooksAgain();
      assert.equal((await site.check()).isKept, true, path);
      folder.remove(path);
      await assertLooksAgain();
    }
  });

  it('is not kept where something could not be read, was written, or came from outside', async () => {
    const { folder } = site;
    for (const args of [['--fix'], ['--fix-dry-run'], ['-o', 'out.txt'], ['--update-baseline'], ['*.yaml'], ['none']])
      await site.check(...args);
    folder.remove('impact.baseline.json');
    site.environment = { ...site.environment, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder.path, 's.md') };
    await site.check('--cache');
    assert.ok(folder.has('s.md'));
    site.environment = { XDG_CACHE_HOME: site.cache.path };
    folder.write('impact.config.yaml', 'rules: 7\n');
    assert.equal((await site.check()).code, 2);
    assert.deepEqual(site.files, []);
  });

  it('is kept on build servers only where that is asked for', async () => {
    for (const name of ['CI', 'GITHUB_ACTIONS', 'TF_BUILD', 'JENKINS_URL']) {
      site.environment = { XDG_CACHE_HOME: site.cache.path, [name]: 'true' };
      await site.check('--format', 'text');
      assert.deepEqual(site.files, [], name);
    }
    await site.check('--cache', '--format', 'text');
    assert.equal(site.files.length, 1);
    assert.equal((await site.check('--cache', '--format', 'text')).isKept, true);
  });

  it('is kept for the user alone, outside of the workspace, and where the user has no such folder nowhere', async function () {
    site.environment = { XDG_CACHE_HOME: join(site.folder.path, 'cache') };
    await site.check();
    assert.deepEqual(readdirSync(site.folder.path).sort(), ['.git', 'impact.yaml']);
    site.environment = { XDG_CACHE_HOME: 'cache' };
    await site.check();
    assert.deepEqual(readdirSync(site.folder.path).sort(), ['.git', 'impact.yaml']);
    site.environment = { XDG_CACHE_HOME: site.cache.path };
    await site.check();
    const [file = ''] = site.files;
    if (process.platform === 'win32') this.skip();
    assert.equal(lstatSync(file).mode & 0o777, 0o600);
    assert.equal(lstatSync(site.checks).mode & 0o777, 0o700);
    // What others may have written is not believed, and nothing is written among it.
    chmodSync(site.checks, 0o777);
    await assertLooksAgain();
    chmodSync(site.checks, 0o700);
    chmodSync(file, 0o666);
    await assertLooksAgain();
    assert.equal((await site.check()).isKept, true);
    assert.equal(lstatSync(file).mode & 0o777, 0o600);
  });

  it('is not said where it was damaged, or stands where something else was', async () => {
    await site.check();
    const [file = ''] = site.files;
    const right = readFileSync(file, 'utf8');
    await site.check('--quiet');
    const other = readFileSync(site.files.find((it) => it !== file) ?? '', 'utf8');
    const wrong = [
      ...['', '\n', 'null', '{}', '\0'.repeat(100), right.slice(0, -1), `${right}\n`, right.toUpperCase(), other],
      right.replace('"code":0', '"code":1'),
      right.replace('ValuePrism', 'ValuePrysm'),
      `\n${right}`,
    ];
    for (const text of wrong) {
      assert.notEqual(text, right);
      writeFileSync(file, text);
      await assertLooksAgain();
      assert.equal((await site.check()).isKept, true);
    }
    rmSync(file);
    mkdirSync(file);
    await assertLooksAgain();
    rmSync(file, { recursive: true });
    if (process.platform === 'win32') return;
    const elsewhere = join(site.cache.path, 'elsewhere');
    writeFileSync(elsewhere, right, { mode: 0o600 });
    symlinkSync(elsewhere, file);
    await assertLooksAgain();
    assert.equal(lstatSync(file).isFile(), true);
  });

  it('takes little room: fifty checks, and nothing that was begun and not ended', async () => {
    await site.check();
    const [first = ''] = site.files;
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    const begun = `${first.slice(0, -'.json'.length)}.0-0.part`;
    writeFileSync(begun, 'x');
    utimesSync(begun, old, old);
    utimesSync(first, old, old);
    const strange = join(site.checks, 'notes.txt');
    writeFileSync(strange, 'Of somebody else.');
    utimesSync(strange, old, old);
    for (let n = 1; n <= 51; n++) {
      const name = String(n).padStart(64, '0');
      writeFileSync(join(site.checks, `${name}.json`), '');
    }
    await site.check('--quiet');
    const names = site.files.map((path) => basename(path));
    assert.equal(names.filter((name) => name.endsWith('.json')).length, 50);
    assert.ok(!names.includes(basename(first)) && !names.includes(basename(begun)) && names.includes('notes.txt'));
  });

  it('is said by the program without loading the command line, and with the same status', () => {
    const program = new Folder();
    try {
      for (const name of ['dist', 'schemas', 'docs/rules'])
        cpSync(resolve(__dirname, '../..', name), join(program.path, name), { recursive: true });
      const run = (): Ended =>
        impact(site.folder.path, ['check'], {
          environment: { ...site.environment },
          program: join(program.path, 'dist/cli.js'),
        });
      const engine = join(program.path, 'dist/command-line.js');
      const { size } = statSync(engine);
      const day = new Date('2024-03-01');
      utimesSync(engine, day, day);
      const first = run();
      assert.match(first.out, /distribution\//);
      writeFileSync(engine, 'throw new Error("loaded");'.padEnd(size));
      utimesSync(engine, day, day);
      assert.deepEqual(run(), first);
      site.folder.write('NOTICE.md', 'x');
      assert.match(run().err, /loaded/);
    } finally {
      program.remove();
    }
  });
});
