import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, impact, start } from '../kit/cli';
import { Folder } from '../kit/server';
import { inFolder, LAX, SPELLED, STRICT } from './kit';

const rulesIn = (out: string): readonly string[] =>
  filesIn<{ readonly findings: readonly { readonly rule: string }[] }>(out).flatMap(({ findings }) =>
    findings.map(({ rule }) => rule),
  );

describe('the options of impact check', () => {
  it(
    '--rule looks for a rule alone, or sets its severity',
    inFolder({ 'impact.yaml': LAX, 'spelled.impact.yaml': SPELLED }, ({ path }) => {
      const json = (...args: string[]): readonly string[] =>
        rulesIn(impact(path, ['check', '-f', 'json', ...args]).out);
      assert.deepEqual(json('--rule', 'coverage/unknown-license'), ['coverage/unknown-license']);
      assert.deepEqual(json('--rule', 'lineage/*'), ['lineage/understated-risk']);
      assert.deepEqual(json('--rule', 'lineage/understated-risk=off'), ['coverage/unknown-license']);
      assert.equal(impact(path, ['check', '--rule', 'lineage/understated-risk: warning']).code, 0);
      const { code, err } = impact(path, ['check', '--rule', 'lineage/share-alik']);
      assert.deepEqual([code, err.includes('Did you mean “lineage/share-alike”?')], [2, true]);
    }),
  );

  it(
    '--config takes another configuration, and globs name manifests',
    inFolder(
      {
        'ci/lax.yaml': 'rules:\n  lineage/understated-risk: hint\n',
        'a/impact.yaml': LAX,
        'b/impact.yaml': STRICT,
        'b/node_modules/c/impact.yaml': LAX,
        'odd [x]/impact.yaml': STRICT,
      },
      ({ path }) => {
        assert.equal(impact(path, ['check', '--config', 'ci/lax.yaml']).code, 0);
        assert.equal(impact(path, ['check', '--config', 'nowhere.yaml']).code, 2);
        const all = impact(path, ['check', '**/impact.yaml']);
        assert.match(all.out, / in 3 manifests\.\n$/, all.err);
        assert.equal(impact(path, ['check', '{b,c}/*.yaml']).out, 'No findings in 1 manifest.\n');
        assert.equal(impact(path, ['check', 'odd [x]/impact.yaml']).out, 'No findings in 1 manifest.\n');
        assert.equal(impact(path, ['check', 'z*/impact.yaml']).code, 2);
      },
    ),
  );

  it(
    '--output-file writes what would be printed, and no manifest',
    inFolder({ 'impact.yaml': LAX }, ({ path }) => {
      const { code, out, err } = impact(path, ['check', '-f', 'concise', '-o', 'out/found.txt']);
      assert.deepEqual([code, out, err], [1, '', '']);
      assert.match(readFileSync(join(path, 'out/found.txt'), 'utf8'), /^impact\.yaml:11:11: error: /);
      assert.equal(impact(path, ['check', '-f', 'concise', '-o', 'impact.yaml']).code, 2);
      assert.equal(readFileSync(join(path, 'impact.yaml'), 'utf8'), LAX);
    }),
  );

  it('--watch checks again after a change', async () => {
    const folder = new Folder({ '.git/HEAD': '', 'impact.yaml': LAX });
    const { stdout, stop } = start(folder.path, ['check', '-f', 'concise', '--watch']);
    try {
      let said = '';
      let isChanged = false;
      for await (const chunk of stdout) {
        said += String(chunk);
        if (said.includes('coverage/unknown-license')) break;
        if (isChanged || !said.includes('lineage/understated-risk')) continue;
        isChanged = true;
        // Watching begins a moment after the first findings are told.
        setTimeout(() => {
          folder.write('impact.yaml', SPELLED);
        }, 1000);
      }
      assert.match(said, /impact\.yaml:6:14: warning: /);
    } finally {
      stop();
      folder.remove();
    }
  });
});

describe('a baseline', () => {
  it('lets pass what was there, tells what is gone, and touches no verdict', () => {
    const text = `${LAX}distributions:\n  site:\n    of: tuned\n    audience: public\n`;
    inFolder({ 'data/impact.yaml': text }, ({ path }) => {
      const gate = (): unknown => JSON.parse(impact(path, ['gate', 'site', '-f', 'json']).out);
      const before = gate();
      assert.equal(impact(path, ['check']).code, 1);
      const written = impact(path, ['check', '--update-baseline']);
      assert.equal(written.code, 0);
      const file = join(path, 'impact.baseline.json');
      const baseline = JSON.parse(readFileSync(file, 'utf8')) as { version: number; entries: Record<string, string>[] };
      assert.equal(baseline.version, 1);
      assert.ok(baseline.entries.some(({ rule }) => rule === 'lineage/understated-risk'));
      assert.match(impact(path, ['check']).out, /^No findings in 1 manifest, \d+ in the baseline\.\n$/);
      assert.deepEqual(gate(), before);
      assert.equal(impact(path, ['check', '--no-baseline']).code, 1);
      // Other lines change nothing; one that was mended is told, and one whose day is over counts.
      writeFileSync(join(path, 'data/impact.yaml'), `# New.\n${text}`);
      assert.equal(impact(path, ['check']).code, 0);
      const owned = baseline.entries.map((entry) => ({ ...entry, owner: 'Data team', until: '2024-01-31' }));
      writeFileSync(file, JSON.stringify({ version: 1, entries: owned }));
      assert.equal(impact(path, ['check', '--today', '2024-01-31']).code, 0);
      const late = impact(path, ['check', '--today', '2024-02-01']);
      assert.equal(late.code, 1);
      assert.match(late.err, /of impact\.baseline\.json have expired: /);
      const listed = impact(path, ['waivers', '--today', '2024-02-01']).out;
      assert.match(listed, /^baseline +data\/impact\.yaml +lineage\/understated-risk +Data team +2024-01-31 +expired/m);
      writeFileSync(join(path, 'data/impact.yaml'), text.replace('risk: low', 'risk: medium'));
      assert.match(
        impact(path, ['check']).err,
        /1 entry of impact\.baseline\.json are no longer found .*understated-risk/,
      );
      impact(path, ['check', '--update-baseline', '--today', '2024-01-01']);
      const kept = JSON.parse(readFileSync(file, 'utf8')) as typeof baseline;
      assert.equal(kept.entries.length, baseline.entries.length - 1);
      assert.ok(kept.entries.every(({ owner }) => owner === 'Data team'));
      writeFileSync(file, '{');
      assert.equal(impact(path, ['check']).code, 2);
    })();
  });
});

describe('impact completion', () => {
  const script = (shell: string): string => impact(__dirname, ['completion', shell]).out;
  const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

  it('completes commands, options and values in bash', function () {
    if (!has('bash')) this.skip();
    const complete = (...words: string[]): readonly string[] => {
      const line = `COMP_WORDS=(impact ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${String(words.length)}; _impact; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', `${bash}\n${line}`], { encoding: 'utf8' });
      assert.equal(stderr, '');
      return stdout.trim().split('\n');
    };
    const bash = script('bash');
    assert.deepEqual(complete('ga'), ['gate']);
    assert.ok(complete('check', '--').includes('--max-warnings'));
    assert.deepEqual(complete('check', '--format', 's'), ['sarif']);
    assert.deepEqual(complete('check', '-f', 'gi'), ['github', 'gitlab']);
    assert.deepEqual(complete('report', 'ne'), ['new']);
    assert.deepEqual(complete('explain', 'lineage/sh'), ['lineage/share-alike']);
    assert.deepEqual(complete('completion', 'po'), ['powershell']);
  });

  it('is text that zsh and fish can read, and names every command for PowerShell', () => {
    for (const shell of ['zsh', 'fish']) {
      const text = script(shell);
      assert.match(text, /understated-risk/, shell);
      if (!has(shell)) continue;
      inFolder({ script: text }, ({ path }) => {
        const { status, stderr } = spawnSync(shell, ['-n', join(path, 'script')], { encoding: 'utf8' });
        assert.deepEqual([status, stderr], [0, ''], shell);
      })();
    }
    const power = script('powershell');
    assert.match(power, /@\('gate', 'say whether a distribution may be released today, and what is still missing'\)/);
    assert.match(power, /'check --format' = @\('text', 'concise', /);
  });
});
