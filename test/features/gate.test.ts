import assert from 'node:assert/strict';
import { gateOf, type Gate } from '../../server/src/features/gate';
import { gateText } from '../../server/src/features/gate-text';
import { analyzed } from '../kit/check';
import { FILES, RELEASE, reportText, WORD_COUNTS } from '../kit/release';

const PLANNED = RELEASE.replace('status: released', 'status: planned');

function gate(text: string, files: Readonly<Record<string, string>> = FILES): Gate {
  const analysis = analyzed(text, { files });
  const [distribution] = analysis.context.manifest.distributions.values();
  assert.ok(distribution);
  return gateOf(analysis, distribution);
}

const rules = ({ open, verdict }: Gate): readonly string[] => [...open, ...verdict.reasons].map(({ rule }) => rule);

describe('the release gate', () => {
  it('opens for what is ready, and tells what meets each obligation', () => {
    const ready = gate(WORD_COUNTS + PLANNED);
    assert.equal(ready.passes, true);
    const text = gateText(ready, ({ uri, span }) => `${uri.split('/').at(-1) ?? ''}@${String(span?.start ?? 0)}`, []);
    assert.match(text.plain, /^github: Word Counts, audience public\n\nVerdict: ready, 5 of 5 obligations met\.\n/);
    assert.match(text.plain, /- ✓ an agreement that includes the use-based restrictions: LICENSE\.md@\d+\n/);
    assert.match(text.markdown, /\*\*ready\*\*/);
  });

  it('opens for what stays inside, whatever is missing', () => {
    assert.equal(gate(WORD_COUNTS + PLANNED.replace('public', 'internal'), {}).passes, true);
  });

  it('takes a plan for a release today: a report from tomorrow comes too late', () => {
    const late = { ...FILES, 'reports/word-counts.data.md': reportText({ category: 'data', date: '2024-03-02' }) };
    const { passes, verdict } = gate(WORD_COUNTS + PLANNED, late);
    assert.equal(passes, false);
    assert.equal(verdict.kind, 'obligations-missing');
  });

  it('stays closed for a use that is ruled out, which is no matter of obligations', () => {
    for (const audience of ['public', 'internal']) {
      const used = WORD_COUNTS.replace('    changes:', '    uses: [military-weapons]\n    changes:');
      const found = gate(used + PLANNED.replace('public', audience));
      assert.equal(found.passes, false);
      assert.deepEqual(rules(found), ['use/restricted']);
    }
  });

  it('minds nothing that belongs to other distributions', () => {
    const other = '  other:\n    of: word-counts\n    audience: public\n';
    assert.deepEqual(rules(gate(WORD_COUNTS + PLANNED + other)), []);
  });

  for (const [verdict, license] of [
    ['forbidden', 'AI2-ImpACT-HR'],
    ['unknown', 'unknown'],
  ] as const) {
    it(`stays closed where the verdict is ${verdict}`, () => {
      const found = gate(WORD_COUNTS.replace('AI2-ImpACT-MR', license) + PLANNED);
      assert.equal(found.verdict.kind, verdict);
      assert.equal(found.passes, false);
    });
  }
});
