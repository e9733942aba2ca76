import { locateProblem } from '../schema/locate-problem';
import { validateReport } from '../schema/validate';
import { toPlain } from '../syntax/plain';
import { compareDates } from '../text/dates';
import { t } from '../text/l10n';
import { span, type Span } from '../text/span';
import type { FrontMatter, ImpactReport } from './report';

/** Something wrong with what a report says of itself, at its place. */
export interface FrontMatterProblem {
  readonly span: Span;
  readonly message: string;
}

const messages = {
  unclosed: t`The front matter has no line of three dashes that ends it.`,
  future: (date: string, today: string) => t`${date} is still to come: today is ${today}.`,
};

/**
 * What keeps the front matter of a report from saying what it is, of what and when, in file order. Empty for a report that
 * has none: then all that can’t be told is its date.
 */
export function frontMatterProblems({ frontMatter }: ImpactReport, today: string): readonly FrontMatterProblem[] {
  if (frontMatter === undefined) return [];
  const { root, problems, date } = frontMatter;
  const first = firstMark(frontMatter);
  const broken = problems.map(({ span: at, message }) => ({ span: at, message }));
  const future =
    date !== undefined && (compareDates(date.value, today) ?? 0) > 0
      ? [{ span: date.span, message: messages.future(date.value, today) }]
      : [];
  return [...unclosedIn(frontMatter), ...broken, ...(broken.length > 0 ? [] : structure(root, first)), ...future];
}

/** That front matter is not ended, at the mark that begins it. */
function unclosedIn(frontMatter: FrontMatter): readonly FrontMatterProblem[] {
  return frontMatter.isClosed ? [] : [{ span: firstMark(frontMatter), message: messages.unclosed }];
}

function firstMark({ span: { fragment, start } }: FrontMatter): Span {
  return span(fragment, start, start + 3);
}

function structure(root: FrontMatter['root'], first: Span): readonly FrontMatterProblem[] {
  return validateReport(root === undefined ? {} : toPlain(root)).map((problem) => ({
    span: (root === undefined ? undefined : locateProblem(root, problem)?.span) ?? first,
    message: problem.message,
  }));
}
