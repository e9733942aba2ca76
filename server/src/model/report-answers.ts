import type { Edit } from '../text/edit';
import { span, textOf } from '../text/span';
import { answersOf, type ImpactReport } from './report';
import type { Category } from './report-questions';
import { answerText } from './report-skeleton';

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
  const eol = /\r?\n/.exec(fragment.text)?.[0] ?? '\n';
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
  const added = open.flatMap(({ section, question, answer }) =>
    section === undefined ? [`## ${question.heading}`, `<!-- ${question.question} -->`, answer] : [],
  );
  if (added.length === 0) return beneath;
  const end = fragment.text.length;
  const last = beneath.find((edit) => edit.span.start === end);
  const isEnded = last === undefined && fragment.text.endsWith('\n');
  const gap = isEnded ? (fragment.text.endsWith(`\n${eol}`) ? '' : eol) : `${eol}${eol}`;
  const newText = `${last?.newText ?? ''}${gap}${added.join(`${eol}${eol}`)}${eol}`;
  return [...beneath.filter((edit) => edit !== last), { span: span(fragment, end, end), newText }];
}
