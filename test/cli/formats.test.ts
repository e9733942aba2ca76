import assert from 'node:assert/strict';
import type { Log, Result } from 'sarif';
import { impact } from '../kit/cli';
import { inFolder, LAX, SPELLED, STRICT } from './kit';

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
      assert.deepEqual(JSON.parse(impact(path, ['check', '--format', 'json']).out), [
        {
          file,
          findings: [
            {
              rule: 'lineage/understated-risk',
              severity: 'error',
              message: 'Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).',
              range: range(11, 11, 14),
              fix: {
                title: 'State “risk: medium”, as inherited',
                safe: true,
                edits: [{ file, range: range(11, 11, 14), newText: 'medium' }],
                creates: [],
              },
              related: [
                { file, range: range(13, 7, 12), message: 'Tuned is made from ValuePrism (trained-on).' },
                {
                  file,
                  range: range(3, 3, 8),
                  message: 'ValuePrism was obtained from The Allen Institute for Artificial Intelligence.',
                },
                { file, range: range(6, 14, 27), message: 'Its license is AI2-ImpACT-MR: medium risk.' },
              ],
            },
          ],
        },
        { file: 'other/impact.yaml', findings: [] },
      ]);
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
          '::error file=a%2Cb%3Ac%25/impact.yaml,line=11,col=11,endColumn=14,title=lineage/understated-risk::50%25,%0A: Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).%0AState “risk: medium”, or leave the field out: the risk is inherited.',
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
      assert.equal(run?.originalUriBaseIds?.['WORKSPACE']?.uri, `${uri}/`);
      const [result] = run.results ?? [];
      assert.equal(run.tool.driver.rules?.[result?.ruleIndex ?? -1]?.id, 'lineage/understated-risk');
      assert.equal(result?.level, 'error');
      assert.deepEqual(result.locations?.[0]?.physicalLocation, {
        artifactLocation: { uri: 'data/impact.yaml', uriBaseId: 'WORKSPACE' },
        region: { startLine: 11, startColumn: 11, endLine: 11, endColumn: 14 },
      });
      const proof = [
        'Tuned is made from ValuePrism (trained-on).',
        'ValuePrism was obtained from The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ];
      assert.deepEqual(
        result.relatedLocations?.map(({ message }) => message?.text),
        proof,
      );
      const flow = result.codeFlows?.[0]?.threadFlows[0]?.locations;
      assert.deepEqual(
        flow?.map(({ location }) => location?.message?.text),
        proof,
      );
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

  it('keeps what is silenced, with the reason', () => {
    const comment = '    # impact-disable-next-line lineage/understated-risk -- the licensor agreed\n';
    inFolder({ 'impact.yaml': LAX.replace('    risk', `${comment}    risk`) }, ({ path }) => {
      const [result, ...rest] = resultsOf(sarif(path));
      assert.deepEqual(rest, []);
      assert.deepEqual(result?.suppressions, [
        { kind: 'inSource', status: 'accepted', justification: 'the licensor agreed' },
      ]);
    })();
  });

  it(
    'is a log also of nothing',
    inFolder({}, ({ path }) => {
      assert.deepEqual(resultsOf(sarif(path, '--allow-none')), []);
    }),
  );
});
