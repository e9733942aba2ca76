import type { Analysis } from '../analysis/analyze';
import { verdictOf, type Verdict } from '../analysis/verdict';
import type { Finding } from '../findings/finding';
import type { Distribution } from '../manifest/manifest';

/** Whether a distribution may go out today, and all that is in its way. */
export interface Gate {
  readonly verdict: Verdict;
  /** The findings about what is owed, whose fixes clear them; in the order in which the rules tell them. */
  readonly open: readonly Finding[];
  /** Only where it is ready, or stays inside. */
  readonly passes: boolean;
}

/** Looks at a distribution as if it were released today; at one that has been released, as it was. */
export function gateOf(analysis: Analysis, distribution: Distribution): Gate {
  const verdict = verdictOf(analysis, distribution);
  const owing = verdict.obligations.length > 0 && verdict.kind !== 'forbidden';
  return {
    verdict,
    open: owing ? owingFindings(analysis, verdict).filter(({ isHidden }) => isHidden !== true) : [],
    passes: verdict.kind === 'ready' || verdict.kind === 'internal',
  };
}

/** The findings about what is owed, also those of rules that are switched off; what is a reason is told as such. */
export function owingFindings(analysis: Analysis, verdict: Verdict): readonly Finding[] {
  const told = new Set([...verdict.reasons, ...verdict.settled].map(({ message }) => message));
  return findingsAbout(analysis, verdict).filter((finding) => isOfObligation(finding) && !told.has(finding.message));
}

/** What the rules say of a distribution and of what it shares, wherever that stands. */
function findingsAbout({ bySubject }: Analysis, { distribution, subjects }: Verdict): readonly Finding[] {
  const works = subjects.flatMap(({ work, derivative }) => [work ?? [], derivative ?? []].flat());
  return [...new Set([distribution, ...works])].flatMap((subject) => bySubject.get(subject) ?? []);
}

function isOfObligation({ rule }: Finding): boolean {
  return rule !== 'distribution/review' && /^(?:distribution|report|terms)\//.test(rule);
}
