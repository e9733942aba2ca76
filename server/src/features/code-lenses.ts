import type { Analysis } from '../analysis/analyze';
import { verdictOf, type Verdict } from '../analysis/verdict';
import { tierName } from '../license/tier';
import type { Derivative, Distribution } from '../manifest/manifest';
import { unquoted } from '../manifest/mentions';
import { CATEGORIES, type Category } from '../report/questions';
import { isWritten } from '../manifest/is-written';
import { t } from '../text/l10n';
import { count } from '../text/words';
import type { Span } from '../text/span';
import { resolvePath } from '../text/uri';
import { foundReport } from '../obligations/report';
import { faultText } from '../words/obligation';
import { isPreparable } from './preparable';
import { verdictDetail, verdictLabel } from '../words/verdict-label';

/** What a lens runs. The arguments come after the address of the manifest: the id of the entry, then what else it needs. */
export interface LensCommand {
  readonly title: string;
  /** The name of an icon to stand before it, where a client has icons. */
  readonly icon: string;
  readonly name:
    | 'impact.showVerdict'
    | 'impact.checkGate'
    | 'impact.prepareRelease'
    | 'impact.openReports'
    | 'impact.createReport'
    | 'impact.showLineage';
  readonly arguments: readonly string[];
}

export interface CodeLens {
  /** The id of the entry that it stands above. */
  readonly span: Span;
  /** The id of the entry and what the lens is for: the same whenever the manifest is asked again. */
  readonly id: string;
  readonly key: string;
  /** Made only for lenses that come into view. */
  readonly command: () => LensCommand;
}

/** The key of the lens that leads to the picture of what a distribution comes from. */
export const LINEAGE = 'lineage';

/**
 * The verdict above each distribution, and the ways on from there; above each derivative that owes reports those that it has, and those to create. Of
 * the entries with one id alone, where that is given.
 */
export function codeLenses(analysis: Analysis, id?: string): readonly CodeLens[] {
  const { derivatives, distributions } = analysis.context.manifest;
  return [
    ...entriesOf(derivatives, id).flatMap((derivative) => reportLenses(analysis, derivative)),
    ...entriesOf(distributions, id).flatMap((distribution) => [
      verdictLens(analysis, distribution),
      ...prepareLens(analysis, distribution),
      lineageLens(distribution),
    ]),
  ];
}

function entriesOf<T>(entries: ReadonlyMap<string, T>, id: string | undefined): readonly T[] {
  if (id === undefined) return [...entries.values()];
  const entry = entries.get(id);
  return entry === undefined ? [] : [entry];
}

function verdictLens(analysis: Analysis, distribution: Distribution): CodeLens {
  const { id } = distribution;
  return {
    span: unquoted(id.span),
    id: id.value,
    key: 'verdict',
    command: () => {
      const verdict = verdictOf(analysis, distribution);
      const isOpen = ['ready', 'obligations-missing', 'needs-review'].includes(verdict.kind);
      const name = isOpen ? 'impact.checkGate' : 'impact.showVerdict';
      return { title: titleOf(verdict), icon: VERDICT_ICONS[verdict.kind], name, arguments: [id.value] };
    },
  };
}

/** The way to write what is missing, where something is. */
function prepareLens(analysis: Analysis, distribution: Distribution): readonly CodeLens[] {
  const { id } = distribution;
  if (!isPreparable(verdictOf(analysis, distribution))) return [];
  const words = { title: t`Prepare this release`, icon: 'rocket' };
  const command = { ...words, name: 'impact.prepareRelease', arguments: [id.value] } as const;
  return [{ span: unquoted(id.span), id: id.value, key: 'prepare', command: () => command }];
}

/** The way to the picture of what it comes from. */
function lineageLens({ id }: Distribution): CodeLens {
  const words = { title: t`Show lineage`, icon: 'type-hierarchy' };
  const command = { ...words, name: 'impact.showLineage', arguments: [id.value] } as const;
  return { span: unquoted(id.span), id: id.value, key: LINEAGE, command: () => command };
}

const VERDICT_ICONS: Readonly<Record<Verdict['kind'], string>> = {
  internal: 'home',
  forbidden: 'error',
  unknown: 'question',
  'obligations-missing': 'warning',
  'needs-review': 'eye',
  ready: 'pass',
};

function titleOf(verdict: Verdict): string {
  const label = verdictLabel(verdict);
  const detail = verdict.kind === 'forbidden' ? forbiddenLabel(verdict) : verdictDetail(verdict);
  const title = detail === undefined ? label : `${label}: ${detail}`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function forbiddenLabel({ subjects, reasons }: Verdict): string | undefined {
  const tier = subjects.find(({ forbidden }) => forbidden !== undefined)?.forbidden?.tier;
  if (tier !== undefined) return t`${tierName(tier)}, internal use only`;
  return reasons[0]?.rule === 'use/restricted' ? t`a use that is ruled out` : undefined;
}

function reportLenses(analysis: Analysis, derivative: Derivative): readonly CodeLens[] {
  const { lineage } = analysis.context;
  // What may not be shared at all needs no report.
  if (lineage.risk(derivative) === 'high') return [];
  const owed = CATEGORIES.filter((category) => lineage.has(derivative, category));
  const absent = owed.filter((category) => isAbsent(analysis, derivative, category));
  const there = owed.filter((category) => derivative.reports[category] !== undefined && !absent.includes(category));
  const { id } = derivative;
  const lens = (key: string, words: Omit<LensCommand, 'arguments'>, ...more: readonly string[]): CodeLens => ({
    span: unquoted(id.span),
    id: id.value,
    key,
    command: () => ({ ...words, arguments: [id.value, ...more] }),
  });
  return [
    ...(there.length === 0
      ? []
      : [lens('reports', { ...reportsWords(analysis, derivative, there), name: 'impact.openReports' })]),
    ...absent.map((category) =>
      lens(`create ${category}`, { title: CREATE[category], icon: 'new-file', name: 'impact.createReport' }, category),
    ),
  ];
}

const CREATE: Readonly<Record<Category, string>> = {
  data: t`Create the data report`,
  model: t`Create the model report`,
};

/** How many reports there are, and what they are like. */
function reportsWords(
  { context }: Analysis,
  derivative: Derivative,
  categories: readonly Category[],
): Pick<LensCommand, 'title' | 'icon'> {
  const found = categories.map((category) => foundReport(context, derivative, category));
  const faults = faultText({ faults: found.flatMap((it) => it.faults) });
  const isElsewhere = found.some((it) => it.isElsewhere);
  const state = faults !== '' ? faults : isElsewhere ? t`not checked` : t`complete`;
  const icon = faults !== '' ? 'warning' : isElsewhere ? 'eye' : 'note';
  return { title: `${count(categories.length, 'report')}: ${state}`, icon };
}

/** Whether a report is not named, or named and not there. */
function isAbsent({ uri, context }: Analysis, derivative: Derivative, category: Category): boolean {
  const path = derivative.reports[category];
  if (path === undefined) return !isWritten(derivative, 'reports', category);
  const target = resolvePath(uri, path.value);
  return target !== undefined && context.files.read(target).kind === 'absent';
}
