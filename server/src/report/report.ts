import { compose } from '../syntax/compose';
import { valueOf, type MapNode, type Problem } from '../syntax/tree';
import { span, type Fragment, type Located, type Span } from '../text/span';
import { text as textAt } from '../manifest/build';
import type { Contact } from '../manifest/manifest';
import { sectionsOf, type Section } from './markdown';
import { questionFor, questionsOf, type Category, type Question } from './questions';

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
  /** Whether it says that the file is an impact report. */
  readonly isReport: boolean;
  readonly category?: Located<string>;
  readonly derivative?: Located<string>;
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
export function readReport(uri: string, text: string): ImpactReport {
  const fragment = { uri, text };
  const head = headOf(text);
  return {
    uri,
    fragment,
    frontMatter: head === undefined ? undefined : frontMatterOf(fragment, head),
    sections: sectionsOf(fragment, head?.end ?? 0),
  };
}

/** How a report answers the questions of a category. Where a heading stands there twice, one answer is enough. */
export function answersOf(report: ImpactReport, category: Category): readonly Answer[] {
  return questionsOf(category).map((question) => {
    const sections = report.sections.filter(({ title }) => questionFor(category, title.value) === question);
    const section = sections.find(({ hasText }) => hasText) ?? sections[0];
    return { question, section, isAnswered: section?.hasText ?? false };
  });
}

/** Offsets into the text: where the front matter begins, where its last mark begins, and where the text goes on. */
interface Head {
  readonly start: number;
  readonly closing: number;
  readonly end: number;
}

/** The front matter stands between two lines of three dashes, the first of which is the first line of the file. */
function headOf(text: string): Head | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const lineEnd = (from: number): number => {
    const newline = text.indexOf('\n', from);
    return newline === -1 ? text.length : newline + 1;
  };
  const first = lineEnd(start);
  if (text.slice(start, first).trimEnd() !== '---') return undefined;
  for (let at = first; at < text.length;) {
    const next = lineEnd(at);
    if (text.slice(at, next).trimEnd() === '---') return { start, closing: at, end: next };
    at = next;
  }
  return undefined;
}

function frontMatterOf(report: Fragment, { start, closing, end }: Head): FrontMatter {
  // The YAML begins where the file does, so that its offsets are the file's.
  const { content, problems } = compose(report, closing);
  const root = content?.kind === 'map' ? content : undefined;
  return {
    span: span(report, start, start + report.text.slice(start, end).trimEnd().length),
    root,
    problems,
    isReport: valueOf(root, 'impact-report') !== undefined,
    ...field(root, 'category'),
    ...field(root, 'derivative'),
    ...field(root, 'date'),
    ...field(root, 'fingerprint'),
    contact: {
      ...field(valueOf(root, 'contact'), 'name'),
      ...field(valueOf(root, 'contact'), 'email'),
      ...field(valueOf(root, 'contact'), 'organization'),
    },
  };
}

function field<K extends string>(node: Parameters<typeof valueOf>[0], key: K): Partial<Record<K, Located<string>>> {
  const value = textAt(valueOf(node, key));
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, Located<string>>>);
}
