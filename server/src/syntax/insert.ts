import { lineBreakOf } from '../text/line-break';
import type { Edit } from '../text/edit';
import { endOf, span, textOf, type Fragment, type Span } from '../text/span';
import { isEmpty, type Entry, type ListNode, type MapNode, type Node } from './tree';
import { flowText, isOdd, literalText, quotedText, scalarText, type Plain } from './render';

/**
 * Changes to a document that leave everything around them as it is: comments, quoting, order, indentation and line
 * endings. Each works in one fragment, and so on any document state that the node belongs to.
 */

/**
 * Adds a field to a map that does not have it, in the style of the map: after the last of the keys in `after` that are
 * there, else at the end. Only keys that are written in the map count, not merged ones.
 */
export function setField(
  map: MapNode,
  { key, value }: { readonly key: string; readonly value: Plain },
  after: readonly string[] = [],
): Edit {
  const own = map.entries.filter((entry) => !entry.merged);
  const last = own.filter((entry) => after.includes(entry.key.text)).at(-1) ?? own.at(-1);
  if (map.flow || last === undefined) return setInFlow(map, last, `${key}: ${flowText(value)}`);
  const { fragment } = last.key.span;
  const indent = columnOf(fragment, last.key.span.start);
  const style = { indent, unit: indentUnit(fragment), eol: lineBreakOf(fragment.text) };
  const at = lineEndAfter(fragment, endOfEntry(last));
  return {
    span: span(fragment, at, at),
    newText: `${style.eol}${' '.repeat(indent)}${key}:${blockValue(value, style)}`,
  };
}

/** Writes another value over a scalar; keeps the quotes if there are any. What has to be escaped is in double quotes. */
export function replaceValue(at: Span, value: string): Edit {
  const quote = textOf(at)[0];
  const write = isInBrackets(at) ? flowText : scalarText;
  const isSingle = quote === "'" && !/[\n\r]/.test(value) && !isOdd(value);
  const text = isSingle ? `'${value.replaceAll("'", "''")}'` : quote === '"' ? quotedText(value) : write(value);
  return { span: at, newText: apart(at, text) };
}

/** Writes another value, of any shape, over a node. */
export function replaceNode(node: Node, value: Plain): Edit {
  return { span: node.span, newText: apart(node.span, flowText(value)) };
}

/** Adds an item at the end of a list, in the style of the list. */
export function appendItem(list: ListNode, value: Plain): Edit {
  const last = list.items.at(-1);
  const { fragment } = list.span;
  if (list.flow || last === undefined) {
    const at = last === undefined ? span(fragment, list.span.start + 1, list.span.start + 1) : endOf(last.span);
    return { span: at, newText: last === undefined ? flowText(value) : `, ${flowText(value)}` };
  }
  const at = lineEndAfter(fragment, last.span.end);
  const indent = columnOf(fragment, list.span.start);
  return {
    span: span(fragment, at, at),
    newText: `${lineBreakOf(fragment.text)}${' '.repeat(indent)}- ${flowText(value)}`,
  };
}

/**
 * Takes an entry out of its map: its lines in a block, the entry and one comma in braces. A comment behind a single value
 * stays, since it may say why something is as it was.
 */
export function removeEntry(entry: Entry): Edit {
  const { fragment, start } = entry.key.span;
  const { text } = fragment;
  const end = endOfEntry(entry);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() === '') {
    const remark = entry.value.kind === 'scalar' ? /^[ \t]+(?=#)/.exec(text.slice(end)) : null;
    if (remark !== null) return { span: span(fragment, start, end + remark[0].length), newText: '' };
    return { span: span(fragment, lineStart, nextLine(text, lineEndAfter(fragment, end))), newText: '' };
  }
  const comma = /^\s*,\s*/.exec(text.slice(end));
  if (comma !== null) return { span: span(fragment, start, end + comma[0].length), newText: '' };
  const before = text.slice(0, start).trimEnd();
  const from = before.endsWith(',') ? before.length - 1 : start;
  return { span: span(fragment, from, end), newText: '' };
}

/**
 * Takes an item out of a list that keeps others: its lines in a block, the item and one comma in brackets. A comment behind
 * it stays. Nothing where something is written between the dash and the item.
 */
export function removeItem(list: ListNode, item: Node): Edit | undefined {
  const { fragment, start } = item.span;
  const { text } = fragment;
  const end = lastOf(item);
  if (list.flow) {
    const comma = /^\s*,\s*/.exec(text.slice(end));
    if (comma !== null) return { span: span(fragment, start, end + comma[0].length), newText: '' };
    const before = text.slice(0, start).trimEnd();
    return { span: span(fragment, before.endsWith(',') ? before.length - 1 : start, end), newText: '' };
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const dash = /^[ \t]*-[ \t]+$/.exec(text.slice(lineStart, start));
  if (dash === null) return undefined;
  const remark = /^[ \t]+(?=#)/.exec(text.slice(end));
  if (remark === null)
    return { span: span(fragment, lineStart, nextLine(text, lineEndAfter(fragment, end))), newText: '' };
  return { span: span(fragment, lineStart + dash[0].indexOf('-'), end + remark[0].length), newText: '' };
}

/** Where the words of an entry end, its value included; a value that comes from elsewhere ends where its alias does. */
export function endOfEntry({ key, value }: Entry): number {
  const { fragment, end } = key.span;
  if (value.span.fragment === fragment && !isEmpty(value)) return lastOf(value);
  // While somebody types the key there may be no colon behind it yet.
  return fragment.text[end] === ':' ? end + 1 : Math.max(end, value.span.fragment === fragment ? value.span.end : end);
}

/** How many spaces a level of indentation has in a fragment: those of its first indented line, two where there is none. */
export function indentUnit(fragment: Fragment): number {
  return /^ +(?=[^\s#])/m.exec(fragment.text)?.[0].length ?? 2;
}

interface Style {
  readonly indent: number;
  readonly unit: number;
  readonly eol: string;
}

/** A value as it follows a colon in a block map. */
function blockValue(value: Plain, style: Style): string {
  const deeper = { ...style, indent: style.indent + style.unit };
  const line = (words: string): string => `${style.eol}${' '.repeat(deeper.indent)}${words}`;
  if (typeof value === 'string' && isLiteral(value))
    return ` ${literalText(value, ' '.repeat(deeper.indent), style.eol)}`;
  if (Array.isArray(value)) return (value as readonly Plain[]).map((item) => line(`- ${flowText(item)}`)).join('');
  if (typeof value !== 'object') return ` ${scalarText(value)}`;
  return Object.entries(value)
    .map(([key, inner]) => line(`${key}:${blockValue(inner, deeper)}`))
    .join('');
}

/** Whether a bracket or brace before a place is still open there. One in words or a comment only brings quotes too many. */
function isInBrackets({ fragment, start }: Span): boolean {
  let open = 0;
  for (let at = start - 1; at >= 0 && open <= 0; at--) {
    const char = fragment.text[at] ?? '';
    if ('[{'.includes(char)) open++;
    else if (']}'.includes(char)) open--;
  }
  return open > 0;
}

/** Whether text of several lines can be a literal block, and is read from it as it was. */
function isLiteral(value: string): boolean {
  return /^\S.*\n/.test(value) && !value.includes('\r') && !value.endsWith('\n\n') && !isOdd(value);
}

function setInFlow(map: MapNode, last: Entry | undefined, words: string): Edit {
  const { fragment, start } = map.span;
  if (last === undefined) return { span: span(fragment, start + 1, start + 1), newText: ` ${words} ` };
  const end = endOfEntry(last);
  return { span: span(last.key.span.fragment, end, end), newText: `, ${words}` };
}

function lastOf(node: Node): number {
  if (node.alias === true || node.kind === 'scalar' || node.flow) return node.span.end;
  const last = node.kind === 'map' ? node.entries.filter((entry) => !entry.merged).at(-1) : node.items.at(-1);
  if (last === undefined) return node.span.end;
  return 'key' in last ? endOfEntry(last) : lastOf(last);
}

/** Text for a place, with space around it where nothing was written there and a colon or a comment is next to it. */
function apart(at: Span, text: string): string {
  if (at.start !== at.end) return text;
  const before = ':-'.includes(at.fragment.text[at.start - 1] ?? ' ') ? ' ' : '';
  const after = at.fragment.text[at.end] === '#' ? ' ' : '';
  return `${before}${text}${after}`;
}

function columnOf(fragment: Fragment, offset: number): number {
  return offset - (fragment.text.lastIndexOf('\n', offset - 1) + 1);
}

/** The end of the line that an offset is on, before its line ending. */
function lineEndAfter({ text }: Fragment, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

function nextLine(text: string, lineEnd: number): number {
  const newline = text.indexOf('\n', lineEnd);
  return newline === -1 ? text.length : newline + 1;
}
