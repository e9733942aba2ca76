import { lineBreakOf } from '../text/line-break';
import type { Edit } from '../text/edit';
import { span, textOf, type Fragment } from '../text/span';
import { answersOf, type ImpactReport } from './report';
import type { Category, Question } from './questions';
import { answerText } from './skeleton';

/**
 * Writes answers, by the headings of their questions, beneath those that are not answered yet; headings that are missing
 * come at the end. Answers that are there already are left as they are.
 */
export function addAnswers(
  report: ImpactReport,
  category: Category,
  answers: ReadonlyMap<string, string>,
): readonly Edit[] {
  const { fragment } = report;
  const eol = lineBreakOf(fragment.text);
  const open = answersOf(report, category).flatMap(({ question, section, isAnswered }) => {
    const answer = answers.get(question.heading)?.trim() ?? '';
    return isAnswered || answer === '' ? [] : [{ question, section, answer: answerText(answer).split('\n').join(eol) }];
  });
  const beneath = open.flatMap(({ section, answer }): readonly Edit[] => {
    if (section === undefined) return [];
    const { body } = section;
    const end = body.start + textOf(body).trimEnd().length;
    return [{ span: span(fragment, end, end), newText: `${eol}${eol}${answer}` }];
  });
  const missing = open.filter(({ section }) => section === undefined);
  const added = missing.flatMap(({ question, answer }) => [...headingOf(question), answer]);
  return withAtEnd(fragment, beneath, added);
}

/** Adds the headings that a report of a category lacks, each with its question, at the end. */
export function missingSections(report: ImpactReport, category: Category): readonly Edit[] {
  const { fragment } = report;
  const missing = answersOf(report, category).filter(({ section }) => section === undefined);
  const added = missing.flatMap(({ question }) => headingOf(question));
  return withAtEnd(fragment, [], added);
}

function headingOf({ heading, question }: Question): readonly string[] {
  return [`## ${heading}`, `<!-- ${question} -->`];
}

/** Paragraphs at the end of a text, with an empty line before each; with what another edit writes there already. */
function withAtEnd(fragment: Fragment, edits: readonly Edit[], paragraphs: readonly string[]): readonly Edit[] {
  if (paragraphs.length === 0) return edits;
  const eol = lineBreakOf(fragment.text);
  const end = fragment.text.length;
  const last = edits.find((edit) => edit.span.start === end);
  const isEnded = last === undefined && fragment.text.endsWith('\n');
  const gap = isEnded ? (fragment.text.endsWith(`\n${eol}`) ? '' : eol) : `${eol}${eol}`;
  const newText = `${last?.newText ?? ''}${gap}${paragraphs.join(`${eol}${eol}`)}${eol}`;
  return [...edits.filter((edit) => edit !== last), { span: span(fragment, end, end), newText }];
}
