import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../server/src/analysis/analyze';
import { rules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/parse';
import { noFiles } from '../kit/files';
import { worldOf } from '../../server/src/workspace/world';
import { TODAY } from '../kit/check';

const TEXT = `version: 1
artifacts:
  crawl: { name: Crawl, type: data, license: AI2-ImpACT-HR }
  other: { name: Other, type: data, license: AI2-ImpACT-HR }
derivatives:
  words: { name: Words, type: data, from: { crawl: incorporated } }
distributions:
  web: { of: [words, other], audience: public }
# impact-disable-next-line manifest/schema -- a comment
breaches:
  - { of: crawl, notified: 2024-02-20 }
`;

const world = worldOf(noFiles);
const options = { severities: {}, today: TODAY };
const check = (allOf: readonly Rule[], before?: Analysis): Analysis =>
  analyze(before?.tree ?? parse('file:///w/impact.yaml', TEXT), { world, options, rules: allOf }, before);
const told = ({ findings }: Analysis): readonly string[] => findings.map(({ rule, message }) => `${rule}: ${message}`);

/** Without what the broken rule said in time, and without what is said of it. */
const others = ({ findings, ...rest }: Analysis): readonly string[] => {
  const ofBroken = ['internal/rule-failed', 'test/broken'];
  return told({ ...rest, findings: findings.filter(({ rule }) => !ofBroken.includes(rule)) });
};

const error = new TypeError('broken on purpose');
const breakDown = (): never => {
  throw error;
};

/** Breaks down wherever it is asked, once before and once after it has said something. */
const broken: Rule = {
  id: 'test/broken',
  description: '',
  why: '',
  severity: 'error',
  part: breakDown,
  manifest: breakDown,
  artifact: breakDown,
  derivative: breakDown,
  *distribution({ id }) {
    yield { span: id.span, message: 'said too early' };
    breakDown();
  },
  breach: breakDown,
  suppression: breakDown,
};

describe('a rule that breaks down', () => {
  const healthy = check(rules);

  it('takes no other finding with it, and every subject that was not checked has a finding that says so', () => {
    assert.ok(healthy.findings.length >= 3);
    for (const all of [
      [broken, ...rules],
      [...rules, broken],
    ]) {
      const analysis = check(all);
      assert.deepEqual(others(analysis), told(healthy));
      const failures = analysis.findings.filter(({ rule }) => rule === 'internal/rule-failed');
      assert.equal(failures.length, analysis.faults.length);
    }
  });

  it('is counted for each subject that it was asked about', () => {
    const { faults, tree } = check([...rules, broken]);
    // Two artifacts, a derivative, a distribution, a breach, a comment and the manifest as a whole.
    assert.equal(faults.length, tree.parts.length + 7);
    assert.ok(faults.every((fault) => fault.rule === broken.id && fault.error === error));
  });

  it('breaks nothing that comes after an edit', () => {
    const before = check([broken, ...rules]);
    const at = TEXT.indexOf('Words');
    const edited = before.tree.edited({ start: at, end: at + 5, newText: 'Terms' });
    const after = analyze(edited, { world, options, rules: [broken, ...rules] }, before);
    assert.deepEqual(others(after), told(analyze(edited, { world, options })));
    assert.deepEqual(told(after), told(analyze(edited, { world, options, rules: [broken, ...rules] })));
    assert.ok(after.faults.length > 0 && after.faults.length < before.faults.length);
  });

  it('is not asked when it is switched off', () => {
    const off = { ...options, severities: { [broken.id]: 'off' as const } };
    assert.deepEqual(
      analyze(parse('file:///w/impact.yaml', TEXT), { world, options: off, rules: [broken] }).faults,
      [],
    );
  });
});
