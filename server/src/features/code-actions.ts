import { safeFixes, together } from '../analysis/fix-all';
import type { Analysis } from '../analysis/analyze';
import type { CardAnalysis, ConfigAnalysis, ReportAnalysis } from '../analysis/analyze-document';
import type { Findings } from '../analysis/conclude';
import { fixesOf } from '../analysis/fixes';
import { verdictOf } from '../analysis/verdict';
import { reviewerIn } from '../edits/review-edits';
import { openPointsIn, RECORD } from '../edits/review-fix';
import type { Finding, Fix } from '../findings/finding';
import type { Extent } from '../syntax/extent';
import { t } from '../text/l10n';
import type { SectionKind } from '../text/marked-section';
import { extractAttribution } from './code-actions/extract-attribution';
import { takesArtifacts } from './code-actions/takes-artifacts';
import { sortKeys } from './code-actions/sort-keys';
import { silence, silenceInReport } from './code-actions/silence';
import { isPreparable } from './preparable';
import { writeDocuments } from './code-actions/write-documents';

/** The kinds of the protocol, narrowed to ours; a client may ask for one by any prefix that ends at a dot. */
export type ActionKind =
  | 'quickfix'
  | 'refactor.extract'
  | 'refactor.addArtifact.impact'
  | 'source.fixAll.impact'
  | 'source.sortKeys.impact'
  | 'source.writeNotice.impact'
  | 'source.writeTerms.impact';

/** Something that can be done at a place. */
export interface Action {
  readonly kind: ActionKind;
  readonly fix: Fix;
  /** The finding that it is about. */
  readonly finding?: Finding;
  /** What is run instead of a change; its arguments come after the address of the manifest. */
  readonly command?: ActionCommand;
  /** Why there is nothing to apply: making it broke down, so that it is not known what it would be. */
  readonly failure?: Failed;
}

/** A command that asks or writes more than one change can. */
export interface ActionCommand {
  readonly name: 'impact.prepareRelease' | 'impact.createReport' | 'impact.recordReview' | 'impact.addArtifact';
  readonly arguments: readonly string[];
}

/** What broke down, in words and for the log. */
export interface Failed {
  readonly message: string;
  readonly error: unknown;
}

/**
 * What can be done for a stretch of the text, by offsets: fixes for the findings there, the way to silence each, and
 * what concerns the whole file. Only kinds for which `wants` holds are worked out.
 */
export function codeActions(
  analysis: Analysis,
  stretch: Extent,
  wants: (kind: ActionKind) => boolean = () => true,
): readonly Action[] {
  const here = wants('quickfix') ? findingsIn(analysis, stretch) : [];
  return [
    ...here.flatMap((finding) => quickFixes(finding)),
    ...recording(analysis, here),
    ...preparing(analysis, here),
    ...here.flatMap((finding) => silencing(analysis, finding)),
    ...(wants('refactor.extract') ? made('refactor.extract', extractAttribution(analysis, stretch)) : []),
    ...(wants('refactor.addArtifact.impact') ? adding(analysis, stretch) : []),
    ...(wants('source.fixAll.impact') ? made('source.fixAll.impact', fixAll(analysis)) : []),
    ...(wants('source.sortKeys.impact') ? made('source.sortKeys.impact', sortKeys(analysis)) : []),
    ...(wants('source.writeNotice.impact') ? writing(analysis, 'source.writeNotice.impact', 'notice') : []),
    ...(wants('source.writeTerms.impact') ? writing(analysis, 'source.writeTerms.impact', 'terms') : []),
  ];
}

/** The fixes for what is found in a stretch of a report or of a configuration, and the way to silence each. */
export function fixesIn(analysis: ReportAnalysis | CardAnalysis | ConfigAnalysis, stretch: Extent): readonly Action[] {
  const { subject, extents } = analysis;
  const here = findingsIn(analysis, stretch);
  const silences = (finding: Finding): readonly Fix[] => {
    if (subject.kind === 'config') return silence(subject.tree, finding, extents.get(finding));
    return silenceInReport(subject.kind === 'report' ? subject.report : subject.card, finding);
  };
  return [
    ...here.flatMap((finding) => quickFixes(finding)),
    ...here.flatMap((finding) => silences(finding).map((fix): Action => ({ kind: 'quickfix', finding, fix }))),
  ];
}

/** More findings than these nobody goes through in a menu. */
const MOST = 100;

function findingsIn({ findings, extents }: Findings, { start, end }: Extent): readonly Finding[] {
  const here: Finding[] = [];
  for (const finding of findings) {
    const place = extents.get(finding);
    if (place !== undefined && place.start <= end && start <= place.end) here.push(finding);
    if (here.length === MOST) break;
  }
  return here;
}

/** The fixes of a finding. Where it has only one, or none is marked, the first is what most people want. */
function quickFixes(finding: Finding): readonly Action[] {
  const { fixes, failure } = fixesOf(finding);
  if (failure !== undefined) {
    const { message } = failure.finding;
    const fix = { title: t`Fix ${finding.rule}`, edits: [], safe: false };
    return [{ kind: 'quickfix', finding, fix, failure: { message, error: failure.error } }];
  }
  const single = fixes.length === 1;
  return fixes.map((fix) => ({
    kind: 'quickfix',
    finding,
    fix: single && fix.preferred === undefined ? { ...fix, preferred: true } : fix,
  }));
}

/** The way to write all that the releases lack which something here is said of. */
function preparing(analysis: Analysis, here: readonly Finding[]): readonly Action[] {
  const said = new Set(here);
  return [...analysis.context.manifest.distributions.values()].flatMap((distribution): readonly Action[] => {
    const finding = analysis.bySubject.get(distribution)?.find((it) => said.has(it));
    if (finding === undefined || !isPreparable(verdictOf(analysis, distribution))) return [];
    const id = distribution.id.value;
    const fix = { title: t`Prepare the release “${id}”: write all that is missing`, edits: [], safe: false };
    return [{ kind: 'quickfix', finding, fix, command: { name: 'impact.prepareRelease', arguments: [id] } }];
  });
}

/** Records that somebody has looked at what only a person can judge; in whose name is asked, as the manifest does not say. */
function recording({ context }: Analysis, here: readonly Finding[]): readonly Action[] {
  if (reviewerIn(context.manifest.contact) !== undefined) return [];
  const judged = here.filter((finding) => finding.judged !== undefined);
  if (judged.length === 0) return [];
  const points = [...context.manifest.distributions.values()].flatMap((distribution) =>
    openPointsIn(distribution, context).flatMap(({ rule, review }) =>
      review === undefined ? [] : [{ rule, ...review, id: distribution.id.value }],
    ),
  );
  return judged.flatMap((finding) => {
    const those = points.filter(({ rule, subject }) => rule === finding.rule && subject === finding.judged);
    return those.map(({ id, subject, value }): Action => {
      const title = those.length === 1 ? `${RECORD}…` : `${RECORD} (${id})…`;
      const command = { name: 'impact.recordReview', arguments: [id, subject, value] } as const;
      return { kind: 'quickfix', finding, fix: { title, edits: [], safe: false }, command };
    });
  });
}

function silencing(analysis: Analysis, finding: Finding): readonly Action[] {
  return silence(analysis.tree, finding, analysis.extents.get(finding)).map((fix) => ({
    kind: 'quickfix',
    finding,
    fix,
  }));
}

/** Takes an artifact from a file that a person is asked for. */
function adding({ tree }: Analysis, stretch: Extent): readonly Action[] {
  if (!takesArtifacts(tree, stretch)) return [];
  const fix = { title: t`Add artifact from …`, edits: [], safe: false };
  return [{ kind: 'refactor.addArtifact.impact', fix, command: { name: 'impact.addArtifact', arguments: [] } }];
}

function fixAll(analysis: Analysis): Fix | undefined {
  const fixes = safeFixes(analysis);
  return fixes.length === 0 ? undefined : together(t`Apply all safe fixes`, fixes);
}

function writing(analysis: Analysis, kind: ActionKind, document: SectionKind): readonly Action[] {
  return writeDocuments(analysis, document).map((fix) => ({ kind, fix }));
}

function made(kind: ActionKind, fix: Fix | undefined): readonly Action[] {
  return fix === undefined ? [] : [{ kind, fix }];
}
