import { flowText, scalarText } from '../syntax/render';
import { sectionText, sectionName } from '../text/marked-section';
import { markdownProse } from '../text/prose';
import { fingerprintOf } from './fingerprint';
import type { Lineage } from '../lineage/lineage';
import type { Contact, Derivative } from '../manifest/manifest';
import { isAboutSources, questionsOf, type Category } from './questions';
import { sourcesText } from '../lineage/sources';

/** What a new report is made from. */
export interface ReportSkeleton {
  readonly derivative: Derivative;
  readonly category: Category;
  readonly lineage: Lineage;
  /** The day it is begun, YYYY-MM-DD. */
  readonly date: string;
  readonly contact?: Contact;
  /** What a person has answered already, by the headings of the questions. */
  readonly answers?: ReadonlyMap<string, string>;
}

/** The name of a report beside the manifest, where it says nothing else. */
export function reportPath(id: string, category: Category): string {
  return `reports/${id}.${category}.md`;
}

/**
 * A report whose questions are still to be answered, but for those that have been: each stands as a comment under its
 * heading. What the manifest already tells of sources and changes is filled in, between marks, so that it can be kept true.
 * Ends with a line break.
 */
export function reportSkeleton(skeleton: ReportSkeleton): string {
  const { derivative, category, lineage, answers } = skeleton;
  const sections = questionsOf(category).flatMap((question) => {
    const answer = answers?.get(question.heading)?.trim() ?? '';
    const known = isAboutSources(question) ? knownSources(derivative, lineage) : undefined;
    return [
      `## ${question.heading}`,
      `<!-- ${question.question} -->`,
      ...(known === undefined ? [] : [sectionText(sectionName('sources', derivative), known)]),
      ...(answer === '' ? [] : [answerText(answer)]),
    ];
  });
  return `${[frontMatter(skeleton), `# ${reportTitle(derivative)}`, ...sections].join('\n\n')}\n`;
}

/** The words of a report’s first heading, as Markdown. */
export function reportTitle(derivative: Derivative): string {
  return `Derivative Impact Report: ${markdownProse(derivative.name?.value ?? derivative.id.value)}`;
}

/**
 * What the manifest knows of where a derivative comes from, as the body of a section: its sources, and how they were
 * changed. Nothing where it does not say how, since a list of sources alone answers no question about them.
 */
export function knownSources(derivative: Derivative, lineage: Lineage): string | undefined {
  const changes = derivative.changes?.value.trim() ?? '';
  if (changes === '') return undefined;
  const sources = sourcesText(derivative, lineage).map((source) => `- ${markdownProse(source)}`);
  return `${sources.join('\n')}\n\n${answerText(changes)}`;
}

/** An answer as it stands beneath its heading: it may be Markdown, but neither begins sections nor hides anything. */
export function answerText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^( {0,3})#/gm, '$1\\#')
    .replaceAll('<!--', '\\<!--');
}

export function frontMatter({ derivative, category, lineage, date, contact = {} }: ReportSkeleton): string {
  const { name, email, organization } = contact;
  const known = Object.entries({ name, organization, email }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value.value]],
  );
  return [
    '---',
    'impact-report: 1',
    `category: ${category}`,
    `derivative: ${scalarText(derivative.id.value)}`,
    `date: ${date}`,
    ...(known.length === 0
      ? []
      : [`contact: ${flowText(Object.fromEntries(known) as Readonly<Record<string, string>>)}`]),
    `fingerprint: ${scalarText(fingerprintOf(derivative, lineage))}`,
    '---',
  ].join('\n');
}
