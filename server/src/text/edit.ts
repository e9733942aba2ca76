import type { Span } from './span';

/** One replacement in one document; inserting is replacing an empty span. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
  /** Where the new text only holds the place of what a person has to write, in order. */
  readonly blanks?: readonly Blank[];
}

/** A part of a new text, by offsets into it; one without words is to be filled in. */
export interface Blank {
  readonly start: number;
  readonly end: number;
}

/** The place of words in a new text, for a person to write over. */
export function blankIn(newText: string, words: string): readonly Blank[] {
  const start = newText.lastIndexOf(words);
  return start === -1 ? [] : [{ start, end: start + words.length }];
}

/** One replacement by offsets into a whole text, UTF-16, `end` exclusive. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Whether two of the edits touch the same characters, so that their order would decide the result. */
export function overlap(edits: readonly OffsetEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return next !== undefined && (next.start < edit.end || (next.start === edit.start && next.end === edit.end));
  });
}

/** The same edits, with those that insert something at one place joined into one, in their order. */
export function joinInsertions(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const { span, newText } = edit;
    const at = joined.findIndex(
      ({ span: it }) => it.fragment === span.fragment && it.start === span.start && it.end === span.end,
    );
    const before = joined[at];
    if (before === undefined || span.start !== span.end) joined.push(edit);
    else {
      const moved = (edit.blanks ?? []).map((blank) => ({
        start: blank.start + before.newText.length,
        end: blank.end + before.newText.length,
      }));
      const blanks = [...(before.blanks ?? []), ...moved];
      joined[at] = { span, newText: before.newText + newText, ...(blanks.length > 0 && { blanks }) };
    }
  }
  return joined;
}

/** The text with all edits applied at once. Edits must not overlap; insertions at one place keep their given order. */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let position = 0;
  for (const edit of sorted) {
    pieces.push(text.slice(position, edit.start), edit.newText);
    position = edit.end;
  }
  return pieces.concat(text.slice(position)).join('');
}
