import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../../server/src/analysis/analyze';
import type { Options } from '../../../server/src/analysis/options';
import { failuresAmong } from '../../../server/src/analysis/failure';
import { fixesOf } from '../../../server/src/analysis/fixes';
import { codeActions } from '../../../server/src/features/code-actions';
import { gateOf } from '../../../server/src/features/gate';
import { rules } from '../../../server/src/rules/index';
import type { Rule } from '../../../server/src/rules/rule';
import { parse } from '../../../server/src/syntax/parse';
import { textOf } from '../../../server/src/text/span';
import { worldOf } from '../../../server/src/workspace/world';
import { check, TODAY } from '../../kit/check';
import { noFiles } from '../../kit/files';

const TEXT = `version: 1
artifacts:
  crawl: { name: Crawl, type: data, license: AI2-ImpACT-MR }
derivatives:
  words: { name: Words, type: data, from: { crawl: incorporated } }
distributions:
  inside: { of: words, audience: internal }
  web: { of: words, audience: internal }
breaches:
  - { of: crawl, notified: 2024-02-20 }
`;

const ID = 'internal/rule-failed';
const fail = (): never => {
  throw new TypeError('broken on purpose');
};
const ruleWith = (visitors: Partial<Rule>): Rule => ({
  id: 'test/broken',
  description: '',
  why: '',
  severity: 'hint',
  ...visitors,
});

function analyzedWith(
  rule: Rule,
  text = TEXT,
  severities: Options['severities'] = {},
  others: readonly Rule[] = rules,
): Analysis {
  const tree = parse('file:///w/impact.yaml', text);
  return analyze(tree, { world: worldOf(noFiles), options: { severities, today: TODAY }, rules: [...others, rule] });
}

/** The words that the failures stand on. */
function failedOn(analysis: Analysis): readonly string[] {
  return analysis.findings.filter(({ rule }) => rule === ID).map(({ span }) => textOf(span));
}

const onWeb = ruleWith({
  distribution: (it) => (it.id.value === 'web' ? fail() : []),
});

describe(ID, () => {
  it('stands on the entry that was not checked, and says so', () => {
    const [finding, ...others] = analyzedWith(onWeb).findings.filter(({ rule }) => rule === ID);
    assert.deepEqual(others, []);
    assert.equal(finding?.severity, 'error');
    assert.equal(
      finding.message,
      'The check test/broken failed on “web”, so what it would have found there is not known.',
    );
    assert.match(
      finding.remedy ?? '',
      /^This is a bug in this program, not an error in the file: please report it at https:/,
    );
    assert.equal(textOf(finding.span), 'web');
  });

  it('stands where people look for what was not checked, whatever that is', () => {
    const on = (visitors: Partial<Rule>, text?: string): readonly string[] =>
      failedOn(analyzedWith(ruleWith(visitors), text));
    assert.deepEqual(on({ artifact: fail }), ['crawl']);
    assert.deepEqual(on({ derivative: fail }), ['words']);
    assert.deepEqual(on({ distribution: fail }), ['inside', 'web']);
    assert.deepEqual(on({ breach: fail }), ['2024-02-20']);
    assert.deepEqual(on({ breach: fail }, TEXT.replace(', notified: 2024-02-20', '')), ['crawl']);
    assert.deepEqual(on({ manifest: fail }), ['version']);
    assert.ok(on({ part: fail }).includes('crawl'));
    const comment = '# impact-disable-line manifest/schema -- it is so';
    assert.deepEqual(on({ suppression: fail }, `${TEXT}${comment}\n`), [comment]);
  });

  it('leaves what the rule had found before, and what others find', () => {
    const rule = ruleWith({
      *artifact({ id }) {
        yield { span: id.span, message: 'found in time' };
        fail();
      },
    });
    const found = analyzedWith(rule, TEXT, {}, []).findings.filter(({ span }) => textOf(span) === 'crawl');
    assert.deepEqual(found.map((it) => it.rule).sort(), [ID, 'test/broken']);
  });

  it('can be neither silenced nor set', () => {
    const silent = `# impact-disable-file ${ID} -- no\n# impact-disable-file test/broken -- no\n${TEXT}`;
    const severities = { [ID]: 'off', 'manifest/version': 'off' } as const;
    const { findings, suppressed } = analyzedWith(onWeb, silent, severities);
    assert.deepEqual(suppressed, []);
    assert.deepEqual(
      findings.filter(({ rule }) => rule === ID).map(({ severity }) => severity),
      ['error'],
    );
    // Whether the other comment silences anything is not known.
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'manifest/unused-suppression').map(({ message }) => message),
      [`${ID} can’t be silenced: it says that something was not checked.`],
    );
  });

  it('is told of a comment that names it, where nothing broke down as well', () => {
    check(
      `
      # impact-disable-file internal/rule-failed -- never
      #                     ^^^^^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: internal/rule-failed can’t be silenced: it says that something was not checked.
      version: 1
    `.replace(/^ {6}/gm, ''),
    );
  });

  it('holds after an edit elsewhere, and goes with its entry', () => {
    const world = worldOf(noFiles);
    const options = { severities: {}, today: TODAY };
    const all = [...rules, onWeb];
    const before = analyze(parse('file:///w/impact.yaml', TEXT), { world, options, rules: all });
    const edited = (from: string, to: string): Analysis => {
      const start = TEXT.indexOf(from);
      const tree = before.tree.edited({ start, end: start + from.length, newText: to });
      return analyze(tree, { world, options, rules: all }, before);
    };
    const after = edited('inside', 'within');
    assert.deepEqual(after.faults, []);
    assert.deepEqual(failedOn(after), ['web']);
    assert.equal(after.failures.length, 1);
    assert.deepEqual(failedOn(edited('web:', 'net:')), []);
  });

  it('is in the way of what it concerns at the gate, and of nothing else', () => {
    const analysis = analyzedWith(onWeb);
    const passes = (id: string): boolean | undefined => {
      const distribution = analysis.context.manifest.distributions.get(id);
      return distribution && gateOf(analysis, distribution).passes;
    };
    assert.equal(passes('inside'), true);
    assert.equal(passes('web'), false);
    const asWhole = analyzedWith(ruleWith({ manifest: fail }));
    assert.equal(failuresAmong(asWhole.failures, new Set()).length, 1);
    for (const distribution of asWhole.context.manifest.distributions.values())
      assert.equal(gateOf(asWhole, distribution).passes, false);
  });

  it('is all that there is where the analysis breaks down as a whole, and the next one begins anew', () => {
    const world = worldOf(noFiles);
    const options = { severities: {}, today: TODAY };
    const tree = parse('file:///w/impact.yaml', TEXT);
    const broken = {
      ...world,
      get files(): never {
        return fail();
      },
    };
    const first = analyze(tree, { world: broken, options });
    assert.deepEqual(
      first.findings.map(({ rule, span }) => [rule, textOf(span)]),
      [[ID, 'version: 1']],
    );
    assert.equal(first.isBroken, true);
    assert.deepEqual(first.faults.length, 1);
    const second = analyze(tree, { world, options }, first);
    const told = ({ findings }: Analysis): unknown => findings.map(({ rule, message }) => [rule, message]);
    assert.deepEqual(told(second), told(analyze(tree, { world, options })));
  });

  it('stands in for fixes that can’t be made, beside the finding', () => {
    const rule = ruleWith({
      *artifact({ id }) {
        yield { span: id.span, message: 'found', fixes: fail };
      },
    });
    const analysis = analyzedWith(rule);
    const finding = analysis.findings.find((it) => it.rule === rule.id);
    assert.ok(finding);
    const { fixes, failure } = fixesOf(finding);
    assert.deepEqual(fixes, []);
    assert.equal(failure?.finding.rule, ID);
    const at = TEXT.indexOf('crawl');
    const action = codeActions(analysis, { start: at, end: at }).find((it) => it.failure !== undefined);
    assert.match(action?.failure?.message ?? '', /^Finding the fixes for test\/broken failed here/);
  });
});
