import type { Analysis } from '../analysis/analyze';
import { verdictOf } from '../analysis/verdict';
import { artifactLicense } from '../lineage/artifact-license';
import type { Artifact, Breach, Derivative, Distribution } from '../manifest/manifest';
import { unquoted } from '../manifest/mentions';
import { extentOf, extentOfEntry, type Extent } from '../syntax/extent';
import { entryOf } from '../syntax/tree';
import { t } from '../text/l10n';
import { kindOf, type EntryKind } from './entry-kind';
import { riskLabel } from '../words/risk-label';
import { verdictLabel } from '../words/verdict-label';

export interface DocumentSymbol {
  /** The id, or the name of the section; never empty. */
  readonly name: string;
  /** What is known of it in a few words: name and tier, or audience and verdict. */
  readonly detail: string;
  readonly kind: EntryKind | 'section' | 'breach';
  readonly extent: Extent;
  /** The id alone, inside of the extent. */
  readonly selection: Extent;
  readonly children: readonly DocumentSymbol[];
}

/** The outline: the sections of a manifest and their entries, each with its tier or verdict. */
export function documentSymbols(analysis: Analysis): readonly DocumentSymbol[] {
  const { artifacts, derivatives, distributions, breaches } = analysis.context.manifest;
  const entries = (kinds: Iterable<Artifact | Derivative | Distribution>): readonly DocumentSymbol[] =>
    [...kinds].flatMap((entry) => entrySymbol(analysis, entry) ?? []);
  return [
    section(analysis, 'artifacts', entries(artifacts.values())),
    section(analysis, 'derivatives', entries(derivatives.values())),
    section(analysis, 'distributions', entries(distributions.values())),
    section(
      analysis,
      'breaches',
      breaches.flatMap((breach) => breachSymbol(analysis, breach) ?? []),
    ),
  ]
    .flatMap((symbol) => symbol ?? [])
    .sort((a, b) => a.extent.start - b.extent.start);
}

function section(
  { tree, context: { manifest } }: Analysis,
  name: string,
  children: readonly DocumentSymbol[],
): DocumentSymbol | undefined {
  const entry = entryOf(manifest.root, name);
  const extent = entry === undefined ? undefined : extentOfEntry(tree, entry);
  const selection = entry === undefined ? undefined : tree.resolve(entry.key.span);
  if (extent === undefined || selection === undefined) return undefined;
  return { name, detail: '', kind: 'section', extent, selection, children };
}

function entrySymbol(analysis: Analysis, entry: Artifact | Derivative | Distribution): DocumentSymbol | undefined {
  const extent = extentOfEntry(analysis.tree, entry.entry);
  const selection = analysis.tree.resolve(unquoted(entry.id.span));
  if (extent === undefined || selection === undefined) return undefined;
  const detail = detailsOf(analysis, entry).filter((words) => words !== undefined);
  return {
    name: shown(entry.id.value),
    detail: detail.join(' · '),
    kind: kindOf(entry),
    extent,
    selection,
    children: [],
  };
}

function detailsOf(analysis: Analysis, entry: Artifact | Derivative | Distribution): readonly (string | undefined)[] {
  if (entry.kind === 'distribution')
    // The verdict on what stays inside says so itself.
    return [
      entry.audience?.value === 'internal' ? undefined : entry.audience?.value,
      verdictLabel(verdictOf(analysis, entry)),
    ];
  const risk = riskLabel(analysis.context.lineage, entry);
  return [entry.name?.value, risk ?? (entry.kind === 'artifact' ? artifactLicense(entry).field?.value : undefined)];
}

function breachSymbol({ tree }: Analysis, { node, subject, notified, remedied }: Breach): DocumentSymbol | undefined {
  const extent = extentOf(tree, node);
  if (extent === undefined) return undefined;
  const id = subject === undefined ? undefined : tree.resolve(unquoted(subject.span));
  // A field that came in through a merge key stands elsewhere.
  const isInside = id !== undefined && extent.start <= id.start && id.end <= extent.end;
  const detail = remedied === undefined ? notified?.value : t`remedied ${remedied.value}`;
  return {
    name: subject === undefined ? 'breach' : shown(subject.value),
    detail: detail ?? '',
    kind: 'breach',
    extent,
    selection: isInside ? id : extent,
    children: [],
  };
}

/** Clients refuse a whole outline for one name that is empty. */
function shown(id: string): string {
  return id.trim() === '' ? '""' : id;
}
