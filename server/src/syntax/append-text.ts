import { lineBreakOf } from '../text/line-break';
import type { Edit } from '../text/edit';
import { endOf, textOf } from '../text/span';
import { indentUnit, replaceNode, setField } from './insert';
import { literalText } from './render';
import type { Entry, MapNode } from './tree';

/**
 * Adds lines at the end of a text field of a map. Block text keeps its form and its words; other text becomes a literal
 * block, where the map is not in braces. Text that is not written in this map (an alias, a merge key) is copied here.
 */
export function appendLines(map: MapNode, entry: Entry, lines: readonly string[]): Edit {
  const { key, value: node } = entry;
  const before = node.kind === 'scalar' && typeof node.value === 'string' ? node.value.trimEnd() : '';
  const whole = `${[...(before === '' ? [] : [before]), ...lines].join('\n')}\n`;
  if (entry.merged) return setField(map, { key: key.text, value: whole });
  if (map.flow || node.kind !== 'scalar') return replaceNode(node, whole);
  const { fragment } = key.span;
  const eol = lineBreakOf(fragment.text);
  const column = key.span.start - (fragment.text.lastIndexOf('\n', key.span.start - 1) + 1);
  const indent = ' '.repeat(column + indentUnit(fragment));
  const isBlock = node.alias !== true && (node.style === 'literal' || node.style === 'folded');
  if (!isBlock) {
    const apart = node.span.start === node.span.end ? ' ' : '';
    return { span: node.span, newText: `${apart}${literalText(whole, indent, eol)}` };
  }
  // In folded text a line that follows another one goes on with it, unless an empty line is between them.
  const gap = node.style === 'folded' ? eol : '';
  const own = indentOf(textOf(node.span)) ?? indent;
  return { span: endOf(node.span), newText: lines.map((line) => `${gap}${eol}${own}${line}`).join('') };
}

/** The indentation of block text: that of its leftmost line that is not blank; nothing where all are. */
function indentOf(block: string): string | undefined {
  const least = block
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .reduce((indent, line) => Math.min(indent, line.length - line.trimStart().length), Infinity);
  return least === Infinity ? undefined : ' '.repeat(least);
}
