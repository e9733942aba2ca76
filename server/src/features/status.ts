import type { Analysis } from '../analysis/analyze';
import type { Verdict } from '../model/assess';

/** What a distribution comes to, in numbers: whoever shows it finds the words. */
export interface DistributionStatus {
  readonly id: string;
  readonly verdict: Verdict;
  /** How many obligations there are, and how many of them are met. */
  readonly owed: number;
  readonly met: number;
}

/** What stands of every distribution that is planned or released, in file order. Those withdrawn owe nothing more. */
export function distributionStatus({ manifest, context }: Analysis): readonly DistributionStatus[] {
  return [...manifest.distributions.values()]
    .filter(({ status }) => status?.value !== 'withdrawn')
    .map((distribution) => {
      const { verdict, obligations } = context.assessments.of(distribution);
      const met = obligations.filter(({ state }) => state === 'met').length;
      return { id: distribution.id.value, verdict, owed: obligations.length, met };
    });
}
