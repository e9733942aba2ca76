import assert from 'node:assert/strict';
import type { Log, Result } from 'sarif';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import Ajv04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { version } from '../../package.json';
import { docsUrl } from '../../server/src/findings/docs';
import { impact } from '../kit/cli';
import { inFolder, LAX, SPELLED, STRICT } from './kit';

const ROOT = resolve(__dirname, '../..');

/** What is printed as JSON, as far as tests look at it. */
interface Output {
  readonly verdict?: string;
  readonly files: readonly {
    readonly file: string;
    readonly findings: readonly object[];
    readonly silenced: readonly { readonly silenced: object }[];
    readonly verdicts: readonly { readonly verdict: string }[];
  }[];
  readonly summary: object;
  readonly waivers: readonly Record<'by' | 'about' | 'owner' | 'until' | 'state', string>[];
}

/** A distribution, a silenced finding and a review. */
const WAIVED = `${LAX.replace(
  '    risk',
  '    # impact-disable-next-line lineage/understated-risk -- agreed with legal@example.org until 2099-12-31\n    risk',
)}distributions:
  site:
    of: tuned
    audience: public
    agreement: https://example.org/terms
    reviews:
      - { of: agreement, saw: "https://example.org/terms", by: A. Counsel, on: 2024-01-01 }
`;

function readJson(path: string): object {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as object;
}

const sarif = (folder: string, ...paths: string[]): Log =>
  JSON.parse(impact(folder, ['check', ...paths, '--format', 'sarif']).out) as Log;
const resultsOf = (log: Log): readonly Result[] => log.runs.flatMap(({ results }) => results ?? []);

describe('the JSON of impact check', () => {
  it(
    'tells each finding with its range from 1, its fix and its proof',
    inFolder({ 'data/impact.yaml': LAX, 'other/impact.yaml': STRICT }, ({ path }) => {
      const range = (line: number, from: number, to: number): object => ({
        start: { line, column: from },
        end: { line, column: to },
      });
      const file = 'data/impact.yaml';
      const fix = {
        title: 'Write “risk: medium”, as inherited',
        safe: true,
        preferred: true,
        edits: [{ file, range: range(11, 11, 14), newText: 'medium' }],
        creates: [],
      };
      const other = {
        title: 'Remove “risk”, which is inherited anyway',
        safe: false,
        preferred: false,
        edits: [{ file, range: { start: { line: 11, column: 1 }, end: { line: 12, column: 1 } }, newText: '' }],
        creates: [],
      };
      const { files, summary, ...rest } = JSON.parse(impact(path, ['check', '--format', 'json']).out) as Output;
      assert.deepEqual(rest, { version: 1, kind: 'check', tool: { name: 'impact', version }, problems: [] });
      assert.deepEqual(summary, { files: 2, error: 1, warning: 0, information: 0, hint: 0, silenced: 0 });
      assert.deepEqual(files, [
        {
          file,
          findings: [
            {
              rule: 'lineage/understated-risk',
              severity: 'error',
              message: 'Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).',
              remedy: 'Write “risk: medium”, or leave the field out: the risk is inherited.',
              url: docsUrl('lineage/understated-risk'),
              range: range(11, 11, 14),
              fix,
              fixes: [fix, other],
              related: [
                { file, range: range(13, 7, 12), message: 'Tuned is made from ValuePrism (trained-on).' },
                {
                  file,
                  range: range(3, 3, 8),
                  message: 'ValuePrism is under a license of The Allen Institute for Artificial Intelligence.',
                },
                { file, range: range(6, 14, 27), message: 'Its license is AI2-ImpACT-MR: medium risk.' },
              ],
            },
          ],
          silenced: [],
          verdicts: [],
        },
        { file: 'other/impact.yaml', findings: [], silenced: [], verdicts: [] },
      ]);
    }),
  );
});

describe('all JSON of the command line', () => {
  const ajv = formats(new Ajv2020({ strict: false, allErrors: true }));
  const validate = ajv.compile(readJson('schemas/impact-output.schema.json'));
  const conforms = (folder: string, args: readonly string[]): Output => {
    const data = JSON.parse(impact(folder, [...args, '--format', 'json']).out) as Output;
    assert.ok(validate(data), `${args.join(' ')}: ${JSON.stringify(validate.errors, null, 1)}`);
    return data;
  };

  it(
    'is as its schema says',
    inFolder({ 'impact.yaml': WAIVED, 'broken.impact.yaml': 'version: 1\nartifacts: []\n' }, ({ path }) => {
      const check = conforms(path, ['check', '--statistics']);
      const [verdict] = check.files.flatMap(({ verdicts }) => verdicts);
      const gate = conforms(path, ['gate', 'site']);
      const status = conforms(path, ['status']);
      assert.equal(verdict?.verdict, gate.verdict);
      assert.deepEqual(
        status.files.flatMap(({ verdicts }) => verdicts.map((it) => ({ ...it, missing: undefined }))),
        [{ ...verdict, missing: undefined }],
      );
      assert.deepEqual(
        check.files.flatMap(({ silenced }) => silenced.map((it) => it.silenced)),
        [{ by: 'comment', reason: 'agreed with legal@example.org until 2099-12-31', until: '2099-12-31' }],
      );
      conforms(path, ['can-i', 'tuned', '--to', 'public']);
      conforms(path, ['can-i', 'prism']);
      const { waivers } = conforms(path, ['waivers']);
      assert.deepEqual(
        waivers.map(({ by, about, owner, until, state }) => [by, about, owner, until, state]),
        [
          ['comment', 'lineage/understated-risk', 'legal@example.org', '2099-12-31', 'in use'],
          ['review', 'site: agreement (https://example.org/terms)', 'A. Counsel', undefined, 'in use'],
        ],
      );
      const otherwise = WAIVED.replace('saw: "https://example.org/terms"', 'saw: "https://example.org/older"');
      const idle = WAIVED.replace('of: agreement, saw', 'of: notices, saw');
      for (const [text, state] of [
        [otherwise, 'stale'],
        [idle, 'unused'],
      ] as const)
        inFolder({ 'impact.yaml': text }, (other) => {
          assert.equal(conforms(other.path, ['waivers']).waivers.at(-1)?.state, state);
        })();
      conforms(path, ['check', 'nowhere']);
      conforms(path, ['diff', '.', '.']);
      conforms(path, ['due', '--within', '9999d']);
    }),
  );
});

describe('the annotations of impact check', () => {
  it(
    'are workflow commands, escaped as GitHub asks',
    inFolder(
      { 'a,b:c%/impact.yaml': LAX.replace('name: Tuned', 'name: "50%,\\n: Tuned"'), 'spelled.impact.yaml': SPELLED },
      ({ path }) => {
        const [warning, error, sum, ...rest] = impact(path, ['check', '--format', 'github']).out.split('\n');
        assert.equal(
          error,
          '::error file=a%2Cb%3Ac%25/impact.yaml,line=11,col=11,endColumn=14,title=lineage/understated-risk::50%25,%0A: Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).%0AWrite “risk: medium”, or leave the field out: the risk is inherited.',
        );
        assert.match(
          warning ?? '',
          /^::warning file=spelled\.impact\.yaml,line=6,col=14,endColumn=23,title=coverage\/unknown-license::/,
        );
        assert.equal(sum, '1 error and 1 warning in 2 manifests.');
        assert.deepEqual(rest, ['']);
      },
    ),
  );
});

describe('the SARIF of impact check', () => {
  it(
    'names the rules, the places and the proof',
    inFolder({ 'data/impact.yaml': LAX }, ({ path, uri }) => {
      const log = sarif(path);
      const [run] = log.runs;
      assert.equal(log.version, '2.1.0');
      assert.equal(run?.originalUriBaseIds?.['%SRCROOT%']?.uri, `${uri}/`);
      assert.deepEqual(run.invocations, [{ executionSuccessful: true }]);
      assert.equal(run.automationDetails?.id, 'impact/');
      const [result] = run.results ?? [];
      assert.equal(run.tool.driver.rules?.[result?.ruleIndex ?? -1]?.id, 'lineage/understated-risk');
      assert.equal(result?.level, 'error');
      assert.deepEqual(result.locations?.[0]?.physicalLocation, {
        artifactLocation: { uri: 'data/impact.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 11, startColumn: 11, endLine: 11, endColumn: 14 },
      });
      const proof = [
        'Tuned is made from ValuePrism (trained-on).',
        'ValuePrism is under a license of The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ];
      assert.deepEqual(
        result.relatedLocations?.map(({ message }) => message?.text),
        proof,
      );
      const flow = result.codeFlows?.[0]?.threadFlows[0]?.locations;
      assert.deepEqual(
        flow?.map(({ location }) => location?.message?.text),
        [...proof].reverse().concat('Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).'),
      );
      assert.deepEqual(flow?.at(-1)?.location?.physicalLocation, result.locations?.[0]?.physicalLocation);
      assert.deepEqual(result.fixes?.[0]?.artifactChanges[0]?.replacements, [
        {
          deletedRegion: { startLine: 11, startColumn: 11, endLine: 11, endColumn: 14 },
          insertedContent: { text: 'medium' },
        },
      ]);
    }),
  );

  it('knows a finding again when other lines come, and tells equal ones apart', () => {
    const prints = (text: string): readonly unknown[] => {
      const found: unknown[] = [];
      inFolder({ 'impact.yaml': text }, ({ path }) => {
        found.push(
          ...resultsOf(sarif(path)).map(({ partialFingerprints }) => partialFingerprints?.['impactFinding/v1']),
        );
      })();
      return found;
    };
    const twice = `${LAX}${LAX.slice(LAX.indexOf('  tuned:')).replace('tuned', 'again')}`;
    const [first, second] = prints(twice);
    assert.match(String(first), /^[0-9a-f]{32}$/);
    assert.notEqual(first, second);
    assert.deepEqual(prints(`# A comment.\n\n${twice}`), [first, second]);
    assert.deepEqual(prints(LAX), [first]);
  });

  it('has what is silenced only where it is asked for, with the reason', () => {
    const comment = '    # impact-disable-next-line lineage/understated-risk -- the licensor agreed\n';
    inFolder({ 'impact.yaml': LAX.replace('    risk', `${comment}    risk`) }, ({ path }) => {
      assert.deepEqual(resultsOf(sarif(path)), []);
      const [result, ...rest] = resultsOf(sarif(path, '--include-suppressed'));
      assert.deepEqual(rest, []);
      assert.deepEqual(result?.suppressions, [
        { kind: 'inSource', status: 'accepted', justification: 'the licensor agreed' },
      ]);
    })();
  });

  it(
    'has paths that count from the repository, and one run for all of it, whatever is configured where',
    inFolder(
      { 'a/impact.config.yaml': 'rules: {}\n', 'a/impact.yaml': LAX, 'b/impact.config.yaml': '', 'b/impact.yaml': LAX },
      ({ path, uri }) => {
        const log = sarif(join(path, 'a'), '.', '../b');
        const told = log.runs.map(({ automationDetails, results, originalUriBaseIds }) => [
          automationDetails?.id,
          results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
          originalUriBaseIds?.['%SRCROOT%']?.uri,
        ]);
        assert.deepEqual(told, [['impact/', 'a/impact.yaml', `${uri}/`]]);
        assert.equal(log.runs[0]?.results?.length, 2);
        const { out } = impact(join(path, 'a'), ['check', '--format', 'sarif'], {
          environment: { GITHUB_WORKSPACE: dirname(path) },
        });
        const [run] = (JSON.parse(out) as Log).runs;
        const at = run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
        assert.equal(at, `${relative(dirname(path), path)}/a/impact.yaml`);
      },
    ),
  );

  it(
    'says what could not be done',
    inFolder({ 'impact.yaml': STRICT }, ({ path }) => {
      const [run] = sarif(path, 'impact.yaml', 'nowhere').runs;
      assert.deepEqual(run?.invocations, [
        {
          executionSuccessful: false,
          toolExecutionNotifications: [{ level: 'error', message: { text: 'There is no file or folder nowhere.' } }],
        },
      ]);
    }),
  );

  it(
    'is a log also of nothing',
    inFolder({}, ({ path }) => {
      assert.deepEqual(resultsOf(sarif(path, '--allow-none')), []);
    }),
  );

  describe('of all examples', () => {
    const text = impact(ROOT, [
      'check',
      'examples',
      '--format',
      'sarif',
      '--include-suppressed',
      '--today',
      '2024-06-01',
    ]).out;

    it('is as the published schema says', () => {
      // The schema is of the fourth draft.
      const validate = formats(new Ajv04({ strict: false })).compile(readJson('test/schemas/sarif-schema-2.1.0.json'));
      assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
    });

    it('has for each rule what GitHub shows', () => {
      for (const { id, fullDescription, help, shortDescription } of (JSON.parse(text) as Log).runs[0]?.tool.driver
        .rules ?? []) {
        assert.ok((fullDescription?.text.length ?? 0) > 60 && shortDescription !== undefined, id);
        assert.ok((fullDescription?.text.length ?? 2000) <= 1024, id);
        assert.match(help?.markdown ?? '', /## Why it matters/, id);
        assert.doesNotMatch(help?.text ?? '`', /^#+ (?:Why|Wrong|Right|How) |\]\(/m, id);
        assert.doesNotMatch(help?.markdown ?? '', /\]\((?!https:)/, id);
      }
    });

    it(
      'has nothing that the rules of SARIF and of GitHub object to',
      inFolder({ 'log.sarif': text }, function ({ path }) {
        const tool = multitool();
        if (tool === undefined) return;
        const out = join(path, 'out.sarif');
        const kinds = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'];
        spawnSync(tool, ['validate', join(path, 'log.sarif'), ...kinds, '--output', out], { encoding: 'utf8' });
        const found = resultsOf(JSON.parse(readFileSync(out, 'utf8')) as Log);
        assert.deepEqual(
          found.map(({ ruleId, locations }) => `${ruleId ?? ''} ${JSON.stringify(locations)}`),
          [],
        );
      }),
    );
  });
});

/** The program that GitHub checks logs with; nothing where it has no build for this machine. */
function multitool(): string | undefined {
  try {
    const file = require(`@microsoft/sarif-multitool-${process.platform}`) as string;
    // An installation that runs no scripts leaves it as it was packed.
    if (process.platform !== 'win32') chmodSync(file, 0o755);
    return spawnSync(file, ['version']).error === undefined ? file : undefined;
  } catch {
    return undefined;
  }
}

describe('the other formats of impact check', () => {
  const FILES = { 'impact.yaml': LAX, 'data/spelled.impact.yaml': SPELLED, 'data/right.impact.yaml': STRICT };
  const HEAD =
    'impact.yaml:11:11: error: Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).';

  it(
    'concise: a line for each, as compilers have it',
    inFolder(FILES, ({ path }) => {
      const { out } = impact(path, ['check', '--format', 'concise']);
      const lines = out.trimEnd().split('\n');
      assert.ok(lines.includes(`${HEAD} [lineage/understated-risk]`));
      for (const line of lines) assert.match(line, /^[^:]+:\d+:\d+: (?:error|warning): .+ \[[a-z-]+\/[a-z-]+\]$/);
      const quiet = impact(path, ['check', '--format', 'concise', '--quiet', '--statistics', '--exit-zero']);
      assert.deepEqual(quiet, {
        code: 0,
        out: `${HEAD} [lineage/understated-risk]\n1  error  lineage/understated-risk\n`.replace(
          /risk\n$/,
          'risk  (1 by --fix)\n',
        ),
        err: '',
      });
    }),
  );

  it(
    'gitlab: a Code Quality report, chosen for its file',
    inFolder(FILES, ({ path }) => {
      const environment = { GITLAB_CI: 'true', CI_PROJECT_DIR: path };
      const { out, err } = impact(join(path, 'data'), ['check', '..', '--output-file', '../quality.json'], {
        environment,
      });
      assert.equal(out, '');
      assert.match(err, /^The format is gitlab, since GITLAB_CI is set/);
      const issues = JSON.parse(readFileSync(join(path, 'quality.json'), 'utf8')) as readonly Record<string, unknown>[];
      assert.deepEqual(
        issues.map(({ check_name, severity, location }) => [check_name, severity, location]),
        [
          ['lineage/understated-risk', 'critical', { path: 'impact.yaml', lines: { begin: 11, end: 11 } }],
          ['coverage/unknown-license', 'major', { path: 'data/spelled.impact.yaml', lines: { begin: 6, end: 6 } }],
        ].sort((a, b) => (issues[0]?.['check_name'] === a[0] ? -1 : issues[0]?.['check_name'] === b[0] ? 1 : 0)),
      );
      assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    }),
  );

  it(
    'junit: a suite for each manifest',
    inFolder({ ...FILES, 'data/x.impact.yaml': LAX.replace('Tuned', '"<b>&\\e\\0"') }, ({ path }) => {
      const { out } = impact(path, ['check', '.', 'nowhere', '--format', 'junit']);
      assert.match(
        out,
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="impact" tests="\d+" failures="3" errors="1"/,
      );
      assert.match(out, /<testcase name="lineage\/understated-risk \(line 11\)" classname="impact\.yaml"/);
      assert.match(out, /<testcase name="no findings" classname="data\/right\.impact\.yaml"/);
      assert.match(out, /&lt;b&gt;&amp;/);
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f]/);
      const parsed = spawnSync('python3', ['-c', 'import sys,xml.dom.minidom as m; m.parse(sys.stdin)'], {
        input: out,
      });
      if (parsed.error === undefined) assert.equal(parsed.status, 0, String(parsed.stderr));
    }),
  );

  it(
    'github: is chosen in a workflow, has paths of the repository, and a page for all that is not shown',
    inFolder(
      {
        'data/impact.yaml': `${WAIVED}${entries(12)}`
          .replace(/^derivatives:\n/m, (head) => `${head}${entries(12)}`)
          .slice(0, -entries(12).length),
        'summary.md': 'Before.\n',
      },
      ({ path }) => {
        const environment = {
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: path,
          GITHUB_STEP_SUMMARY: join(path, 'summary.md'),
        };
        const { out, err } = impact(join(path, 'data'), ['check'], { environment });
        assert.match(err, /^The format is github, since GITHUB_ACTIONS is set/);
        assert.equal((out.match(/^::error file=data\/impact\.yaml,/gm) ?? []).length, 12);
        assert.match(
          out,
          /^GitHub shows 10 annotations of a kind; this log and the job summary have all 12 errors\.$/m,
        );
        const page = readFileSync(join(path, 'summary.md'), 'utf8');
        assert.match(page, /^Before\.\n### ImpACT license manifests: 12 errors/);
        assert.match(page, /^\| `site` \| Tuned \| public \| ❌ /m);
        assert.equal((page.match(/^\| error \|/gm) ?? []).length, 12);
        assert.match(page, /\[lineage\/understated-risk\]\(https:/);
      },
    ),
  );
});

/** Derivatives that all state too small a risk. */
function entries(number: number): string {
  return Array.from(
    { length: number },
    (_, index) =>
      `  d${String(index)}:\n    name: D\n    type: model\n    risk: low\n    from:\n      prism: trained-on\n`,
  ).join('');
}
