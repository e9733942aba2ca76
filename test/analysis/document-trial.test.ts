import assert from 'node:assert/strict';
import { analyzeConfig } from '../../server/src/analysis/analyze-document';
import { documentIn } from '../../server/src/analysis/document';
import { objectionInDocument } from '../../server/src/analysis/document-trial';
import type { Fix } from '../../server/src/findings/finding';
import { parse } from '../../server/src/syntax/parse';
import { analyzedCard, VALUE_WORDS } from '../kit/cards';
import { TODAY } from '../kit/check';

describe('a fix of a document that is no manifest', () => {
  it('is refused where the card could no longer be read, where it mends nothing, and where the card has changed', () => {
    const card = '---\nlicense: other\nlicense_name: x\n---\n# Value Words\n';
    const analysis = analyzedCard(VALUE_WORDS.replace('    card:', '    license: MIT\n    card:'), 'README.md', card);
    const finding = analysis?.findings.find(({ fixes }) => (fixes?.() ?? []).length > 0);
    assert.ok(analysis !== undefined && finding !== undefined);
    const good = finding.fixes?.()[0];
    assert.ok(good !== undefined);
    assert.equal(objectionInDocument(analysis, { fix: good, finding }), undefined);
    const having = (newText: string): Fix => ({
      ...good,
      edits: good.edits.slice(0, 1).map((it) => ({ ...it, newText })),
    });
    assert.match(
      String(objectionInDocument(analysis, { fix: having('[ "'), finding })),
      /The front matter can’t be read/,
    );
    const { text, uri } = analysis.document;
    const start = text.indexOf('Value');
    const span = { fragment: { uri, text }, start, end: start + 5 };
    const idle: Fix = { title: 'Nothing', safe: false, edits: [{ span, newText: 'Value' }] };
    assert.equal(objectionInDocument(analysis, { fix: idle, finding }), 'it would not fix the problem');
    const old: Fix = { ...idle, edits: [{ span: { ...span, fragment: { uri, text: `${text}x` } }, newText: '' }] };
    assert.equal(objectionInDocument(analysis, { fix: old, finding }), 'the text has changed in the meantime');
  });

  it('is tried on configurations, too', () => {
    const tree = parse('file:///w/impact.config.yaml', 'rules:\n  manifest/vershion: off\n');
    const analysis = analyzeConfig(documentIn('config', tree), { kind: 'config', tree }, TODAY);
    const [finding] = analysis.findings;
    const fix = finding?.fixes?.()[0];
    assert.ok(finding !== undefined && fix !== undefined);
    assert.equal(objectionInDocument(analysis, { fix, finding }), undefined);
    const wrong = { ...fix, edits: fix.edits.map((it) => ({ ...it, newText: 'manifest/verrsion' })) };
    assert.equal(typeof objectionInDocument(analysis, { fix: wrong, finding }), 'string');
  });
});
