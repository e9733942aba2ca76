import { lineBreakOf } from './line-break';
import type { OffsetEdit } from './edit';
import { asToken } from './token';

/** What a file that ships with a distribution can hold of our making. */
export type SectionKind = 'notice' | 'terms' | 'attribution';

export const SECTION_KINDS: readonly SectionKind[] = ['notice', 'terms', 'attribution'];

/** What a section between marks is called: what it holds, and for what, as in `notice github`. */
export type SectionName = `${SectionKind | 'sources' | 'origins'} ${string}`;

/** The name of a section about one entry of a manifest. An id that is none is written so that it can stand in a mark. */
export function sectionName(
  kind: SectionKind | 'sources',
  entry: { readonly id: { readonly value: string } },
): SectionName {
  return `${kind} ${asToken(entry.id.value)}`;
}

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Why a section can’t be told from what a person wrote around it. */
export type MarkFault = 'no-end' | 'no-begin' | 'twice' | 'crossed' | 'unclosed';

/** A section of a file that is written by us, between two marks. All else in the file belongs to whoever wrote it. */
export type MarkedSection =
  | { readonly kind: 'absent' }
  /** `whole` reaches from the first character of the one mark to the last of the other; `body` is what lies between. */
  | { readonly kind: 'found'; readonly whole: Stretch; readonly body: string }
  | { readonly kind: 'broken'; readonly fault: MarkFault; readonly at: Stretch };

/** What is to be done so that a text holds a section as it should be. */
export type Placement =
  | { readonly kind: 'same' }
  | { readonly kind: 'edit'; readonly edit: OffsetEdit }
  | { readonly kind: 'broken'; readonly fault: MarkFault; readonly at: Stretch };

interface Mark extends Stretch {
  readonly side: 'begin' | 'end';
  readonly name: string;
}

const MARK_START = '<!-- impact-manifest:';
const MARK = /^<!-- impact-manifest:([a-z]+ \S+) (begin|end)\b[^>]*-->$/;

/**
 * Finds a section by its name. A mark counts where it fills its line from the first column, so never inside a quotation or
 * indented code, and neither between fences nor in a comment.
 */
export function findSection(text: string, name: SectionName): MarkedSection {
  const marks = marksIn(text);
  const own = marks.filter((mark) => mark.name === name);
  const [begin, end, third] = own;
  if (begin === undefined) return { kind: 'absent' };
  if (begin.side === 'end') return { kind: 'broken', fault: 'no-begin', at: begin };
  if (end === undefined) return { kind: 'broken', fault: 'no-end', at: begin };
  if (third !== undefined || end.side === 'begin') return { kind: 'broken', fault: 'twice', at: third ?? end };
  const inside = marks.find((mark) => mark.start > begin.start && mark.start < end.start);
  if (inside !== undefined) return { kind: 'broken', fault: 'crossed', at: inside };
  return { kind: 'found', whole: { start: begin.start, end: end.end }, body: text.slice(begin.end, end.start).trim() };
}

/** Where the marks in a text name what a section is for: the second word of `name`, once for each mark with that name. */
export function subjectsInMarks(text: string, name: SectionName): readonly Stretch[] {
  const [kind = '', subject = ''] = name.split(' ');
  const before = `<!-- impact-manifest:${kind} `.length;
  return marksIn(text)
    .filter((mark) => mark.name === name)
    .map(({ start }) => ({ start: start + before, end: start + before + subject.length }));
}

/** Whether a section says what it should. White space does not count, so that a formatter may break its lines anew. */
export function saysTheSame(body: string, wanted: string): boolean {
  return folded(body) === folded(wanted);
}

/**
 * What it takes for `text` to hold the section with that body: nothing where it says the same already, one edit between
 * the marks, or one at the end of the text where it has no marks yet. Nothing is ever done where the marks are broken,
 * or would be none.
 * Line breaks are written as the first one of the text is.
 */
export function placeSection(text: string, name: SectionName, body: string): Placement {
  const found = findSection(text, name);
  if (found.kind === 'broken') return found;
  const eol = lineBreakOf(text);
  if (found.kind === 'found') {
    if (saysTheSame(found.body, body)) return { kind: 'same' };
    return { kind: 'edit', edit: { ...found.whole, newText: sectionText(name, body, eol) } };
  }
  const isEmpty = text.replace('\uFEFF', '').trim() === '';
  const gap = isEmpty ? '' : text.endsWith(`\n${eol}`) ? '' : text.endsWith('\n') ? eol : `${eol}${eol}`;
  const newText = `${gap}${sectionText(name, body, eol)}${eol}`;
  // At the end of a comment or a block of code that is never closed, marks would be none.
  if (findSection(text + newText, name).kind !== 'found')
    return { kind: 'broken', fault: 'unclosed', at: { start: text.length, end: text.length } };
  return { kind: 'edit', edit: { start: text.length, end: text.length, newText } };
}

/** A section with its marks, without a line break at its end. The body has `\n` for each line break. */
export function sectionText(name: SectionName, body: string, eol = '\n'): string {
  const begin = `<!-- impact-manifest:${name} begin: what stands between these marks is generated -->`;
  const end = `<!-- impact-manifest:${name} end -->`;
  return [begin, '', ...body.trim().split('\n'), '', end].join(eol);
}

/** What somebody else wrote: the text without the sections of ours that are whole, and without their marks. */
export function outsideSections(text: string): string {
  const marks = marksIn(text);
  const byName = new Map<string, number>();
  for (const { name } of marks) byName.set(name, (byName.get(name) ?? 0) + 1);
  const pieces: string[] = [];
  let from = 0;
  for (const [index, begin] of marks.entries()) {
    const end = marks[index + 1];
    const isWhole = begin.side === 'begin' && end?.side === 'end' && end.name === begin.name;
    if (!isWhole || byName.get(begin.name) !== 2) continue;
    pieces.push(text.slice(from, begin.start));
    from = end.end;
  }
  return pieces.concat(text.slice(from)).join('');
}

/** The marks of a text, in their order. None counts in a block of code or in a comment, where readers see it or nobody. */
function marksIn(text: string): readonly Mark[] {
  if (!text.includes(MARK_START)) return [];
  const marks: Mark[] = [];
  let block: Block | undefined;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(start, next).trimEnd();
    const mark = block === undefined ? MARK.exec(line) : null;
    if (mark !== null) {
      const [whole, name = '', side] = mark;
      marks.push({ start, end: start + whole.length, name, side: side === 'end' ? 'end' : 'begin' });
    } else block = blockAfter(line, block);
    start = next;
  }
  return marks;
}

/** What a line can be in the middle of: code between fences, or HTML up to what ends it. */
type Block =
  | { readonly kind: 'fence'; readonly sign: string; readonly length: number }
  | { readonly kind: 'html'; readonly end: string };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

function blockAfter(line: string, block: Block | undefined): Block | undefined {
  if (block?.kind === 'html') return htmlAfter(line, block.end);
  const [whole = '', fence = ''] = FENCE.exec(line) ?? [];
  const info = line.slice(whole.length);
  const [sign = ''] = fence;
  if (block?.kind === 'fence')
    return sign === block.sign && fence.length >= block.length && info.trim() === '' ? undefined : block;
  if (fence !== '' && !(sign === '`' && info.includes('`'))) return { kind: 'fence', sign, length: fence.length };
  return htmlAfter(line, undefined);
}

/** Blocks of HTML that go on over empty lines, by how they begin and what ends them: those of CommonMark. */
const HTML_BLOCKS: readonly { readonly begin: RegExp; readonly end: string }[] = [
  { begin: /^ {0,3}<!--/, end: '-->' },
  { begin: /^ {0,3}<\?/, end: '?>' },
  { begin: /^ {0,3}<!\[cdata\[/, end: ']]>' },
  { begin: /^ {0,3}<pre\b/, end: '</pre>' },
  { begin: /^ {0,3}<script\b/, end: '</script>' },
  { begin: /^ {0,3}<style\b/, end: '</style>' },
  { begin: /^ {0,3}<textarea\b/, end: '</textarea>' },
];

/** The HTML that is open after a line, `end` being what closes the one that is open before it. */
function htmlAfter(line: string, end: string | undefined): Block | undefined {
  const words = line.toLowerCase();
  const closing = end ?? HTML_BLOCKS.find(({ begin }) => begin.test(words))?.end;
  const from = end === undefined ? words.indexOf('<') + 1 : 0;
  return closing === undefined || words.includes(closing, from) ? undefined : { kind: 'html', end: closing };
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
