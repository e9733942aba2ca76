import { flowText, scalarText } from '../syntax/render';
import type { Contact, Derivative } from './manifest';
import { isAboutSources, questionsOf, type Category } from './report-questions';

/** What a new report is made from. */
export interface ReportSkeleton {
  readonly derivative: Derivative;
  readonly category: Category;
  /** The day it is begun, YYYY-MM-DD. */
  readonly date: string;
  readonly contact?: Contact;
  /** What it is made from, a phrase each, such as “Dolma (incorporated)”. */
  readonly sources: readonly string[];
}

/** The name of a report beside the manifest, where it says nothing else. */
export function reportPath(id: string, category: Category): string {
  return `reports/${id}.${category}.md`;
}

/**
 * A report whose questions are still to be answered: each stands as a comment under its heading. What the manifest
 * already tells of sources and changes is filled in. Ends with a line break.
 */
export function reportSkeleton({ derivative, category, date, contact, sources }: ReportSkeleton): string {
  const { changes } = derivative;
  const known =
    changes === undefined ? undefined : [...sources.map((source) => `- ${source}`), '', changes.value.trim()];
  const sections = questionsOf(category).flatMap((question) => {
    const answer = isAboutSources(question) ? known : undefined;
    return [
      `## ${question.heading}`,
      '',
      `<!-- ${question.question} -->`,
      '',
      ...(answer === undefined ? [] : [...answer, '']),
    ];
  });
  const title = `# Derivative Impact Report: ${derivative.name?.value ?? derivative.id.value}`;
  return [...frontMatter(derivative.id.value, category, date, contact), '', title, '', ...sections].join('\n');
}

function frontMatter(id: string, category: Category, date: string, contact: Contact = {}): readonly string[] {
  const { name, email, organization } = contact;
  const known = Object.entries({ name, organization, email }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value.value]],
  );
  return [
    '---',
    'impact-report: 1',
    `category: ${category}`,
    `derivative: ${scalarText(id)}`,
    `date: ${date}`,
    ...(known.length === 0
      ? []
      : [`contact: ${flowText(Object.fromEntries(known) as Readonly<Record<string, string>>)}`]),
    '---',
  ];
}
