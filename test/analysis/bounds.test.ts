import assert from 'node:assert/strict';
import { analyze } from '../../server/src/analysis/analyze';
import { verdictOf } from '../../server/src/analysis/verdict';
import type { Rule } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/parse';
import { textOf } from '../../server/src/text/span';
import { analyzed } from '../kit/check';
import { growsWithSize } from '../kit/growth';
import { shapeOf } from '../kit/shape';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

function manyArtifacts(count: number): string {
  const entries = numbers(count).map((n) => `  a${String(n)}: { name: A, type: data, license: MIT }\n`);
  return `version: 1\nartifacts:\n${entries.join('')}`;
}

/** The same as one piece. */
function braced(count: number): string {
  return `version: 1\nartifacts: { ${numbers(count)
    .map((n) => `a${String(n)}: { name: A, type: data, license: MIT }`)
    .join(', ')} }\n`;
}

/** Entries with a list of three thousand words each. */
function wordy(count: number): string {
  const list = `[${numbers(3000).join(', ')}]`;
  return `version: 1\nartifacts:\n${numbers(count)
    .map((n) => `  a${String(n)}: { x-list: ${list} }\n`)
    .join('')}`;
}

/** A mixture of artifacts, derivatives of it, and a release of each. */
function mixed(artifacts: number, releases: number): string {
  const sources = numbers(artifacts).map((n) => `a${String(n)}: trained-on`);
  return [
    'version: 1\nartifacts:\n',
    ...numbers(artifacts).map((n) => `  a${String(n)}: { name: A${String(n)}, type: data, license: AI2-ImpACT-MR }\n`),
    `derivatives:\n  mix: { name: Mix, type: data, from: { ${sources.join(', ')} } }\n`,
    ...numbers(releases).map((n) => `  d${String(n)}: { name: D, type: data, from: { mix: modified } }\n`),
    'distributions:\n',
    ...numbers(releases).map((n) => `  r${String(n)}: { of: d${String(n)}, audience: public }\n`),
  ].join('');
}

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

  it('hold for findings of one rule on one subject: the first are told, and that there are more', () => {
    const rule: Rule = {
      id: 'test/many',
      why: 'Finds very much.',
      description: 'very much',
      severity: 'warning',
      *manifest({ root }) {
        if (root === undefined) return;
        for (let at = 0; at < 200_000; at++) yield { span: root.span, message: String(at) };
        yield { span: root.span, message: 'the last one', severity: 'error' };
      },
    };
    const { findings, faults } = analyzed('version: 1\n', { rules: [rule] });
    assert.deepEqual([findings.length, faults], [1001, []]);
    assert.deepEqual(
      findings.slice(999).map(({ message, severity }) => [message, severity]),
      [
        ['999', 'warning'],
        ['From here on, the findings of this rule are not listed: there are more than 1000.', 'error'],
      ],
    );
  });

  it('hold for what comments silence nothing with: the first are told, and that there are more', () => {
    const { findings } = analyzed(`version: 1\n${'# impact-disable-next-line lineage/cycle\n'.repeat(3000)}`);
    assert.equal(findings.filter(({ rule }) => rule === 'manifest/unused-suppression').length, 1001);
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

  for (const [what, text, place, says] of [
    ['of very many entries', manyArtifacts(5100), 'a5098', /more than 5100 entries/],
    ['of very many entries in braces', braced(5100), 'artifacts', /more than 5100 entries/],
    ['of very many entries with an anchor', `x-a: &x 1\n${manyArtifacts(5100)}`, 'x-a', /more than 5100 entries/],
    ['of very many fields', `version: 1\n${'x-a: 1\n'.repeat(5200)}`, 'x-a', /more than 5100 entries/],
    [
      'of very many comments',
      `version: 1\n${'# impact-disable-next-line a/b\n'.repeat(30_000)}`,
      'version',
      /more than 350000 words/,
    ],
    ['of very many words', wordy(200), 'a116', /more than 350000 words/],
  ] as const)
    it(`hold for a manifest ${what}: it is said where it gets too much, and nothing is known`, () => {
      const { findings, tree, context } = analyzed(text);
      const [first, ...rest] = findings;
      assert.deepEqual([first?.rule, first?.severity, rest], ['manifest/syntax', 'error', []]);
      assert.match(first?.message ?? '', says);
      const { start = 0 } = tree.resolve(first?.span ?? assert.fail()) ?? {};
      assert.ok(text.slice(start).startsWith(place), text.slice(start, start + 20));
      assert.equal(context.document.kind, 'manifest');
      assert.equal(context.manifest.artifacts.size, 0);
    });

  it('hold for entries that come from very many in all: every release is unknown, until they are fewer', () => {
    const text = mixed(400, 160);
    const analysis = analyzed(text);
    const { findings, context } = analysis;
    assert.deepEqual(
      findings.map(({ rule, severity, span }) => [rule, severity, textOf(span)]),
      [['manifest/syntax', 'error', 'r149']],
    );
    assert.match(findings[0]?.message ?? '', /more than 125000 works/);
    const verdicts = [...context.manifest.distributions.values()].map((it) => verdictOf(analysis, it));
    assert.ok(verdicts.every(({ kind }) => kind === 'unknown'));
    // An edit by which there are fewer is checked as the new text is, and so is the way back.
    const start = text.indexOf('  r100:');
    const setting = { world: analysis.world, options: analysis.options };
    const less = analyze(analysis.tree.edited({ start, end: text.length, newText: '' }), setting, analysis);
    assert.deepEqual(shapeOf(less), shapeOf(analyze(parse(analysis.uri, less.tree.text), setting)));
    assert.ok(less.findings.length > 100);
    const end = less.tree.text.length;
    const more = analyze(less.tree.edited({ start: end, end, newText: text.slice(start) }), setting, less);
    assert.deepEqual(shapeOf(more), shapeOf(analyze(parse(analysis.uri, text), setting)));
    assert.equal(more.findings.length, 1);
  }).timeout(60_000);

  it('hold for the reasons of verdicts in a manifest with very many errors', function () {
    this.timeout(120_000);
    const release = (n: number): string => `  r${String(n)}: { of: a, audience: internal, colour: red }\n`;
    const textOfMany = (count: number): string =>
      `version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT }\ndistributions:\n${numbers(count).map(release).join('')}`;
    const many = analyzed(textOfMany(50));
    const [first] = many.context.manifest.distributions.values();
    const { reasons } = verdictOf(many, first ?? assert.fail());
    assert.deepEqual([reasons.length, reasons.at(-1)?.message], [11, 'More errors in this manifest: 40.']);
    growsWithSize((count) => {
      const analysis = analyzed(textOfMany(count));
      const distributions = [...analysis.context.manifest.distributions.values()];
      return () => distributions.map((it) => verdictOf(analysis, it));
    }, 300);
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
