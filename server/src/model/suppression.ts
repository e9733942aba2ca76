import { commentsOf } from '../syntax/comments';
import type { Part } from '../syntax/tree';
import { parseDate } from '../text/dates';
import { located, span, textOf, type Located, type Span } from '../text/span';

/** A comment that silences a rule: `# impact-disable-next-line RULE, RULE -- reason until YYYY-MM-DD`. */
export interface Suppression {
  /** The whole comment. */
  readonly span: Span;
  readonly scope: 'line' | 'next-line' | 'file';
  /** The rules it names; a comment without any silences nothing. */
  readonly rules: readonly Located<string>[];
  readonly reason: string | undefined;
  /** The last day it holds. */
  readonly until: Located<string> | undefined;
}

const MARK = 'impact-disable';

/** The disable comments of a part, in file order. */
export function suppressionsOf(part: Part): readonly Suppression[] {
  if (!part.text.includes(MARK)) return [];
  return commentsOf(part).flatMap((comment) => read(comment) ?? []);
}

function read(comment: Span): Suppression | undefined {
  const words = textOf(comment);
  const head = /^#\s*impact-disable-(next-line|line|file)(?=\s|$)/.exec(words);
  if (head === null) return undefined;
  const dashes = words.indexOf(' -- ', head[0].length - 1);
  const listed = words.slice(head[0].length, dashes === -1 ? undefined : dashes);
  const at = (start: number, length: number): Span =>
    span(comment.fragment, comment.start + start, comment.start + start + length);
  const rules = [...listed.matchAll(/[^\s,]+/g)].map((match) =>
    located(match[0], at(head[0].length + match.index, match[0].length)),
  );
  const reason = dashes === -1 ? undefined : words.slice(dashes + 4).trim();
  const last = /\buntil (\S+)$/.exec(words.trimEnd());
  const day = dashes === -1 ? undefined : last?.[1];
  return {
    span: comment,
    scope: head[1] === 'file' ? 'file' : head[1] === 'line' ? 'line' : 'next-line',
    rules,
    reason: reason === '' ? undefined : reason,
    until: day === undefined ? undefined : located(day, at((last?.index ?? 0) + 'until '.length, day.length)),
  };
}

/** Whether the comment holds on a day. One whose day can't be read holds no longer, so that it can't go on for ever. */
export function holdsOn(suppression: Suppression, today: string): boolean {
  if (suppression.until === undefined) return true;
  return parseDate(suppression.until.value) !== undefined && suppression.until.value >= today;
}
