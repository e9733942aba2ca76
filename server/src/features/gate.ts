import type { Analysis } from '../analysis/analyze';
import { failuresAmong, isFailure } from '../analysis/failure';
import type { Finding } from '../findings/finding';
import { assess, type Assessment } from '../obligations/assess';
import { statusOf, type Distribution } from '../manifest/manifest';
import { located, type Fragment } from '../text/span';

/** Whether a distribution may go out today, and all that is in its way. */
export interface Gate {
  /** The distribution, looked at as if it were released today. */
  readonly assessment: Assessment;
  /** What is still to be done for its obligations, in file order. */
  readonly open: readonly Finding[];
  /** What else forbids it: a use that is ruled out, rights that may be gone, a manifest that can’t be read as it stands. */
  readonly blocking: readonly Finding[];
  /** Only where it is ready, or stays inside, and nothing else forbids it. */
  readonly passes: boolean;
}

/** Looks at a distribution as if it were released today; at one that has been released, as it was. */
export function gateOf(analysis: Analysis, distribution: Distribution): Gate {
  const { context } = analysis;
  const assessment = assess(asReleased(distribution, context.today), { ...context, files: context.files });
  const concerned = fragmentsOf(analysis, assessment);
  const findings = analysis.findings.filter(({ span }) => concerned.has(span.fragment));
  // What could not be checked may be anything, so that it is in the way as much as what is wrong.
  const failures = failuresAmong(analysis.failures, concerned);
  const wrong = findings.filter((finding) => finding.severity === 'error' && !isOfObligation(finding));
  const blocking = [...failures, ...wrong.filter((finding) => !isFailure(finding))];
  const isReady = assessment.verdict === 'ready' || assessment.verdict === 'internal';
  return {
    assessment,
    open: assessment.verdict === 'internal' ? [] : findings.filter(isOfObligation),
    blocking,
    passes: isReady && blocking.length === 0,
  };
}

/** Findings that the verdict and the obligations account for. */
function isOfObligation({ rule }: Finding): boolean {
  return ['distribution/', 'report/', 'terms/'].some((group) => rule.startsWith(group));
}

function asReleased(distribution: Distribution, today: string): Distribution {
  return statusOf(distribution) === 'released'
    ? distribution
    : { ...distribution, date: located(today, distribution.date?.span ?? distribution.id.span) };
}

/** The pieces of the manifest that hold the distribution and all that it shares and comes from. */
function fragmentsOf({ context }: Analysis, { distribution, subjects }: Assessment): ReadonlySet<Fragment> {
  const works = subjects.flatMap(({ work }) => (work === undefined ? [] : context.lineage.closure(work)));
  return new Set([distribution.id.span.fragment, ...works.map(({ work }) => work.id.span.fragment)]);
}
