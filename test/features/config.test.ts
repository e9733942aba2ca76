import assert from 'node:assert/strict';
import { analyzeConfig, type ConfigAnalysis } from '../../server/src/analysis/analyze-document';
import { documentIn } from '../../server/src/analysis/document';
import { fixesIn } from '../../server/src/features/code-actions';
import { configCompletions } from '../../server/src/features/config/completion';
import { configHover } from '../../server/src/features/config/hover';
import { rules } from '../../server/src/rules/index';
import { parse } from '../../server/src/syntax/parse';
import { applyEdits } from '../../server/src/text/edit';
import { textOf } from '../../server/src/text/span';
import { TODAY } from '../kit/check';
import { cursorIn } from '../kit/cursor';

function analyzed(text: string): ConfigAnalysis {
  const tree = parse('file:///w/impact.config.yaml', text);
  return analyzeConfig(documentIn('config', tree), { kind: 'config', tree }, TODAY);
}

const told = (text: string): readonly string[] =>
  analyzed(text).findings.map(
    ({ rule, severity, span, message }) => `${severity} ${rule} [${textOf(span)}] ${message}`,
  );

function labels(marked: string): readonly string[] {
  const { text, offset } = cursorIn(marked);
  return configCompletions(analyzed(text).subject, offset).map(({ label }) => label);
}

function completed(marked: string, label: string): string {
  const { text, offset } = cursorIn(marked);
  const { subject, document } = analyzed(text);
  const item = configCompletions(subject, offset).find((it) => it.label === label);
  const place = item && document.resolve(item.span);
  assert.ok(item && place);
  return applyEdits(text, [{ ...place, newText: item.text }]);
}

function hovered(marked: string): string | undefined {
  const { text, offset } = cursorIn(marked);
  return configHover(analyzed(text).subject, offset)?.content.plain;
}

describe('a configuration', () => {
  it('is in order when it sets severities of rules that there are, or nothing', () => {
    for (const text of ['', '# nothing\n', 'rules:\n', 'rules:\n  report/stale: off\n', 'x-own: 1\n'])
      assert.deepEqual(told(text), [], text);
  });

  it('is told of rules and severities that there are not, with what was meant', () => {
    const [first, second, ...others] = told('rules:\n  report/shard: off\n  report/stale: warn\n');
    assert.deepEqual(others, []);
    assert.match(first ?? '', /^error manifest\/schema \[report\/shard\] .*Did you mean “report\/shared”\?$/);
    assert.match(second ?? '', /^error manifest\/schema \[warn\] .*“warning”/);
  });

  it('is told of YAML that can’t be read', () => {
    assert.match(told('rules: [\n')[0] ?? '', /^error manifest\/syntax /);
  });

  it('can’t switch off what is said of itself, nor a check that broke down', () => {
    assert.equal(told('rules:\n  manifest/schema: off\n  no/such: off\n').length, 1);
    assert.equal(told('rules:\n  internal/rule-failed: off\n').length, 1);
  });

  it('can be mended', () => {
    const text = 'rules:\n  report/stall: off\n';
    const at = text.indexOf('stall');
    const [action] = fixesIn(analyzed(text), { start: at, end: at });
    assert.equal(action?.fix.title, 'Rename to “report/stale”');
    const edits = action.fix.edits.map(({ span, newText }) => ({
      ...analyzed(text).document.resolve(span),
      span,
      newText,
    }));
    assert.equal(edits.length, 1);
    assert.equal(edits[0]?.newText, 'report/stale');
  });

  it('has its fields, its rules and their severities completed', () => {
    assert.deepEqual(labels('<|>'), ['rules']);
    const settable = rules.filter(({ always }) => always !== true).map(({ id }) => id);
    assert.deepEqual(labels('rules:\n  <|>'), settable);
    assert.deepEqual(labels('rules:\n  report/stale: off\n  rep<|>').includes('report/stale'), false);
    assert.deepEqual(labels('rules:\n  report/stale: <|>'), ['off', 'hint', 'information', 'warning', 'error']);
    assert.equal(completed('rules:\n  rep<|>\n', 'report/stale'), 'rules:\n  report/stale: \n');
    assert.equal(completed('rules:\n  report/stale:<|>\n', 'off'), 'rules:\n  report/stale: off\n');
    assert.equal(completed('rules:\n  report/stale: w<|>arn\n', 'warning'), 'rules:\n  report/stale: warning\n');
  });

  it('says of a rule why it is there and what its default is, and what a severity means', () => {
    const stale = rules.find(({ id }) => id === 'report/stale');
    assert.equal(
      hovered('rules:\n  report/st<|>ale: off\n'),
      `report/stale\n\n${stale?.why ?? ''}\n\nBy default: warning.`,
    );
    assert.equal(
      hovered('rules:\n  report/stale: o<|>ff\n'),
      'off: The rule is not checked.\n\nThe default is warning.',
    );
    assert.match(hovered('ru<|>les:\n  report/stale: off\n') ?? '', /^rules: The severity of each rule/);
    assert.equal(hovered('rules:\n  no/su<|>ch: off\n'), undefined);
  });
});
