import assert from 'node:assert/strict';
import { analyze } from '../../server/src/analysis/analyze';
import type { Rule } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/parse';
import { worldOf } from '../../server/src/workspace/world';
import { analyzed } from '../kit/check';
import { memoryFiles, ROOT } from '../kit/files';

/** The least processor time of three runs, in milliseconds. */
function cost(run: () => unknown): number {
  const runs = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    run();
    return process.cpuUsage(before).user / 1000;
  });
  return Math.min(...runs);
}

describe('bounds', () => {
  it('hold for comments that stand one above the other: four times as many cost no more than about four times as much', function () {
    this.timeout(120_000);
    const stacked = (count: number): string =>
      `version: 1\nartifacts:\n${'  # impact-disable-next-line lineage/cycle -- x\n'.repeat(count)}  a: { name: A, type: data, license: MIT, risk: lax }\n`;
    analyzed(stacked(2000));
    const [few, many] = [5_000, 20_000].map((count) => cost(() => analyzed(stacked(count))));
    assert.ok((many ?? 0) < 9 * (few ?? 0), `${String(few)} ms and ${String(many)} ms`);
  });

  it('hold for findings on one subject: more of them than a call takes arguments', function () {
    this.timeout(120_000);
    const rule: Rule = {
      id: 'test/many',
      why: 'Finds very much.',
      description: 'very much',
      severity: 'warning',
      *manifest({ root }) {
        if (root !== undefined) for (let at = 0; at < 200_000; at++) yield { span: root.span, message: String(at) };
      },
    };
    const uri = `${ROOT}/impact.yaml`;
    const tree = parse(uri, 'version: 1\n');
    const options = { severities: {}, today: '2024-03-01' };
    const { findings, faults } = analyze(tree, { world: worldOf(memoryFiles({})), options, rules: [rule] });
    assert.deepEqual([findings.length, faults], [200_000, []]);
  });
});
