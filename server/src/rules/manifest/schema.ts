import type { Fix, Report } from '../../findings/finding';
import { TOP_FIELDS } from '../../manifest/document';
import { statusOf, type Breach } from '../../manifest/manifest';
import { locateProblem, type ProblemPlace } from '../../schema/locate-problem';
import { meant } from '../../schema/repair';
import { validateConfig, validateManifest, type SchemaProblem } from '../../schema/validate';
import { replaceNode, replaceValue } from '../../syntax/insert';
import { toPlain } from '../../syntax/plain';
import { isEmpty, type MapNode, type Part } from '../../syntax/tree';
import { parseDate } from '../../text/dates';
import { t } from '../../text/l10n';
import { textOf, type Located } from '../../text/span';
import type { Rule } from '../rule';
import { dateToday } from '../../edits/date-today';
import { addField } from '../../edits/add-field';

const messages = {
  toCome: (field: string, day: string) => t`“${field}” is ${day}, which is in the future.`,
  past: t`Write the day it happened.`,
  planned: t`Write the day it was released, or “status: planned”.`,
  future: (day: string) => t`“notified” is ${day}, which is in the future: a breach is recorded once it is known.`,
  known: t`Write the day the breach became known.`,
  before: (field: string, day: string, notified: string) =>
    t`“${field}” is ${day}, before the breach became known on ${notified}.`,
  order: t`Correct the days.`,
};

export const schema: Rule = {
  id: 'manifest/schema',
  description: 'A field is missing or unknown, has the wrong type, or has an invalid value.',
  why: 'Finds unknown fields and values, since a misspelled one is not checked any further.',
  severity: 'error',
  leavesOpen: 'manifest',
  *artifact({ acquired }, { today }) {
    yield* stillToCome('acquired', acquired, { today });
  },
  *derivative({ updated }, { today }) {
    yield* stillToCome('updated', updated, { today });
  },
  *distribution(distribution, { today }) {
    if (statusOf(distribution) === 'released')
      yield* stillToCome('date', distribution.date, { today, remedy: messages.planned });
  },
  *breach(breach, { today }) {
    yield* impossibleDates(breach, today);
  },
  *part(part, { today }) {
    if (part.content?.kind !== 'map') return;
    const seen = new Set<string>();
    for (const problem of problemsOf(part, part.content)) {
      const place = locateProblem(part.content, inPart(part, problem));
      if (place === undefined || isConsequence(part, problem, place)) continue;
      // What an alias stands for is checked wherever it is used, and is wrong in one place only.
      const key = `${String(place.span.start)} ${String(place.span.end)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield report(problem, place, today);
    }
  },
  *config({ tree: { root, parts } }) {
    // What can't be read looks as if it were not there.
    if (root === undefined || parts.some(({ problems }) => problems.length > 0)) return;
    for (const problem of validateConfig(toPlain(root))) {
      const place = locateProblem(root, problem);
      if (place !== undefined) yield report(problem, place);
    }
  },
};

/** A day on which something is said to have happened, and which has not come yet. */
function* stillToCome(
  field: string,
  day: Located<string> | undefined,
  { today, remedy = messages.past }: { readonly today: string; readonly remedy?: string },
): Iterable<Report> {
  if (day === undefined || parseDate(day.value) === undefined || day.value <= today) return;
  const fixes = (): readonly Fix[] => dateToday(day, today);
  yield { span: day.span, message: messages.toCome(field, day.value), remedy, fixes };
}

/** Days that can’t be: a breach becomes known before it is remedied or settled, and nobody knows of one that is to come. */
function* impossibleDates({ notified, remedied, resolved }: Breach, today: string): Iterable<Report> {
  if (notified === undefined || parseDate(notified.value) === undefined) return;
  if (notified.value > today)
    yield {
      span: notified.span,
      message: messages.future(notified.value),
      remedy: messages.known,
      fixes: () => dateToday(notified, today),
    };
  for (const [field, day] of [
    ['remedied', remedied],
    ['resolved', resolved],
  ] as const) {
    if (day !== undefined && parseDate(day.value) !== undefined && day.value < notified.value)
      yield {
        span: day.span,
        message: messages.before(field, day.value, notified.value),
        remedy: messages.order,
        fixes: () => (notified.value > today ? [] : dateToday(day, today)),
      };
  }
}

/** A part is checked as a manifest of its own; the version has a rule of its own, so here it is always right. */
function problemsOf(part: Part, content: MapNode): readonly SchemaProblem[] {
  const plain = toPlain(content);
  const value = part.section === undefined ? { ...plain, version: 1 } : { version: 1, [part.section]: plain };
  return validateManifest(value).filter(({ path, kind }) => {
    const key = path.length === 1 && kind === 'unknown-field' ? path[0] : undefined;
    return typeof key !== 'string' || meant(key, TOP_FIELDS) !== 'version';
  });
}

function inPart(part: Part, { path, at }: SchemaProblem): Pick<SchemaProblem, 'path' | 'at'> {
  return { path: part.section === undefined ? path : path.slice(1), at };
}

/** Whether something may be missing or out of place only because the text around it can’t be read. */
function isConsequence(part: Part, { kind, at }: SchemaProblem, { span, node }: ProblemPlace): boolean {
  if (part.problems.length === 0) return false;
  const isMissing = kind === 'missing-field' || (kind === 'bad-value' && at === 'key');
  const end = Math.max(span.end, node.span.end);
  // A bracket that is never closed is told of where the text ends, right after all that stands in it.
  return isMissing || part.problems.some((fault) => part.text.slice(end, fault.span.start).trim() === '');
}

function report(problem: SchemaProblem, place: ProblemPlace, today?: string): Report {
  const fixes = (): readonly Fix[] => {
    const meant = fixesOf(problem, place);
    return meant.length > 0 ? meant : otherwise(problem, place, today);
  };
  return { span: place.span, message: problem.message, fixes };
}

/** What can be written in place of a day that is none, or of one text where several fields are meant. */
function otherwise(
  { path, kind, at }: SchemaProblem,
  { node }: ProblemPlace,
  today: string | undefined,
): readonly Fix[] {
  const field = path.at(-1);
  if (at === 'key' || node.kind !== 'scalar' || node.alias === true || isEmpty(node)) return [];
  if (today !== undefined && typeof field === 'string' && DAYS.has(field)) return dateToday(node, today);
  const text = typeof node.value === 'string' ? node.value.trim() : '';
  if (field !== 'contact' || path.length !== 1 || kind !== 'wrong-type' || text === '' || /\n/.test(text)) return [];
  const key = /^[^\s@]+@[^\s@]+$/.test(text) ? 'email' : 'name';
  return [
    { title: t`Move it to the “${key}” of the contact`, edits: [replaceNode(node, { [key]: text })], safe: false },
  ];
}

/** The fields that hold a day. */
const DAYS: ReadonlySet<string> = new Set(['acquired', 'updated', 'date', 'notified', 'remedied', 'resolved', 'on']);

function fixesOf(problem: SchemaProblem, place: ProblemPlace): readonly Fix[] {
  const { suggestion, choices = [], kind } = problem;
  // What an alias stands for is written elsewhere, and its name is no value.
  if (problem.at !== 'key' && place.node.alias === true && problem.missing === undefined) return [];
  if (suggestion !== undefined)
    return [problem.at === 'key' ? renamed(suggestion, problem, place) : changed(suggestion, kind, place)];
  if (problem.wantsQuotes === true) return [inQuotes(place)];
  return choices.flatMap((choice) => chosen(choice, problem, place));
}

function renamed(suggestion: string, { kind }: SchemaProblem, { span }: ProblemPlace): Fix {
  const edits = [replaceValue(span, suggestion)];
  // An id is named in other places too, which a person has to look at.
  return { title: t`Rename to “${suggestion}”`, edits, safe: kind === 'unknown-field', preferred: true };
}

function changed(suggestion: string, kind: SchemaProblem['kind'], { node }: ProblemPlace): Fix {
  // A suggestion of another type is written as it has to stand, quotes included.
  const title = suggestion.startsWith('"') ? t`Put it in quotes` : t`Change to “${suggestion}”`;
  const edit = kind === 'bad-value' ? replaceValue(node.span, suggestion) : { span: node.span, newText: suggestion };
  return { title, edits: [edit], safe: true, preferred: true };
}

function inQuotes({ node }: ProblemPlace): Fix {
  const newText = `"${textOf(node.span)}"`;
  return { title: t`Put it in quotes`, edits: [{ span: node.span, newText }], safe: true, preferred: true };
}

function chosen(choice: string, { path, missing }: SchemaProblem, { node }: ProblemPlace): Fix[] {
  const [field] = missing ?? [];
  if (field === undefined)
    return [{ title: t`Change to “${choice}”`, edits: [replaceValue(node.span, choice)], safe: false }];
  if (node.kind !== 'map') return [];
  const edit = addField(node, path, { key: field, value: choice });
  return [{ title: t`Add “${field}: ${choice}”`, edits: [edit], safe: false }];
}
