import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../../server/src/rules/index';
import { impact } from '../kit/cli';

const ROOT = resolve(__dirname, '../..');

describe('impact rules', () => {
  it('lists every rule with its severity and why it is there', () => {
    const { code, out } = impact(ROOT, ['rules', '--format', 'json']);
    assert.equal(code, 0);
    assert.deepEqual(
      JSON.parse(out),
      rules.map(({ id, severity, why }) => ({ rule: id, severity, why })),
    );
    const text = impact(ROOT, ['rules']).out;
    for (const { id, severity, why } of rules) assert.ok(text.includes(`${id}  (${severity})\n  ${why}\n`), id);
  });
});

describe('impact explain', () => {
  it('prints the page of a rule, by its id or by its name alone', () => {
    const page = readFileSync(resolve(ROOT, 'docs/rules/lineage/share-alike.md'), 'utf8');
    assert.deepEqual(impact(ROOT, ['explain', 'lineage/share-alike']), { code: 0, out: page, err: '' });
    assert.deepEqual(impact(ROOT, ['explain', 'share-alike']), { code: 0, out: page, err: '' });
  });

  it('has a page of every rule', () => {
    const missing = rules.filter(({ id }) => impact(ROOT, ['explain', id]).code !== 0).map(({ id }) => id);
    assert.deepEqual(missing, []);
  });

  it('sets off headings on a terminal, but not the comments in examples', () => {
    const { out } = impact(ROOT, ['explain', 'lineage/cycle'], { environment: { FORCE_COLOR: '1' } });
    assert.ok(out.startsWith('\u001b[1m# lineage/cycle\u001b'));
    assert.match(out, /^# impact-disable-next-line lineage\/cycle/m);
  });

  it('asks back where there is no such rule', () => {
    assert.deepEqual(impact(ROOT, ['explain', 'lineage/cylce']), {
      code: 2,
      out: '',
      err: 'There is no rule “lineage/cylce”. Did you mean “lineage/cycle”? “impact rules” lists them all.\n',
    });
  });
});
