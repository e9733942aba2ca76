import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/analysis/analyze';
import { codeLenses } from '../../server/src/features/code-lenses';
import { definition } from '../../server/src/features/definition';
import { documentHighlight } from '../../server/src/features/document-highlight';
import { documentLinks } from '../../server/src/features/document-links';
import { documentSymbols, type DocumentSymbol } from '../../server/src/features/document-symbols';
import { folding } from '../../server/src/features/folding';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { references } from '../../server/src/features/references';
import { prepareRename, rename } from '../../server/src/features/rename';
import { selectionRanges } from '../../server/src/features/selection-ranges';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols';
import { mentionsIn } from '../../server/src/manifest/mentions';
import { parse } from '../../server/src/syntax/parse';
import type { Extent } from '../../server/src/syntax/extent';
import { applyEdits, overlap } from '../../server/src/text/edit';
import type { Span } from '../../server/src/text/span';
import { analyzed } from '../kit/check';
import { exampleManifests, mutatedManifest } from '../kit/mutants';
import { extentOf } from './kit/framed';

const OTHER = 'artifacts:\n  dolma: { license: AI2-ImpACT-LR }\nderivatives:\n  b: { from: { dolma: modified } }\n';
const files = { 'a.yaml': OTHER, '../shared/impact.yaml': OTHER };

function assertInside({ start, end }: Extent, { tree }: Analysis): void {
  assert.ok(0 <= start && start <= end && end <= tree.text.length, 'outside of the document');
}

function assertSpan(analysis: Analysis, span: Span): void {
  if (span.fragment.uri === analysis.uri) extentOf(analysis, span);
  else assert.ok(0 <= span.start && span.start <= span.end && span.end <= span.fragment.text.length);
}

function assertSymbol(analysis: Analysis, { name, extent, selection, children }: DocumentSymbol): void {
  assert.notEqual(name.trim(), '');
  assertInside(extent, analysis);
  assert.ok(extent.start <= selection.start && selection.end <= extent.end, 'selected outside of itself');
  for (const child of children) assertSymbol(analysis, child);
}

/** Asks everything that has no cursor. */
function assertAll(analysis: Analysis): void {
  const { manifest } = analysis.context;
  for (const { span } of documentLinks(analysis)) assertSpan(analysis, span);
  for (const symbol of documentSymbols(analysis)) assertSymbol(analysis, symbol);
  for (const fold of folding(analysis)) assertInside(fold, analysis);
  for (const { span } of workspaceSymbols([manifest], '')) assertSpan(analysis, span);
  for (const { span, command } of codeLenses(analysis)) {
    assertSpan(analysis, span);
    assert.notEqual(command().title, '');
  }
  for (const { at, origin } of inlayHints(analysis, { start: 0, end: analysis.tree.text.length })) {
    assertInside({ start: at, end: at }, analysis);
    if (origin !== undefined) assertSpan(analysis, origin.span);
  }
  let last = 0;
  for (const { start, end } of semanticTokens(analysis)) {
    assert.ok(last <= start, 'out of order, or one over the other');
    assert.doesNotMatch(analysis.tree.text.slice(start, end), /[\r\n]/);
    last = end;
  }
}

function assertAt(analysis: Analysis, offset: number): void {
  const found = definition(analysis, offset);
  for (const span of found === undefined ? [] : [found.origin, found.target, found.entry]) assertSpan(analysis, span);
  for (const span of references(analysis, offset, true)) assertSpan(analysis, span);
  for (const { span } of documentHighlight(analysis, offset)) assertSpan(analysis, span);
  const ranges = selectionRanges(analysis, offset);
  assert.ok(ranges.length > 0);
  for (const [index, range] of ranges.entries()) {
    assertInside(range, analysis);
    assert.ok(range.start <= offset && offset <= range.end, 'the cursor is outside');
    const inner = ranges[index - 1];
    assert.ok(inner === undefined || (range.start <= inner.start && inner.end <= range.end), 'not growing');
  }
}

/** Renames what is at an offset, and checks that each mention means what it did before. */
function assertRenames(analysis: Analysis, offset: number): void {
  const target = prepareRename(analysis, offset);
  const outcome = rename(analysis, offset, 'a-new-id');
  assert.equal('refused' in outcome, target === undefined);
  if (!('edits' in outcome)) return;
  const edits = outcome.edits
    .filter(({ span }) => span.fragment.uri === analysis.uri)
    .map(({ span, newText }) => ({ ...extentOf(analysis, span), newText }));
  assert.ok(!overlap(edits));
  // A second key comes to life with what it holds, once the first is called something else.
  if (analysis.findings.some(({ message }) => message.includes('is already in this map'))) return;
  const count = (text: string, id: string): number =>
    mentionsIn(analyzed(text, { files }).context.manifest, analysis.context.manifests).filter((it) => it.id === id)
      .length;
  const { text } = analysis.tree;
  const after = applyEdits(text, edits);
  assert.equal(
    count(text, target?.id ?? '') + count(text, 'a-new-id'),
    count(after, target?.id ?? '') + count(after, 'a-new-id'),
  );
}

describe('navigation and reading aids on any input', () => {
  it('stay inside of the document @slow', () => {
    fc.assert(
      fc.property(mutatedManifest, fc.nat(), (text, at) => {
        const analysis = analyzed(text, { files });
        assertAll(analysis);
        assertAt(analysis, at % (text.length + 1));
      }),
      { numRuns: 300 },
    );
  });

  it('stay inside of a document that is being typed @slow', () => {
    for (const text of exampleManifests.slice(0, 4)) {
      for (let end = 0; end < text.length; end += 7) {
        const analysis = analyzed(text.slice(0, end));
        assertAll(analysis);
        assertAt(analysis, end);
      }
    }
  });

  it('rename every id of the examples wherever it is @slow', () => {
    for (const text of exampleManifests) {
      const analysis = analyzed(text);
      for (const { span } of mentionsIn(analysis.context.manifest, analysis.context.manifests))
        assertRenames(analysis, extentOf(analysis, span).start);
    }
  });

  it('rename in any input @slow', () => {
    fc.assert(
      fc.property(mutatedManifest, fc.nat(), (text, at) => {
        const analysis = analyzed(text, { files });
        const mentions = mentionsIn(analysis.context.manifest, analysis.context.manifests);
        const mention = mentions[at % Math.max(1, mentions.length)];
        if (mention !== undefined) assertRenames(analysis, extentOf(analysis, mention.span).start);
      }),
      { numRuns: 300 },
    );
  });

  it('answer any offset, also one that is outside', () => {
    const analysis = analyzed('artifacts:\n  a: {}');
    for (const offset of [-5, 1_000_000]) {
      assert.equal(definition(analysis, offset), undefined);
      assert.deepEqual(rename(analysis, offset, 'b'), { refused: 'There is no id here to rename.' });
    }
    assert.equal(parse('file:///w/impact.yaml', '').at(0).offset, 0);
  });
});
