import type { Node } from 'commonmark';
import { blankComments, blankStruck, blankTags } from './unseen';

/** A heading, a paragraph or some code of a Markdown text, as a reader sees it. */
export interface Block {
  readonly kind: 'heading' | 'text' | 'code';
  /** Of a heading, 1 to 6. */
  readonly level: number;
  /** Whether it stands in no list and no quotation. */
  readonly isTop: boolean;
  /** In how many list items it stands. */
  readonly depth: number;
  /** Whether it is the first of its list item. */
  readonly beginsItem: boolean;
  /** The words to be seen, without marks, comments, tags and where links lead; entities are read. */
  readonly text: string;
  /** How much of the words, from the first on, is in bold. */
  readonly bold: number;
  /** UTF-16 offsets of the lines that it stands on, without the line break of the last one. */
  readonly start: number;
  readonly end: number;
}

/**
 * The blocks of a Markdown text, as CommonMark has them, in file order. What nobody gets to see is left out: comments,
 * what is struck through, rules, link definitions, empty items. Takes time in proportion to the text. `from` is where the text begins, behind
 * front matter.
 */
export function blocksOf(text: string, from = 0): readonly Block[] {
  // A bundle of its own, since most sessions never look into a Markdown file.
  const { Parser } = require('commonmark') as typeof import('commonmark');
  const body = blankTags(text.slice(from));
  const lines = lineStarts(body);
  const blocks: Block[] = [];
  const walker = new Parser().parse(body).walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    const { node, entering } = event;
    if (!entering || !(isLeaf(node) || isNumberAlone(node))) continue;
    const seen = node.type === 'item' ? { text: `${String(node.listStart)}.`, bold: 0 } : wordsOf(node);
    if (node.type !== 'heading' && !isVisible(seen.text)) continue;
    const [first, last] = node.sourcepos;
    const start = from + (lines[first[0] - 1] ?? body.length);
    const end = from + endOfLine(body, lines[last[0] - 1] ?? body.length);
    blocks.push({ ...placeOf(node), ...seen, start, end: Math.max(start, end) });
  }
  return blocks;
}

/** Whether anything is left of a text without white space and what leaves no trace on a screen. */
function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

function isLeaf({ type }: Node): boolean {
  return type === 'heading' || type === 'paragraph' || type === 'code_block' || type === 'html_block';
}

/** A number with a period, such as “500.”, which is a list of nothing by the letter, and an answer to who reads it. */
function isNumberAlone(node: Node): boolean {
  const isEmpty = node.type === 'item' && node.firstChild === null && node.prev === null && node.next === null;
  return isEmpty && node.listType === 'ordered' && node.listStart > 1;
}

function placeOf(node: Node): Pick<Block, 'kind' | 'level' | 'isTop' | 'depth' | 'beginsItem'> {
  const { type, parent, prev } = node;
  let depth = 0;
  for (let around = parent; around !== null; around = around.parent) if (around.type === 'item') depth += 1;
  return {
    kind: type === 'heading' ? 'heading' : type === 'code_block' ? 'code' : 'text',
    level: type === 'heading' ? node.level : 0,
    isTop: parent?.type === 'document',
    depth,
    beginsItem: parent?.type === 'item' && prev === null,
  };
}

function wordsOf(node: Node): Pick<Block, 'text' | 'bold'> {
  if (node.type === 'code_block') return { text: node.literal ?? '', bold: 0 };
  if (node.type === 'html_block') return { text: withoutTags(node.literal ?? ''), bold: 0 };
  const pieces: string[] = [];
  let strong = 0;
  let length = 0;
  let bold = 0;
  const walker = node.walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    const { node: it, entering } = event;
    if (it.type === 'strong') strong += entering ? 1 : -1;
    if (!entering) continue;
    const words = inlineWords(it);
    if (strong > 0 && bold === length) bold += words.length;
    length += words.length;
    pieces.push(words);
  }
  return { text: blankStruck(pieces.join(''), ''), bold };
}

function inlineWords({ type, literal, destination, firstChild }: Node): string {
  if (type === 'text' || type === 'code') return literal ?? '';
  if (type === 'softbreak' || type === 'linebreak') return '\n';
  // A picture shows something, whether or not it is said what.
  return type === 'image' && firstChild === null ? (destination ?? '') : '';
}

/** The words between the tags of HTML. */
function withoutTags(html: string): string {
  return blankComments(html)
    .replace(/<(script|style|template|head)\b[^<>]*>[^<]*(?:<\/\1\s*>|$)/gi, '')
    .replace(/<br\b[^<>]*>|<\/?(?:p|div|li|tr|td|th|h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(
      /&(?:nbsp|ensp|emsp|thinsp|zwj|zwnj|shy|ZeroWidthSpace|#(?:160|173|820[0-7]|8288)|#x(?:a0|ad|200[\da-f]|2060|feff));/gi,
      ' ',
    );
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
}

function endOfLine(text: string, start: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = start;
  return found.exec(text)?.index ?? text.length;
}
