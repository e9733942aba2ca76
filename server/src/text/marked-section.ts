import type { OffsetEdit } from './edit';
import { asToken } from './token';

/** What a file that ships with a distribution can hold of our making. */
export type SectionKind = 'notice' | 'terms' | 'attribution';

export const SECTION_KINDS: readonly SectionKind[] = ['notice', 'terms', 'attribution'];

/** What a section between marks is called: what it holds, and for what, as in `notice github`. */
export type SectionName = `${SectionKind | 'sources'} ${string}`;

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
export type MarkFault = 'no-end' | 'no-begin' | 'twice' | 'crossed';

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

const MARK = /<!-- impact-manifest:([a-z]+ \S+) (begin|end)\b[^\n>]*-->/g;

/** Finds a section by its name. A mark counts where it fills its line from the first column, so never inside a quotation. */
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
 * the marks, or one at the end of the text where it has no marks yet. Nothing is ever done where the marks are broken.
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
  return { kind: 'edit', edit: { start: text.length, end: text.length, newText } };
}

/** A section with its marks, without a line break at its end. The body has `\n` for each line break. */
export function sectionText(name: SectionName, body: string, eol = '\n'): string {
  const begin = `<!-- impact-manifest:${name} begin: what stands between these marks is generated -->`;
  const end = `<!-- impact-manifest:${name} end -->`;
  return [begin, '', ...body.trim().split('\n'), '', end].join(eol);
}

function marksIn(text: string): readonly Mark[] {
  return [...text.matchAll(MARK)].flatMap((match): readonly Mark[] => {
    const [whole, name = '', side] = match;
    const start = match.index;
    const end = start + whole.length;
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace('\uFEFF', '');
    const lineEnd = text.indexOf('\n', end);
    const after = text.slice(end, lineEnd === -1 ? undefined : lineEnd);
    if (before !== '' || after.trim() !== '') return [];
    return [{ start, end, name, side: side === 'end' ? 'end' : 'begin' }];
  });
}

function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
