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
import { silencesIn, silencesInText, silencingEdit, type Silence } from './code-actions/silence';
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
  /** What is run instead of a change; its arguments come after the address of the document. */
  readonly command?: ActionCommand;
  /** What is offered in its place to clients that don’t know the command. */
  readonly otherwise?: readonly Action[];
  /** Why there is nothing to apply: making it broke down, so that it is not known what it would be. */
  readonly failure?: Failed;
}

/** A command that asks or writes more than one change can. */
export interface ActionCommand {
  readonly name:
    | 'impact.prepareRelease'
    | 'impact.createReport'
    | 'impact.recordReview'
    | 'impact.addArtifact'
    | 'impact.openReports'
    | 'impact.explainRule'
    | 'impact.silence';
  /** The manifest that it is about, where that is not the document. */
  readonly uri?: string;
  readonly arguments: readonly unknown[];
}

/** What of a document can be silenced: the rule, and where. */
export interface SilenceChoice {
  readonly rule: string;
  readonly scope: Silence['scope'];
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
    ...asking(here),
    ...here.flatMap((finding) => quickFixes(finding)),
    ...recording(analysis, here),
    ...preparing(analysis, here),
    ...explaining(here),
    ...silencing(
      here.flatMap((finding) => silencesIn(analysis.tree, finding, analysis.extents.get(finding))),
      stretch,
    ),
    ...(wants('refactor.extract') ? made('refactor.extract', extractAttribution(analysis, stretch)) : []),
    ...(wants('refactor.addArtifact.impact') ? adding(analysis, stretch) : []),
    ...(wants('source.fixAll.impact') ? made('source.fixAll.impact', fixAll(analysis)) : []),
    ...(wants('source.sortKeys.impact') ? made('source.sortKeys.impact', sortKeys(analysis)) : []),
    ...(wants('source.writeNotice.impact') ? writing(analysis, 'source.writeNotice.impact', 'notice') : []),
    ...(wants('source.writeTerms.impact') ? writing(analysis, 'source.writeTerms.impact', 'terms') : []),
  ];
}

/** The fixes for what is found in a stretch of a report or of a configuration, and the way to silence it. */
export function fixesIn(analysis: OtherAnalysis, stretch: Extent): readonly Action[] {
  const here = findingsIn(analysis, stretch);
  return [
    ...asking(here),
    ...here.flatMap((finding) => quickFixes(finding)),
    ...explaining(here),
    ...silencing(
      here.flatMap((finding) => silencesOf(analysis, finding)),
      stretch,
    ),
  ];
}

/** What is known of a document that is no manifest. */
type OtherAnalysis = ReportAnalysis | CardAnalysis | ConfigAnalysis;

/** The change that silences a rule for what it finds in a stretch of a document; nothing where it no longer finds it. */
export function silenceHere(
  analysis: Analysis | OtherAnalysis,
  stretch: Extent,
  { rule, scope, reason }: SilenceChoice & { readonly reason: string },
): Fix | undefined {
  const silences = findingsIn(analysis, stretch).flatMap((finding) => silencesOf(analysis, finding));
  const chosen = silences.find((it) => it.finding.rule === rule && it.scope === scope);
  return chosen && { title: silenceTitle(chosen), edits: [silencingEdit(chosen, reason)], safe: false };
}

function silencesOf(analysis: Analysis | OtherAnalysis, finding: Finding): readonly Silence[] {
  if (!('subject' in analysis)) return silencesIn(analysis.tree, finding, analysis.extents.get(finding));
  const { subject, extents } = analysis;
  if (subject.kind === 'config') return silencesIn(subject.tree, finding, extents.get(finding));
  return silencesInText(subject.kind === 'report' ? subject.report : subject.card, finding);
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

/**
 * The fixes of a finding. An editor may apply the preferred one unseen, so that it is one that says nothing new in
 * anybody’s name: what is safe, or what the rule marks.
 */
function quickFixes(finding: Finding): readonly Action[] {
  const { fixes, failure } = fixesOf(finding);
  if (failure !== undefined) {
    const { message } = failure.finding;
    const fix = { title: t`Fix ${finding.rule}`, edits: [], safe: false };
    return [{ kind: 'quickfix', finding, fix, failure: { message, error: failure.error } }];
  }
  const first = fixes.find(({ safe, preferred }) => preferred ?? safe);
  return fixes.map((fix) => ({ kind: 'quickfix', finding, fix: { ...fix, preferred: fix === first } }));
}

/** The way to write all that the releases lack which something here is said of. */
function preparing(analysis: Analysis, here: readonly Finding[]): readonly Action[] {
  const said = new Set(here);
  return [...analysis.context.manifest.distributions.values()].flatMap((distribution): readonly Action[] => {
    const finding = analysis.bySubject.get(distribution)?.find((it) => said.has(it));
    if (finding === undefined || !isPreparable(verdictOf(analysis, distribution))) return [];
    const id = distribution.id.value;
    const fix = { title: t`Prepare the release “${id}”: write everything that is missing`, edits: [], safe: false };
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

/** Has a person asked what a report is to say; where nobody asks, the report is opened, if there is one. */
function asking(here: readonly Finding[]): readonly Action[] {
  const asked = here.flatMap((finding) => (finding.report === undefined ? [] : [{ finding, report: finding.report }]));
  const keyOf = ({ report: { uri, derivative, category } }: (typeof asked)[number]): string =>
    `${category} ${derivative} ${uri}`;
  return firstOfEach(asked, keyOf).map(({ finding, report: { uri, derivative, category } }) => {
    const action = (title: string): Pick<Action, 'kind' | 'finding' | 'fix'> => ({
      kind: 'quickfix',
      finding,
      fix: { title, edits: [], safe: false },
    });
    const command = { name: 'impact.createReport', uri, arguments: [derivative, category] } as const;
    const open: Action = {
      ...action(t`Open the ${category} report of “${derivative}”`),
      command: { name: 'impact.openReports', uri, arguments: [derivative] },
      otherwise: [],
    };
    const otherwise = finding.rule === 'report/missing' ? [] : [open];
    return { ...action(t`Answer the questions of the ${category} report of “${derivative}”…`), command, otherwise };
  });
}

/** The page of each rule that has found something. */
function explaining(here: readonly Finding[]): readonly Action[] {
  return firstOfEach(here, ({ rule }) => rule).map((finding) => ({
    kind: 'quickfix',
    finding,
    fix: { title: t`Explain ${finding.rule}`, edits: [], safe: false },
    command: { name: 'impact.explainRule', arguments: [finding.rule] },
    otherwise: [],
  }));
}

/** One action for all that can be silenced here, which asks for the reason; a comment with a blank where nobody asks. */
function silencing(silences: readonly Silence[], stretch: Extent): readonly Action[] {
  const choices = firstOfEach(silences, ({ finding, scope }) => `${finding.rule} ${scope}`);
  const [first] = choices;
  if (first === undefined) return [];
  const said = choices.map(({ finding: { rule }, scope }): SilenceChoice => ({ rule, scope }));
  return [
    {
      kind: 'quickfix',
      finding: first.finding,
      fix: { title: t`Silence…`, edits: [], safe: false },
      command: { name: 'impact.silence', arguments: [stretch, said] },
      otherwise: firstOfEach(choices, ({ finding }) => finding.rule).map((silence) => ({
        kind: 'quickfix',
        finding: silence.finding,
        fix: { title: silenceTitle(silence), edits: [silencingEdit(silence)], safe: false, preferred: false },
      })),
    },
  ];
}

function silenceTitle({ finding: { rule }, scope }: Silence): string {
  return scope === 'file'
    ? t`Silence ${rule} in this file, with a reason`
    : t`Silence ${rule} on this line, with a reason`;
}

function firstOfEach<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
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
