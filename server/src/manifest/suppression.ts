import { commentsOf } from '../syntax/comments';
import type { Part } from '../syntax/tree';
import { parseDate } from '../text/dates';
import { isPlaceholder } from '../text/placeholder';
import { located, span, textOf, type Fragment, type Located, type Span } from '../text/span';

export type Scope = 'line' | 'next-line' | 'file';

const DIRECTIVES: Readonly<Record<Scope, string>> = {
  'next-line': 'impact-disable-next-line',
  line: 'impact-disable-line',
  file: 'impact-disable-file',
};

/** What each directive silences. */
export const SCOPES: ReadonlyMap<string, Scope> = new Map(
  (['next-line', 'line', 'file'] as const).map((scope) => [DIRECTIVES[scope], scope]),
);

/** A comment that silences a rule: `# impact-disable-next-line RULE, RULE -- reason until YYYY-MM-DD`. */
export interface Suppression {
  /** The whole comment. */
  readonly span: Span;
  /** The word that says what the comment does, as it is written. */
  readonly directive: Located<string>;
  /** What it silences; nothing where the directive is none, so that it silences nothing. */
  readonly scope: Scope | undefined;
  /** The rules it names; a comment without any silences nothing. */
  readonly rules: readonly Located<string>[];
  readonly reason: string | undefined;
  /** Where the reason is written. */
  readonly reasonAt: Span | undefined;
  /** The last day it holds. */
  readonly until: Located<string> | undefined;
}

const MARK = 'impact-disable';

/** What stands for a reason until somebody writes one, which is none. */
export const NO_REASON = 'say why this is fine';

/** The comment that silences a rule, as it is written in YAML or in running text. */
export function suppressionText(
  { scope, rule, reason }: { readonly scope: Scope; readonly rule: string; readonly reason: string },
  language: 'yaml' | 'text',
): string {
  // What would end the line or the comment would leave the rest of it in the text.
  const inLine = reason.replace(/[\s\p{Cc}]+/gu, ' ').replace(/--!?>/g, '→');
  const words = `${DIRECTIVES[scope]} ${rule} -- ${inLine.trim()}`;
  return language === 'yaml' ? `# ${words}` : `<!-- ${words} -->`;
}

/** Whether a comment has a reason that is none: only what holds the place of one, whatever day stands behind it. */
export function hasNoReasonYet({ reason }: Suppression): boolean {
  const words = (reason ?? '').replace(/\buntil\b[^\p{L}]*$/iu, '').trim();
  if (words === '') return false;
  return isPlaceholder(words) || /^(?:(?:the|your|a) )?reason\W*$/i.test(words) || words.toLowerCase() === NO_REASON;
}

/** What of a comment in YAML is written before a cursor: the directive, or the rule that is to be silenced next. */
export function typedSuppression(
  typed: string,
): { readonly kind: 'directive' | 'rule'; readonly word: string } | undefined {
  const directive = /^#\s*([\w-]*)$/.exec(typed);
  if (directive !== null) return { kind: 'directive', word: directive[1] ?? '' };
  const listed = /^#\s*(impact-disable-[\w-]+)\s(?:[^\s,]+,\s?|\s)*([\w/-]*)$/.exec(typed);
  return listed !== null && SCOPES.has(listed[1] ?? '') ? { kind: 'rule', word: listed[2] ?? '' } : undefined;
}

/** More rules than there are need no reading; only a hostile comment names thousands. */
const MOST = 100;

/** The disable comments of a part, in file order. */
export function suppressionsOf(part: Part): readonly Suppression[] {
  if (!part.text.toLowerCase().includes(MARK)) return [];
  return commentsOf(part).flatMap((comment) => read(comment) ?? []);
}

/** Whether the comment is one of YAML, and not of HTML. */
export function isInYaml({ span: at }: Suppression): boolean {
  return at.fragment.text[at.start] === '#';
}

/**
 * The disable comments of a Markdown text, in file order: `<!-- impact-disable-next-line RULE -- reason -->`, and in the
 * front matter at its head, which is YAML, the same as in a manifest.
 */
export function commentSuppressions(fragment: Fragment, frontMatter: Span | undefined): readonly Suppression[] {
  const { text } = fragment;
  if (!text.toLowerCase().includes(MARK)) return [];
  const head = frontMatter?.end ?? 0;
  const all = [...text.matchAll(/#[ \t]*impact-disable[^\r\n]*|<!--[ \t]*impact-disable[^\r\n]*?-->/gi)];
  return all.flatMap((match) => {
    const isYaml = match[0].startsWith('#');
    if (isYaml !== match.index < head || (isYaml && !isAfterSpace(text, match.index))) return [];
    return read(span(fragment, match.index, match.index + match[0].trimEnd().length)) ?? [];
  });
}

/** Whether a number sign begins a comment, as it does at the start of a line and after a space. */
function isAfterSpace(text: string, at: number): boolean {
  return at === 0 || /\s/.test(text[at - 1] ?? '');
}

function read(comment: Span): Suppression | undefined {
  const all = textOf(comment);
  const words = all.endsWith('-->') ? all.slice(0, -'-->'.length).trimEnd() : all;
  const head = /^(?:#|<!--)\s*(impact-disable\S*)/i.exec(words);
  const [before = '', directive] = head ?? [];
  if (directive === undefined) return undefined;
  const at = (start: number, length: number): Span =>
    span(comment.fragment, comment.start + start, comment.start + start + length);
  const dashes = /\s--(?=\s|$)/.exec(words)?.index;
  const listed = words.slice(before.length, dashes);
  const rules = firstWords(listed).map((match) => located(match[0], at(before.length + match.index, match[0].length)));
  const behind = dashes === undefined ? words.length : dashes + '\n--'.length;
  const reason = words.slice(behind).trim();
  const reasonStart = behind + words.slice(behind).search(/\S/);
  const day = dashes === undefined ? undefined : lastDay(words);
  return {
    span: comment,
    directive: located(directive, at(before.length - directive.length, directive.length)),
    scope: SCOPES.get(directive),
    rules,
    reason: reason === '' ? undefined : reason,
    reasonAt: reason === '' ? undefined : at(reasonStart, reason.length),
    until: day === undefined ? undefined : located(day.word, at(day.start, day.word.length)),
  };
}

/**
 * The day behind the last “until” of a reason, without the marks that end a sentence: whatever is the last word, and
 * anywhere else and after other marks a word with digits in it, so that a day that is meant is never passed over.
 */
function lastDay(words: string): { readonly word: string; readonly start: number } | undefined {
  const ends = words.trimEnd().length;
  const found = [...words.matchAll(/\buntil\b[\s:=,(–—-]{0,8}([^\s:=,(–—-]\S*)/gi)]
    .map((match) => ({ whole: match[1] ?? '', start: match.index + match[0].length - (match[1] ?? '').length }))
    .filter(({ whole, start }) => /\d/.test(whole) || start + whole.length === ends)
    .at(-1);
  if (found === undefined) return undefined;
  let end = found.whole.length;
  while (end > 0 && '.,;:!?)]"”'.includes(found.whole[end - 1] ?? ' ')) end--;
  return { word: found.whole.slice(0, end), start: found.start };
}

/** Whether the comment holds on a day. One whose day can't be read holds no longer, so that it can't go on for ever. */
export function holdsOn({ scope, until }: Suppression, today: string): boolean {
  if (scope === undefined) return false;
  return until === undefined || (parseDate(until.value) !== undefined && until.value >= today);
}

function firstWords(listed: string): readonly RegExpExecArray[] {
  const words: RegExpExecArray[] = [];
  for (const match of listed.matchAll(/[^\s,]+/g)) {
    if (words.length === MOST) break;
    words.push(match);
  }
  return words;
}
