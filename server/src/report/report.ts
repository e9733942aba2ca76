import { frontMatterIn, type FrontMatterText } from '../syntax/front-matter';
import { valueOf, type MapNode, type Problem } from '../syntax/tree';
import type { Fragment, Located, Span } from '../text/span';
import { text as textAt } from '../manifest/build';
import type { Contact } from '../manifest/manifest';
import { isPlaceholder, isQuestion, sentencesOf } from '../text/placeholder';
import { Readings } from '../text/readings';
import { isQuestionTitle, questionFor, questionsOf, repeatsQuestion, type Category, type Question } from './questions';
import { sectionsOf, type Section } from './sections';

/** A Derivative Impact Report as read. All its spans are offsets into the whole file. */
export interface ImpactReport {
  readonly uri: string;
  /** The whole file, without cuts. */
  readonly fragment: Fragment;
  readonly frontMatter: FrontMatter | undefined;
  readonly sections: readonly Section[];
}

/** What a report says of itself in YAML at its head. Fields that are missing or no text are absent. */
export interface FrontMatter {
  /** From the first mark to the last, both included. */
  readonly span: Span;
  readonly root: MapNode | undefined;
  readonly problems: readonly Problem[];
  /** Whether there is the line of dashes that ends it. */
  readonly isClosed: boolean;
  /** Whether it says that the file is an impact report. */
  readonly isReport: boolean;
  readonly category?: Located<string>;
  /** The first of those that it is about. */
  readonly derivative?: Located<string>;
  /** All that it is about: one report can be that of several files of a set. */
  readonly derivatives: readonly Located<string>[];
  readonly date?: Located<string>;
  readonly fingerprint?: Located<string>;
  readonly contact: Contact;
}

/** A question, and the section that answers it. */
export interface Answer {
  readonly question: Question;
  /** The section with its heading; nothing where the heading is missing. */
  readonly section: Section | undefined;
  readonly isAnswered: boolean;
}

/** Reads a report. Never throws: what is missing or can't be read is absent. */
export function readReport(uri: string, text: string, readings = new Readings()): ImpactReport {
  const fragment = { uri, text };
  const head = frontMatterIn(fragment);
  return {
    uri,
    fragment,
    frontMatter: head && frontMatterOf(head),
    sections: sectionsOf(fragment, readings.blocks(fragment, head?.end ?? 0), isQuestionTitle),
  };
}

/** How a report answers the questions of a category. Where a heading stands there twice, one answer is enough. */
export function answersOf(report: ImpactReport, category: Category): readonly Answer[] {
  const byQuestion = new Map<Question, Section[]>();
  for (const section of report.sections) {
    const question = questionFor(category, section.title.value);
    const others = question && byQuestion.get(question);
    if (others !== undefined) others.push(section);
    else if (question !== undefined) byQuestion.set(question, [section]);
  }
  return questionsOf(category).map((question) => {
    const sections = byQuestion.get(question) ?? [];
    const answered = sections.find((section) => answers(section, question));
    return { question, section: answered ?? sections[0], isAnswered: answered !== undefined };
  });
}

/** Whether anything beneath a heading is neither a placeholder nor the question, or another one, once more. */
function answers({ words }: Section, question: Question): boolean {
  return words
    .flatMap(sentencesOf)
    .some((it) => !isPlaceholder(it) && !isQuestion(it) && !repeatsQuestion(question, it));
}

function frontMatterOf({ span: at, root, problems, isClosed }: FrontMatterText): FrontMatter {
  const derivatives = textsAt(valueOf(root, 'derivative'));
  return {
    span: at,
    root,
    problems,
    isClosed,
    isReport: valueOf(root, 'impact-report') !== undefined,
    ...field(root, 'category'),
    ...(derivatives[0] === undefined ? {} : { derivative: derivatives[0] }),
    derivatives,
    ...field(root, 'date'),
    ...field(root, 'fingerprint'),
    contact: {
      ...field(valueOf(root, 'contact'), 'name'),
      ...field(valueOf(root, 'contact'), 'email'),
      ...field(valueOf(root, 'contact'), 'organization'),
    },
  };
}

/** One text, or those of a list. */
function textsAt(node: Parameters<typeof textAt>[0]): readonly Located<string>[] {
  const nodes = node?.kind === 'list' ? node.items : [node];
  return nodes.flatMap((item) => textAt(item) ?? []);
}

function field<K extends string>(node: Parameters<typeof valueOf>[0], key: K): Partial<Record<K, Located<string>>> {
  const value = textAt(valueOf(node, key));
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, Located<string>>>);
}
