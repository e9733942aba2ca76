import { locateProblem, type ProblemPlace } from '../schema/locate-problem';
import type { SchemaProblem } from '../schema/problem';
import type { MapNode } from '../syntax/tree';
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
  /** What would put it right, as far as the report itself tells. */
  readonly mend?: Mend;
}

/** Another value, the day of the check, or a field that is not there. */
export type Mend =
  | { readonly kind: 'value'; readonly at: Span; readonly to: string }
  | { readonly kind: 'date'; readonly at: Span }
  | { readonly kind: 'field'; readonly map: MapNode; readonly field: string };

const messages = {
  unclosed: t`The front matter is not closed by a line of three dashes.`,
  future: (date: string, today: string) => t`${date} is in the future: today is ${today}.`,
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
      ? [
          {
            span: date.span,
            message: messages.future(date.value, today),
            mend: { kind: 'date', at: date.span } as const,
          },
        ]
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
  return validateReport(root === undefined ? {} : toPlain(root)).map((problem) => {
    const place = root === undefined ? undefined : locateProblem(root, problem);
    const mend = root === undefined || place === undefined ? undefined : mendOf(problem, place, root);
    return { span: place?.span ?? first, message: problem.message, ...(mend && { mend }) };
  });
}

function mendOf(
  { path, missing, suggestion, at, kind }: SchemaProblem,
  place: ProblemPlace,
  root: MapNode,
): Mend | undefined {
  const [field] = missing ?? [];
  if (field !== undefined) return root.flow ? undefined : { kind: 'field', map: root, field };
  if (at === 'value' && path.length === 1 && path[0] === 'date') return { kind: 'date', at: place.node.span };
  if (suggestion === undefined || suggestion.startsWith('"')) return undefined;
  if (at === 'key') return { kind: 'value', at: place.span, to: suggestion };
  return kind === 'bad-value' ? { kind: 'value', at: place.node.span, to: suggestion } : undefined;
}
