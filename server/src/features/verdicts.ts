import type { Analysis } from '../analysis/analyze';
import { progressOf } from '../analysis/progress';
import { labelOf } from '../lineage/proof';
import { statusOf, type Distribution, type Status } from '../manifest/manifest';
import type { VerdictKind } from '../obligations/reason';
import type { Span } from '../text/span';
import { gateOf } from './gate';
import { missingIn, type Missing } from './missing';

/** What a distribution comes to, as plain data for lists, summaries and other programs. */
export interface DistributionVerdict {
  readonly distribution: string;
  /** The names of what it shares. */
  readonly shares: readonly string[];
  /** As it is written; nothing where it is not. */
  readonly audience: string | undefined;
  readonly status: Status;
  readonly verdict: VerdictKind;
  /** Whether `impact gate` lets it pass. */
  readonly passes: boolean;
  /** How many obligations there are, and how many of them are met. */
  readonly owed: number;
  readonly met: number;
  /** What stands between it and its release, the hardest first; nothing for what was withdrawn. */
  readonly missing: readonly Missing[];
  /** Its id in the manifest. */
  readonly span: Span;
}

/** What each distribution of a manifest comes to, in file order: the same that the gate says. */
export function verdictsOf(analysis: Analysis): readonly DistributionVerdict[] {
  return [...analysis.context.manifest.distributions.values()].map((distribution) => verdictOf(analysis, distribution));
}

function verdictOf(analysis: Analysis, distribution: Distribution): DistributionVerdict {
  const { verdict, passes } = gateOf(analysis, distribution);
  const { kind, subjects } = verdict;
  return {
    distribution: distribution.id.value,
    shares: subjects.map(({ work, id }) => (work === undefined ? id.value : labelOf(work))),
    audience: distribution.audience?.value,
    status: statusOf(distribution),
    verdict: kind,
    passes,
    ...progressOf(verdict),
    missing: statusOf(distribution) === 'withdrawn' ? [] : missingIn(verdict),
    span: distribution.id.span,
  };
}
