import { addressIn, type Files } from '../text/files';
import { sameDocument } from '../text/address';
import { compareDates } from '../text/dates';
import type { Located } from '../text/span';
import { movesSince } from '../report/fingerprint';
import { frontMatterProblems } from '../report/front-matter';
import type { Derivative } from '../manifest/manifest';
import { answersOf, readReport, type ImpactReport } from '../report/report';
import { CATEGORIES, type Category } from '../report/questions';
import { isWritten } from '../manifest/is-written';
import { shippedAt, type Shipped } from '../shipped/read';
import type { Liable, Release, Surroundings } from '../lineage/release';
import { stateOf, type Barrier, type ReportFaults, type ReportOwed, type Review } from './obligation';
import { reviewOf } from './review';

/** The impact reports of a distribution: one for each derivative that is shared and each category it is of. */
export function reportsOwed(release: Release): readonly ReportOwed[] {
  return release.subjects.flatMap((subject) => {
    const { derivative, work } = subject;
    if (derivative === undefined || work === undefined) return [];
    const owed = CATEGORIES.filter((category) => release.lineage.has(work, category));
    return owed.map((category) => reportOwed(release, subject, { derivative, category, both: owed.length > 1 }));
  });
}

/** The report of a category that a derivative names, or should. */
interface Named {
  readonly derivative: Derivative;
  readonly category: Category;
}

function reportOwed(
  release: Release,
  subject: Liable,
  {
    derivative,
    category,
    both,
  }: { readonly derivative: Derivative; readonly category: Category; readonly both: boolean },
): ReportOwed {
  const named = derivative.reports[category];
  const shipped = shippedReport(release, { derivative, category });
  const faults = faultsOf(release, { derivative, category, both }, shipped);
  const state = stateOf(faults);
  const work = subject.work;
  const review =
    state === 'met' && named !== undefined && shipped?.kind === 'address'
      ? reviewIn(release, { derivative, category }, named)
      : undefined;
  return {
    kind: 'report',
    subjects: [subject],
    path: () => (work === undefined ? undefined : release.lineage.category(work, category)) ?? subject.strictest.path(),
    derivative,
    category,
    named,
    state: review === undefined ? state : 'review',
    faults,
    ...(state !== 'met' || shipped?.uri === undefined ? {} : { evidence: { uri: shipped.uri } }),
    ...(review === undefined ? {} : { review }),
  };
}

function reviewIn({ files }: Release, { derivative: { uri }, category }: Named, named: Located<string>): Review {
  return reviewOf(`report:${category}`, { files, base: uri, paths: [named] }, { at: named, why: 'address' });
}

/** What is found where a manifest names a report, whatever it is released by: nothing is wrong, or this. */
export interface FoundReport {
  readonly faults: readonly ReportFaults[];
  /** It is on a page of the web, which is not looked at. */
  readonly isElsewhere: boolean;
}

/** What the report of a derivative is like, before anybody asks whether it is owed. */
export function foundReport(surroundings: Surroundings, derivative: Derivative, category: Category): FoundReport {
  const both = CATEGORIES.every((it) => surroundings.lineage.has(derivative, it));
  const shipped = shippedReport(surroundings, { derivative, category });
  const faults = faultsOf(surroundings, { derivative, category, both }, shipped);
  return { faults, isElsewhere: shipped?.kind === 'address' };
}

function shippedReport({ files }: Surroundings, { derivative, category }: Named): Shipped | undefined {
  const named = derivative.reports[category];
  return named === undefined ? undefined : shippedAt(files, derivative.uri, named);
}

/** What a report is looked at from; where a release is asked about, that too. */
type Asked = Surroundings & Partial<Pick<Release, 'distribution'>>;

function faultsOf(
  release: Asked,
  { derivative, category, both }: Named & { readonly both: boolean },
  shipped: Shipped | undefined,
): readonly ReportFaults[] {
  const named = derivative.reports[category];
  if (named === undefined || shipped === undefined)
    return [{ kind: isWritten(derivative, 'reports', category) ? 'unreadable' : 'absent' }];
  const report = shipped.kind === 'text' ? readReport(shipped.uri, shipped.fragment.text, release.readings) : undefined;
  // What one file can't be is not a fault of its own beside the one that it serves for both.
  if (both && isSecondUse({ derivative, category }, report, release.files)) return [{ kind: 'shared' }];
  if (shipped.kind === 'unreadable') return [{ kind: 'unreadable' }];
  const barrier = barrierOf(release, shipped);
  const hidden: readonly ReportFaults[] = barrier === undefined ? [] : [{ kind: 'not-public', barrier }];
  if (report === undefined) return hidden;
  const problems = frontMatterProblems(report, release.today);
  const broken: readonly ReportFaults[] = problems.length === 0 ? [] : [{ kind: 'front-matter', problems }];
  return [
    ...hidden,
    ...broken,
    ...contentFaults(report, derivative, category),
    ...movedFaults(release, derivative, report),
    // A date that is wrong in itself says nothing of what came before it.
    ...(broken.length === 0 ? dateFaults(release, derivative, report) : []),
  ];
}

/** Whether the derivative names the same document for both categories, and it is the other one's by right. */
function isSecondUse({ derivative, category }: Named, report: ImpactReport | undefined, files: Files): boolean {
  const { uri, reports } = derivative;
  const { data, model } = reports;
  if (data === undefined || model === undefined) return false;
  const address = ({ value }: Located<string>): string => addressIn(files, uri, value) ?? sameDocument(value) ?? value;
  const owner: Category = report?.frontMatter?.category?.value === 'model' ? 'model' : 'data';
  return address(data) === address(model) && category !== owner;
}

/** A report is open to everyone, to whomever what it is about is given. */
function barrierOf({ files }: Asked, shipped: Shipped): Barrier | undefined {
  if (shipped.kind === 'private') return 'private';
  return shipped.kind === 'text' && files.isIgnored(shipped.uri) ? 'ignored' : undefined;
}

function contentFaults(report: ImpactReport, derivative: Derivative, category: Category): readonly ReportFaults[] {
  const { category: found, derivative: about } = report.frontMatter ?? {};
  const other: readonly ReportFaults[] =
    about === undefined || isAbout(report, derivative) ? [] : [{ kind: 'other-derivative', found: about }];
  // A report of the other category answers other questions: that it does not answer these is no news.
  if (found !== undefined && found.value !== category && CATEGORIES.some((it) => it === found.value))
    return [{ kind: 'wrong-category', found }, ...other];
  const answers = answersOf(report, category).filter(({ isAnswered }) => !isAnswered);
  return answers.length === 0 ? other : [{ kind: 'unanswered', answers }, ...other];
}

function isAbout({ frontMatter }: ImpactReport, { id }: Derivative): boolean {
  return frontMatter?.derivatives.some(({ value }) => value === id.value) === true;
}

function movedFaults({ lineage }: Asked, derivative: Derivative, report: ImpactReport): readonly ReportFaults[] {
  const { fingerprint: at } = report.frontMatter ?? {};
  // One that is about several was taken for the first of them.
  if (at === undefined || report.frontMatter?.derivative?.value !== derivative.id.value) return [];
  const moves = movesSince(at.value, derivative, lineage);
  return moves.length === 0 ? [] : [{ kind: 'moved', at, moves }];
}

function dateFaults({ distribution }: Asked, { updated }: Derivative, report: ImpactReport): readonly ReportFaults[] {
  const date = report.frontMatter?.date;
  if (date === undefined) return [{ kind: 'undated' }];
  const release = distribution?.date;
  const faults: ReportFaults[] = [];
  if (updated !== undefined && (compareDates(date.value, updated.value) ?? 0) < 0)
    faults.push({ kind: 'outdated', date, updated });
  // After an update that came later than the release a report is owed anew, and can only be later as well.
  const isRenewed =
    release !== undefined && updated !== undefined && (compareDates(updated.value, release.value) ?? 0) > 0;
  if (release !== undefined && !isRenewed && (compareDates(date.value, release.value) ?? 0) > 0)
    faults.push({ kind: 'after-release', date, release });
  return faults;
}
