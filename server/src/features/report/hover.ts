import { answersOf } from '../../report/report';
import { questionFor, type Category, type Question } from '../../report/questions';
import { fieldAt } from '../../schema/describe';
import type { Entry } from '../../syntax/tree';
import { t } from '../../text/l10n';
import { blocks, bold, code, italic, say, type Markdown } from '../../words/markdown';
import { touches, type Span } from '../../text/span';
import { aboutWork } from '../../words/work';
import { categoryOf, isReport, namedIn, subjectOf } from '../../rules/report-subject';
import type { ReportSubject } from '../../rules/rule';

export interface ReportHover {
  /** The words it is about. */
  readonly span: Span;
  readonly content: Markdown;
}

/** What is to be known about the heading or the field at an offset of a report; nothing where there is none of them. */
export function reportHover(document: ReportSubject, offset: number): ReportHover | undefined {
  if (!isReport(document)) return undefined;
  return onHeading(document, offset) ?? onField(document, offset);
}

function onHeading(document: ReportSubject, offset: number): ReportHover | undefined {
  const { report } = document;
  const category = categoryOf(document);
  const section = report.sections.find(({ title }) => touches(title.span, report.fragment, offset));
  const question = section && category && questionFor(category, section.title.value);
  if (section === undefined || category === undefined || question === undefined) return undefined;
  const answer = answersOf(report, category).find((it) => it.question === question);
  return { span: section.title.span, content: aboutQuestion(question, category, answer?.isAnswered ?? false) };
}

function aboutQuestion(question: Question, category: Category, isAnswered: boolean): Markdown {
  return blocks(
    bold(question.question),
    isAnswered
      ? t`It is answered.`
      : t`It is not answered yet: write the answer below. Comments do not count as an answer.`,
    italic(SOURCE[category]),
  );
}

/** Where the questions come from. */
const SOURCE: Readonly<Record<Category, string>> = {
  data: t`The questions about data come from a report published in 2023.`,
  model: t`The licensor’s own questions about models are not public. The first three are those about data; those about sources, training data and energy are this format’s.`,
};

function onField(document: ReportSubject, offset: number): ReportHover | undefined {
  const { frontMatter, fragment } = document.report;
  const entry = frontMatter?.root?.entries.find(
    ({ key, value }) => touches(key.span, fragment, offset) || touches(value.span, fragment, offset),
  );
  if (entry === undefined) return undefined;
  const isValue = touches(entry.value.span, fragment, offset);
  const [id] = frontMatter?.derivatives.filter((it) => touches(it.span, fragment, offset)) ?? [];
  const isOfDerivative = isValue && entry.key.text === 'derivative';
  const about = isOfDerivative ? (id === undefined ? subjectOf(document) : namedIn(document, id.value)) : undefined;
  if (about !== undefined) return { span: id?.span ?? entry.value.span, content: aboutWork(about, about.derivative) };
  const content = aboutField(entry);
  return content && { span: entry.key.span, content };
}

function aboutField({ key }: Entry): Markdown | undefined {
  const field = fieldAt([key.text], 'report');
  return field && blocks(say`${code(field.name)}: ${field.description}`);
}
