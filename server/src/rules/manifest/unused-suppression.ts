import type { Fix, Report } from '../../findings/finding';
import { hasNoReasonYet, holdsOn, SCOPES, type Scope, type Suppression } from '../../manifest/suppression';
import { asDate } from '../../schema/repair';
import type { Edit } from '../../text/edit';
import { parseDate } from '../../text/dates';
import { t } from '../../text/l10n';
import { type Located, type Span, span } from '../../text/span';
import { listOf, nearest } from '../../text/words';
import type { Context, Rule } from '../rule';

const messages = {
  directive: (word: string) =>
    t`“${word}” does not silence a rule; write ${listOf([...SCOPES.keys()].map((name) => `“${name}”`))}.`,
  nameless: t`This comment names no rule, so it silences nothing.`,
  unknown: (rule: string) => t`No rule is called “${rule}”.`,
  meant: (rule: string) => t` Did you mean “${rule}”?`,
  ended: (day: string) => t`This comment expired on ${day}, so it no longer silences anything.`,
  undated: (day: string) => t`“${day}” is not a date such as 2024-01-31, so this comment silences nothing.`,
  unused: (rules: readonly string[], where: string) =>
    t`This comment silences nothing: there is no finding of ${listOf(rules)} ${where}.`,
  always: (rule: string) => t`${rule} can’t be silenced: it says that something was not checked.`,
  reasonless: (words: string) =>
    t`“${words}” is only a placeholder: the reason must say why the finding does not matter.`,
  reason: t`Write the reason after the two dashes.`,
  partly: (rule: string, where: string) => t`There is no finding of ${rule} to silence ${where}.`,
};

const WHERE: Readonly<Record<Scope, string>> = {
  line: t`on this line`,
  'next-line': t`on the next line`,
  file: t`in this file`,
};

export const unusedSuppression: Rule = {
  id: 'manifest/unused-suppression',
  description: 'A comment that silences a rule silences nothing, has no reason yet, or has expired.',
  why: 'Finds comments that silence nothing, since a forgotten one hides the next problem in that place.',
  severity: 'warning',
  *suppression(comment, silenced, context) {
    const { until, rules, scope } = comment;
    if (scope === undefined) yield misspelled(comment);
    else if (rules.length === 0)
      yield { span: comment.span, message: messages.nameless, fixes: () => [removed(comment)] };
    else if (until !== undefined && !holdsOn(comment, context.today)) yield over(comment, until);
    else yield* unused(comment, { where: WHERE[scope], silenced }, context);
  },
};

function over(comment: Suppression, until: Located<string>): Report {
  const { value, span: at } = until;
  if (parseDate(value) !== undefined) {
    return { span: at, message: messages.ended(value), fixes: () => [removed(comment)] };
  }
  const day = asDate(value);
  const fixes = (): readonly Fix[] => (day === undefined ? [] : [changed(until, day)]);
  return { span: at, message: messages.undated(value), fixes };
}

function misspelled({ directive }: Suppression): Report {
  const meant = nearest(directive.value, SCOPES.keys());
  const fixes = (): readonly Fix[] => (meant === undefined ? [] : [changed(directive, meant)]);
  return { span: directive.span, message: messages.directive(directive.value), fixes };
}

function* unused(
  comment: Suppression,
  { where, silenced }: { readonly where: string; readonly silenced: ReadonlySet<string> },
  { rules }: Pick<Context, 'rules'>,
): Iterable<Report> {
  const idle = comment.rules.filter(({ value }) => !silenced.has(value));
  for (const name of idle.filter(({ value }) => !rules.has(value))) yield unknown(comment, name, rules);
  for (const name of idle.filter(({ value }) => rules.get(value) === 'always')) {
    yield { span: name.span, message: messages.always(name.value), fixes: () => [dropped(comment, name)] };
  }
  // Whether a rule that is switched off would have had something to say is not known.
  const vain = idle.filter(({ value }) => rules.get(value) === 'on' && value !== unusedSuppression.id);
  if (vain.length === comment.rules.length) {
    const message = messages.unused(unique(vain), where);
    yield { span: comment.span, message, tag: 'unnecessary', fixes: () => [removed(comment)] };
    return;
  }
  if (comment.reasonAt !== undefined && hasNoReasonYet(comment)) yield reasonless(comment, comment.reasonAt);
  for (const name of vain) {
    const fixes = (): readonly Fix[] => [dropped(comment, name)];
    yield { span: name.span, message: messages.partly(name.value, where), tag: 'unnecessary', fixes };
  }
}

/** Without the comment, what it silences is told again; that is for a person to choose. */
function reasonless(comment: Suppression, at: Span): Report {
  const fixes = (): readonly Fix[] => [{ ...removed(comment), safe: false, preferred: false }];
  return { span: at, message: messages.reasonless(comment.reason ?? ''), remedy: messages.reason, fixes };
}

function unknown(comment: Suppression, name: Located<string>, rules: Context['rules']): Report {
  const meant = meantRule(name.value, rules);
  const message = messages.unknown(name.value) + (meant === undefined ? '' : messages.meant(meant));
  const fixes = (): readonly Fix[] => [...(meant === undefined ? [] : [changed(name, meant)]), dropped(comment, name)];
  return { span: name.span, message, fixes };
}

/** A rule without its group, where just one has that name, or the nearest one. */
function meantRule(name: string, rules: Context['rules']): string | undefined {
  const [only, ...others] = [...rules.keys()].filter((id) => id.endsWith(`/${name}`));
  return only !== undefined && others.length === 0 ? only : nearest(name, rules.keys());
}

function unique(names: readonly Located<string>[]): readonly string[] {
  return [...new Set(names.map(({ value }) => value))];
}

/** Another rule or day silences other findings, so that a person has to look at it. */
function changed({ span: at }: Located<string>, newText: string): Fix {
  return { title: t`Change to “${newText}”`, edits: [{ span: at, newText }], safe: false, preferred: true };
}

/** Takes one name out of the list, or the whole comment where it is the only one. */
function dropped(comment: Suppression, name: Located<string>): Fix {
  const index = comment.rules.indexOf(name);
  const before = comment.rules[index - 1];
  const after = comment.rules[index + 1];
  if (before === undefined && after === undefined) return removed(comment);
  const start = after === undefined ? (before?.span.end ?? name.span.start) : name.span.start;
  const end = after === undefined ? name.span.end : after.span.start;
  const edits = [{ span: span(name.span.fragment, start, end), newText: '' }];
  return { title: t`Remove “${name.value}” from the comment`, edits, safe: true };
}

function removed(comment: Suppression): Fix {
  return { title: t`Remove the comment`, edits: [without(comment)], safe: true };
}

/** The whole line where the comment is alone on it, else the comment with the space in front of it. */
function without({ span: { fragment, start, end } }: Suppression): Edit {
  const { text } = fragment;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(line, start).trimEnd();
  if (before !== '') return { span: span(fragment, line + before.length, end), newText: '' };
  const newline = text.indexOf('\n', end);
  return { span: span(fragment, line, newline === -1 ? end : newline + 1), newText: '' };
}
