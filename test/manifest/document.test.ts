import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../server/src/analysis/analyze';
import type { Rule } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/parse';
import { noFiles } from '../kit/files';
import { worldOf } from '../../server/src/workspace/world';

const options = { severities: {}, today: '2024-03-01' };
const world = worldOf(noFiles);

const read = (text: string): Analysis => analyze(parse('file:///w/impact.yaml', text), { world, options });
const told = ({ findings, tree }: Analysis): readonly string[] =>
  findings.map(({ rule, message, span }) => `${String(tree.resolve(span)?.start)} ${rule}: ${message}`);

describe('a document that becomes a manifest while somebody types', () => {
  it('is checked at every step as if it had been opened then', () => {
    const text = 'contact: me\nservices: { a: 1 }\n';
    for (const cut of [3, 'contact'.length]) {
      const before = read(text);
      const without = analyze(before.tree.edited({ start: 0, end: cut, newText: 'q' }), { world, options }, before);
      assert.equal(without.context.document.kind, 'other');
      assert.deepEqual(told(without), told(read(without.tree.text)));
      assert.equal(without.findings.length, 1);
      const edit = { start: 0, end: 1, newText: text.slice(0, cut) };
      const again = analyze(without.tree.edited(edit), { world, options }, without);
      assert.equal(again.tree.text, text);
      assert.deepEqual(told(again), told(before));
      assert.ok(again.findings.length > 1);
    }
  });

  it('says the same of empty text, however it came to be', () => {
    const before = read('version: 1\nservices: 2\n');
    const empty = analyze(before.tree.edited({ start: 0, end: 23, newText: '' }), { world, options }, before);
    assert.equal(empty.tree.text, '');
    assert.deepEqual(told(empty), told(read('')));
  });
});

describe('a disable comment', () => {
  it('leaves the finding with what silences it', () => {
    const { findings, suppressed } = read('version: 1\ncontact: me # impact-disable-line manifest/schema -- so\n');
    assert.deepEqual(findings, []);
    assert.deepEqual(
      suppressed.map(({ finding, by }) => [finding.rule, by.reason]),
      [['manifest/schema', 'so']],
    );
  });

  it('is told which rules it silences something of', () => {
    const seen: (readonly string[])[] = [];
    const base = { description: 'Is here to be seen.', why: 'Is here to be seen.', severity: 'error' } as const;
    const loud = (id: string): Rule => ({
      ...base,
      id,
      *manifest({ root }) {
        if (root !== undefined) yield { span: root.span, message: 'here' };
      },
    });
    const watch: Rule = {
      ...base,
      id: 'a/watch',
      suppression: (_, silenced) => {
        seen.push([...silenced]);
        return [];
      },
    };
    const text = '# impact-disable-file a/one a/none\n# impact-disable-file a/two\nversion: 1\n';
    const tree = parse('file:///w/impact.yaml', text);
    const { findings } = analyze(tree, { world, options, rules: [loud('a/one'), loud('a/two'), watch] });
    assert.deepEqual(findings, []);
    assert.deepEqual(seen, [['a/one'], ['a/two']]);
  });
});
