import { t } from '../text/l10n';
import type { Tier } from './tier';

/** What every answer about the licenses carries. */
export const DISCLAIMER = t`This is information, not legal advice.`;

/** How a license answers for one activity. */
export type Term = 'yes' | 'with rules' | 'internal only' | 'not applicable';

/** What the permission table has a row for. */
export type Activity =
  | 'use'
  | 'distribute-artifact'
  | 'distribute-derivatives'
  | 'use-restrictions'
  | 'modification-notice'
  | 'impact-report';

/** One row of the permission table. */
export interface Permission {
  readonly activity: Activity;
  /** The row's heading, for people. */
  readonly label: string;
  /** A permission says what one may do; a duty says whether something is owed. */
  readonly kind: 'permission' | 'duty';
  readonly terms: Readonly<Record<Tier, Term>>;
}

/** The permission table, row by row. Source: the licensor's summary of the licenses. */
export const PERMISSIONS: readonly Permission[] = [
  {
    activity: 'use',
    label: t`Install and use; create and use derivatives`,
    kind: 'permission',
    terms: { low: 'yes', medium: 'yes', high: 'yes' },
  },
  {
    activity: 'distribute-artifact',
    label: t`Distribute the artifact as it is`,
    kind: 'permission',
    terms: { low: 'with rules', medium: 'internal only', high: 'internal only' },
  },
  {
    activity: 'distribute-derivatives',
    label: t`Distribute derivatives`,
    kind: 'permission',
    terms: { low: 'with rules', medium: 'with rules', high: 'internal only' },
  },
  {
    activity: 'use-restrictions',
    label: t`Use-based restrictions (Exhibit A)`,
    kind: 'duty',
    terms: { low: 'yes', medium: 'yes', high: 'yes' },
  },
  {
    activity: 'modification-notice',
    label: t`Prominent notice of modification with a distributed derivative`,
    kind: 'duty',
    terms: { low: 'yes', medium: 'yes', high: 'not applicable' },
  },
  {
    activity: 'impact-report',
    label: t`Derivative Impact Report`,
    kind: 'duty',
    terms: { low: 'yes', medium: 'yes', high: 'not applicable' },
  },
];

const TERM_LABELS: Readonly<Record<Term, string>> = {
  yes: t`yes`,
  'with rules': t`yes, with the distribution rules`,
  'internal only': t`no: internal use only`,
  'not applicable': t`not applicable`,
};

/** The cell of the permission table. */
export function termOf(tier: Tier, activity: Activity): Term {
  // Every activity has a row (a test keeps that); were one to go missing, nothing would be permitted.
  return PERMISSIONS.find((row) => row.activity === activity)?.terms[tier] ?? 'internal only';
}

/** A term in words, such as “no: internal use only”. */
export function termLabel(term: Term): string {
  return TERM_LABELS[term];
}

/** What is given away: the artifact as it was obtained, or something made from it. */
export type Form = 'artifact' | 'derivative';

/** One duty of whoever distributes. */
export interface DistributionRule {
  readonly id: 'flow-down' | 'attribution' | 'notices' | 'modification-notice';
  readonly sentence: string;
  /** What it is owed for. */
  readonly forms: readonly Form[];
}

/**
 * What is owed with each distribution of a low risk artifact or of a low or medium risk derivative. Source: the
 * licensor's summary, “Distribution Rules”.
 */
export const DISTRIBUTION_RULES: readonly DistributionRule[] = [
  {
    id: 'flow-down',
    sentence: t`Carry the use-based restrictions in an enforceable legal agreement for all downstream use.`,
    forms: ['artifact', 'derivative'],
  },
  {
    id: 'attribution',
    sentence: t`Include the attribution notice of every ImpACT artifact that it comes from.`,
    forms: ['artifact', 'derivative'],
  },
  {
    id: 'notices',
    sentence: t`Retain all other copyright, IP and attribution notices that came with the artifact.`,
    forms: ['artifact', 'derivative'],
  },
  {
    id: 'modification-notice',
    sentence: t`Include a prominent notice of how the original artifact was used or modified.`,
    forms: ['derivative'],
  },
];

/** When and how a Derivative Impact Report is owed. Source: the licensor's summary, “Derivative Impact Reports”. */
export const IMPACT_REPORT_RULE = t`Publish a Derivative Impact Report before the release and after each substantive update, free of cost and of barriers to access; a data derivative and a model derivative of one project need one each.`;

/** Where a statement about the licenses comes from. */
export interface Source {
  readonly id: 'summary' | 'version-2.0' | 'attribution' | 'format';
  readonly label: string;
}

/** The sources of the facts. The licensor's own pages are gone, so none of these is a link. */
export const SOURCES: readonly Source[] = [
  { id: 'summary', label: t`The licensor’s summary page of the AI2 ImpACT Licenses (2023)` },
  { id: 'version-2.0', label: t`AI2 ImpACT Licenses, version 2.0, effective 2024-01-08` },
  { id: 'attribution', label: t`The attribution published with Dolma in 2023; low and high risk by analogy` },
  { id: 'format', label: t`This manifest format’s own reading` },
];

/** A question that the public texts leave without a sure answer. */
export interface OpenPoint {
  readonly id:
    'trained-on' | 'generated' | 'evaluated-on' | 'mixed-tiers' | 'same-license' | 'share-alike' | 'cure-clock';
  /** `likely`: the reading is probable; `open`: the texts do not say. */
  readonly certainty: 'likely' | 'open';
  readonly sentence: string;
}

/** What is not sure, so that no message states it as if it were. */
export const OPEN_POINTS: readonly OpenPoint[] = [
  {
    id: 'trained-on',
    certainty: 'open',
    sentence: t`The summary counts a model trained on the data as a data derivative; version 2.0 narrows derivatives to modifications and derivative works under US copyright law, and whether a trained model is one is open.`,
  },
  {
    id: 'generated',
    certainty: 'open',
    sentence: t`Whether data generated with a model is itself a model derivative is not said.`,
  },
  {
    id: 'evaluated-on',
    certainty: 'open',
    sentence: t`That results of measuring contain nothing of the data is this format’s reading; the texts do not say.`,
  },
  {
    id: 'mixed-tiers',
    certainty: 'open',
    sentence: t`The texts do not say what applies when tiers mix in one derivative; taking the strictest is this format’s reading.`,
  },
  {
    id: 'same-license',
    certainty: 'open',
    sentence: t`The use-based restrictions must flow down; that the derivative carry the same license is not stated anywhere public.`,
  },
  {
    id: 'share-alike',
    certainty: 'likely',
    sentence: t`Restrictions that flow down probably conflict with licenses that forbid further restrictions (GPL, AGPL, LGPL, CC-BY-SA, ODbL).`,
  },
  {
    id: 'cure-clock',
    certainty: 'open',
    sentence: t`What starts the 30 days is not public; this format counts from the day the licensee learned of the breach.`,
  },
];

/** The open point of that id. */
export function openPoint(id: OpenPoint['id']): OpenPoint | undefined {
  return OPEN_POINTS.find((point) => point.id === id);
}
