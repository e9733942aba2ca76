import type { Fix } from '../findings/finding';
import { replaceValue, setField } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import { t } from '../text/l10n';
import { type Located, span } from '../text/span';
import { lineBreakOf } from '../text/line-break';
import { isAddress, resolvePath } from '../text/uri';
import type { Lineage } from '../lineage/lineage';
import type { Contact, Derivative } from '../manifest/manifest';
import { readReport } from '../report/report';
import { addAnswers } from '../report/answers';
import type { Category } from '../report/questions';
import { frontMatter, reportPath, reportSkeleton, type ReportSkeleton } from '../report/skeleton';
import { barrierAt, type Desk } from './write-target';

/** What a new report is filled in with, and where it may go. */
export interface ReportDesk extends Desk {
  readonly lineage: Lineage;
  readonly today: string;
  readonly contact: Contact;
  /** What a person has answered already, by the headings of the questions. */
  readonly answers?: ReadonlyMap<string, string>;
}

const messages = {
  unnamed: (path: string) => t`${path} can’t be written, or the manifest can’t name it.`,
  unreadable: (path: string) => t`${path} can’t be read, or is outside the workspace.`,
  barred: (path: string, words: string) => t`${path} ${words}, so nothing was written.`,
  noReport: (path: string) =>
    t`${path} exists but does not say that it is an impact report (“impact-report: 1” between “---” at the top), so nothing was written.`,
};

/** What is to be done with a report that is there already. */
export type IfThere = 'leave' | 'answer' | 'overwrite';

/** A report that is begun or goes on, with where it is. */
export interface ReportFix extends Fix {
  readonly path: string;
  readonly uri: string;
  /** Whether the file was not there before. */
  readonly isNew: boolean;
}

/**
 * Names a report of a category in the manifest, and begins it beside the manifest where there is no such file yet. Its
 * questions are for a person to answer. Empty where there is no place for it.
 */
export function beginReport(derivative: Derivative, category: Category, desk: ReportDesk): readonly Fix[] {
  const path = reportPath(derivative.id.value, category);
  const fix = writeReport(derivative, { category, path, ifThere: 'leave' }, desk);
  return typeof fix === 'string' || fix.edits.length === 0 ? [] : [fix];
}

/** Has a report that says nothing of itself begin with front matter, dated today. */
export function frontMatterFix(
  { derivative, category, named }: Pick<ReportSkeleton, 'derivative' | 'category'> & Named,
  { files, lineage, today: date, manifest: { contact } }: Pick<ReportDesk, 'files' | 'lineage' | 'today'> & WithContact,
): readonly Fix[] {
  const uri = resolvePath(derivative.uri, named?.value ?? '');
  const state = uri === undefined || named === undefined ? undefined : files.read(uri);
  if (uri === undefined || state?.kind !== 'text') return [];
  const { text } = state;
  const at = text.startsWith('\uFEFF') ? 1 : 0;
  const eol = lineBreakOf(text);
  const head = frontMatter({ derivative, category, lineage, date, contact }).replaceAll('\n', eol);
  const edit = { span: span({ uri, text }, at, at), newText: `${head}${eol}${eol}` };
  return [{ title: t`Add front matter to ${named?.value ?? ''}, dated today`, edits: [edit], safe: false }];
}

interface Named {
  readonly named?: Located<string> | undefined;
}

interface WithContact {
  readonly manifest: { readonly contact: Contact };
}

/** Where a report belongs: where the derivative says, if that is a file beside the manifest, else by its id. */
export function placeOfReport(derivative: Derivative, category: Category): string {
  const named = derivative.reports[category]?.value;
  const other = derivative.reports[category === 'data' ? 'model' : 'data']?.value;
  return named === undefined || isAddress(named) || named === other ? reportPath(derivative.id.value, category) : named;
}

/**
 * Writes a report to a path, as seen from the manifest, and names it there. One that is there already is left as it is,
 * gets the answers that it lacks, or is written anew. Gives the reason, as a sentence, where that can't be done.
 */
export function writeReport(
  derivative: Derivative,
  { category, path, ifThere }: { readonly category: Category; readonly path: string; readonly ifThere: IfThere },
  desk: ReportDesk,
): ReportFix | string {
  const uri = resolvePath(derivative.uri, path);
  const naming = nameIn(derivative, category, path);
  if (uri === undefined || naming === undefined) return messages.unnamed(path);
  const state = desk.files.read(uri);
  const barrier = barrierAt(uri, desk);
  if (barrier !== undefined) return messages.barred(path, barrier.words);
  const at = { path, uri, safe: false } as const;
  const { lineage, today: date, contact, answers = new Map<string, string>() } = desk;
  const fresh = (): string => reportSkeleton({ derivative, category, lineage, date, contact, answers });
  if (state.kind === 'absent') {
    const title = t`Create the ${category} report ${path}`;
    return { ...at, title, edits: naming, creates: [{ uri, text: fresh() }], isNew: true };
  }
  if (state.kind !== 'text') return messages.unreadable(path);
  // Only what says of itself that it is a report is taken for one; any other text is somebody’s work.
  const report = readReport(uri, state.text);
  if (ifThere !== 'leave' && report.frontMatter?.isReport !== true) return messages.noReport(path);
  const old = { ...at, title: t`Name ${path} as the ${category} report`, isNew: false };
  switch (ifThere) {
    case 'leave':
      return { ...old, edits: naming };
    case 'answer':
      return { ...old, edits: [...naming, ...addAnswers(report, category, answers)] };
    case 'overwrite': {
      const whole = span({ uri, text: state.text }, 0, state.text.length);
      const text = fresh();
      return { ...old, edits: text === state.text ? naming : [...naming, { span: whole, newText: text }] };
    }
  }
}

/** Has the derivative name the report; no edit where it does already, nothing where it can't be made to. */
function nameIn(derivative: Derivative, category: Category, path: string): readonly Edit[] | undefined {
  if (derivative.reports[category]?.value === path) return [];
  const map = derivative.entry.value;
  if (map.kind !== 'map') return undefined;
  const reports = entryOf(map, 'reports');
  if (reports === undefined) return [setField(map, { key: 'reports', value: { [category]: path } })];
  const { value: inner } = reports;
  if (reports.merged || inner.kind !== 'map' || inner.alias === true) return undefined;
  const named = entryOf(inner, category);
  return [
    named === undefined || named.merged
      ? setField(inner, { key: category, value: path })
      : replaceValue(named.value.span, path),
  ];
}
