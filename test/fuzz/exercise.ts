import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../server/src/analysis/analyze';
import { codeActions } from '../../server/src/features/code-actions';
import { codeLenses } from '../../server/src/features/code-lenses';
import { completionsAt } from '../../server/src/features/completion';
import { definition } from '../../server/src/features/definition';
import { documentHighlight } from '../../server/src/features/document-highlight';
import { documentLinks } from '../../server/src/features/document-links';
import { documentSymbols } from '../../server/src/features/document-symbols';
import { folding } from '../../server/src/features/folding';
import { gateOf } from '../../server/src/features/gate';
import { hoverAt } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { references } from '../../server/src/features/references';
import { prepareRename, rename } from '../../server/src/features/rename';
import { selectionRanges } from '../../server/src/features/selection-ranges';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { parse } from '../../server/src/syntax/parse';
import type { OffsetEdit } from '../../server/src/text/edit';
import type { Span } from '../../server/src/text/span';
import { worldOf } from '../../server/src/workspace/world';
import { exampleFiles } from '../kit/examples';
import { memoryFiles, ROOT } from '../kit/files';
import { shapeOf } from '../kit/shape';

/** A text, what is typed into it, and where the cursor stands then. Offsets are taken modulo the text there is. */
export interface Case {
  readonly text: string;
  readonly edits: readonly OffsetEdit[];
  readonly cursor: number;
}

const URI = `${ROOT}/impact.yaml`;
const OPTIONS = { severities: {}, today: '2024-03-01' };
const world = worldOf(memoryFiles(exampleFiles()));

/**
 * Types into a text and uses every feature on what comes out. Fails where anything throws, points out of the document,
 * or where the analysis that was kept up to date differs from a fresh one.
 */
export function exercise({ text, edits, cursor }: Case): void {
  let analysis = analyze(parse(URI, text), { world, options: OPTIONS });
  for (const edit of edits) {
    const { length } = analysis.tree.text;
    const start = edit.start % (length + 1);
    const end = Math.min(length, start + (edit.end % 200));
    analysis = analyze(
      analysis.tree.edited({ start, end, newText: edit.newText }),
      { world, options: OPTIONS },
      analysis,
    );
  }
  assert.deepEqual(analysis.faults, []);
  assert.deepEqual(shapeOf(analysis), shapeOf(analyze(parse(URI, analysis.tree.text), { world, options: OPTIONS })));
  useAll(analysis, whole(analysis.tree.text, cursor % (analysis.tree.text.length + 1)));
}

/** The offset, or the one before where it is between the two halves of a character. */
function whole(text: string, offset: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1)) ? offset - 1 : offset;
}

function useAll(analysis: Analysis, offset: number): void {
  const { text } = analysis.tree;
  const { length } = text;
  const intact = (start: number, end: number): void => {
    assert.ok(start >= 0 && start <= end && end <= length, 'a place outside of the document');
    const isWhole = whole(text, start) === start && whole(text, end) === end;
    assert.ok(isWhole, `a place that cuts a character in two: ${JSON.stringify(text.slice(start, end))}`);
  };
  const inside = (span: Span | undefined): void => {
    if (span === undefined || span.fragment.uri !== URI) return;
    const place = analysis.tree.resolve(span);
    assert.ok(place !== undefined, 'a place outside of the document');
    intact(place.start, place.end);
  };
  for (const { span, related = [] } of analysis.findings)
    for (const it of [span, ...related.map((one) => one.span)]) inside(it);
  inside(hoverAt(analysis, offset)?.span);
  for (const item of completionsAt(analysis, offset)) {
    inside(item.span);
    item.documentation?.();
  }
  for (const { fix } of codeActions(analysis, { start: offset, end: length }))
    for (const { span } of fix.edits) inside(span);
  inside(definition(analysis, offset)?.target);
  for (const { span } of documentHighlight(analysis, offset)) inside(span);
  for (const span of references(analysis, offset, true)) inside(span);
  inside(prepareRename(analysis, offset)?.span);
  const renaming = rename(analysis, offset, 'renamed');
  if ('edits' in renaming) for (const { span } of renaming.edits) inside(span);
  for (const { span } of documentLinks(analysis)) inside(span);
  for (const lens of codeLenses(analysis)) {
    inside(lens.span);
    lens.command();
  }
  for (const extent of [...folding(analysis), ...selectionRanges(analysis, offset)]) {
    intact(extent.start, extent.end);
  }
  const symbols = (all: ReturnType<typeof documentSymbols>): void => {
    for (const { extent, selection, children } of all) {
      for (const it of [extent, selection]) intact(it.start, it.end);
      symbols(children);
    }
  };
  symbols(documentSymbols(analysis));
  for (const { at, origin } of inlayHints(analysis, { start: 0, end: length })) {
    intact(at, at);
    inside(origin?.span);
  }
  for (const { start, end } of semanticTokens(analysis)) intact(start, end);
  for (const distribution of analysis.context.manifest.distributions.values()) gateOf(analysis, distribution);
}
