import assert from 'node:assert/strict';
import { analyze } from '../../server/src/analysis/analyze';
import type { Rule } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/parse';
import { worldOf } from '../../server/src/workspace/world';
import { analyzed } from '../kit/check';
import { memoryFiles, ROOT } from '../kit/files';
import { growsWithSize } from '../kit/growth';

describe('bounds @slow', () => {
  it('hold for comments that stand one above the other, in time that grows with their number', function () {
    this.timeout(120_000);
    const stacked = (count: number): string =>
      `version: 1\nartifacts:\n${'  # impact-disable-next-line lineage/cycle -- x\n'.repeat(count)}  a: { name: A, type: data, license: MIT, risk: lax }\n`;
    growsWithSize((count) => {
      const text = stacked(count);
      return () => analyzed(text);
    }, 2_500);
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

  it('hold for a closed list of very many items: it is said at once that it is not read', function () {
    this.timeout(120_000);
    const text = `version: 1\nx-list: [${Array.from({ length: 1_200_000 }, () => 'abcdef').join(', ')}]\n`;
    const before = process.cpuUsage();
    const { findings } = analyzed(text);
    const { user } = process.cpuUsage(before);
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule, severity]),
      [['manifest/syntax', 'error']],
    );
    // It was eleven seconds, and four gigabytes.
    assert.ok(user < 4_000_000, `${String(user / 1000)} ms`);
  });

  it('hold for lists that are read', function () {
    this.timeout(120_000);
    growsWithSize((count) => {
      const text = `version: 1\nx-list: [${Array.from({ length: count }, () => 'abcdef').join(', ')}]\n`;
      return () => analyzed(text);
    }, 10_000);
  });

  for (const [how, map] of [
    ['on lines', (keys: readonly string[]) => `\n${keys.map((key) => `  ${key}: v\n`).join('')}`],
    ['in braces', (keys: readonly string[]) => ` { ${keys.map((key) => `${key}: v`).join(', ')} }\n`],
  ] as const)
    it(`hold for maps of very many keys ${how}`, function () {
      this.timeout(120_000);
      growsWithSize((count) => {
        const keys = Array.from({ length: count }, (_, n) => `key-${String(n)}`);
        const text = `version: 1\nx-map:${map(keys)}`;
        return () => analyzed(text);
      }, 5_000);
    });
});
