import type { Analysis } from '../analysis/analyze';
import { extentOfEntry, type Extent } from '../syntax/extent';
import { sameMeaning } from '../syntax/same-meaning';
import { parse, type Tree } from '../syntax/parse';
import type { Entry } from '../syntax/tree';
import type { OffsetEdit } from '../text/edit';
import { lineBreakOf } from '../text/line-break';
import { lineEdits } from '../text/line-diff';
import { blocksOf, goingOn, type Block } from './formatting/blocks';

/** Lays out YAML with that many spaces a level, line breaks as `\n`; nothing for what it can't read. */
export type YamlFormatter = (text: string, tabWidth: number) => Promise<string | undefined>;

interface Formatter {
  readonly format: YamlFormatter;
  /** Spaces a level. */
  readonly width: number;
}

/** How often a layout is laid out again until it stays as it is. */
const ATTEMPTS = 3;

/**
 * The edits, by offsets, that lay out a manifest, or only the entries that `within` touches. None where the manifest is
 * not well-formed, and none where the formatter would change what it says or lose a comment. A long manifest is given to
 * the formatter block by block.
 */
export async function formatting(
  { tree }: Pick<Analysis, 'tree'>,
  format: YamlFormatter,
  { tabSize, within }: { readonly tabSize: number; readonly within?: Extent | undefined },
): Promise<readonly OffsetEdit[]> {
  const formatter = { format, width: Number.isInteger(tabSize) && tabSize > 0 ? Math.min(tabSize, 8) : 2 };
  if (isBroken(tree)) return [];
  return within === undefined ? formatBlocks(tree, blocksOf(tree), formatter) : formatEntries(tree, formatter, within);
}

/** The edits that lay out all blocks of a manifest; none where one of them can’t be. */
export async function formatBlocks(
  { text }: Tree,
  blocks: readonly Block[],
  formatter: Formatter,
): Promise<readonly OffsetEdit[]> {
  const edits: (readonly OffsetEdit[])[] = [];
  const eol = lineBreakOf(text);
  for (const [index, { start, end, heading }] of blocks.entries()) {
    const before = text.slice(start, end);
    const after = await laidOut(heading + before, formatter);
    if (after?.startsWith(heading) !== true) return [];
    const isLast = index === blocks.length - 1;
    const layout = after.slice(heading.length);
    edits.push(moved(lineEdits(before, isLast ? layout : goingOn(before, layout), eol), start));
  }
  return edits.flat();
}

async function formatEntries(tree: Tree, formatter: Formatter, within: Extent): Promise<readonly OffsetEdit[]> {
  const units = unitsOf(tree).filter(({ start, end }) =>
    within.start === within.end ? start <= within.end && within.start <= end : start < within.end && within.start < end,
  );
  const edits: (readonly OffsetEdit[])[] = [];
  for (const { start, end, indent } of units) {
    const before = tree.text.slice(start, end);
    const after = await laidOut(outdented(before, indent), formatter);
    if (after !== undefined)
      edits.push(moved(lineEdits(before, indented(after, indent), lineBreakOf(tree.text)), start));
  }
  return edits.flat();
}

/** The text in its final layout; nothing where that would say anything else. */
async function laidOut(text: string, { format, width }: Formatter): Promise<string | undefined> {
  const first = text.replaceAll('\r\n', '\n');
  let layout = first;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const next = await format(layout, width);
    if (next === undefined) return undefined;
    if (next === layout) return layout === first || saysTheSame(text, layout) ? layout : undefined;
    layout = next;
  }
  return undefined;
}

function saysTheSame(text: string, layout: string): boolean {
  const before = parse('', text);
  return !isBroken(before) && sameMeaning(before, parse('', layout));
}

/** Nothing that can't be read is moved about. */
function isBroken(tree: Tree): boolean {
  return tree.problems.length > 0 || tree.parts.some(({ problems }) => problems.length > 0);
}

interface Unit extends Extent {
  /** The column that its lines begin at. */
  readonly indent: number;
}

/** The whole lines of each entry that can be laid out alone: those of the sections, and the other fields of the top level. */
function unitsOf(tree: Tree): readonly Unit[] {
  const top = (tree.root?.flow === false ? tree.root.entries : []).filter(({ merged }) => !merged);
  return top.flatMap((entry) => {
    const { value } = entry;
    const inner = value.kind === 'map' && !value.flow && value.alias !== true ? value.entries : [entry];
    return inner.filter(({ merged }) => !merged).flatMap((it) => unitOf(tree, it) ?? []);
  });
}

function unitOf(tree: Tree, entry: Entry): Unit | undefined {
  const extent = extentOfEntry(tree, entry);
  if (extent === undefined) return undefined;
  const start = tree.text.lastIndexOf('\n', extent.start - 1) + 1;
  const newline = tree.text.indexOf('\n', Math.max(extent.end, extent.start + 1) - 1);
  const indent = extent.start - start;
  const isAlone = /^ *$/.test(tree.text.slice(start, extent.start));
  return isAlone ? { start, end: newline === -1 ? tree.text.length : newline + 1, indent } : undefined;
}

function outdented(text: string, indent: number): string {
  return eachLine(text, (line) => line.slice(Math.min(indent, line.length - line.trimStart().length)));
}

function indented(text: string, indent: number): string {
  return eachLine(text, (line) => (line === '' ? '' : ' '.repeat(indent) + line));
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}

function moved(edits: readonly OffsetEdit[], by: number): readonly OffsetEdit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}
