import type { Analysis } from '../analysis/analyze';
import { progressOf } from '../analysis/progress';
import { verdictOf } from '../analysis/verdict';
import type { VerdictKind } from '../obligations/reason';
import { labelOf } from '../lineage/proof';
import { CATEGORIES, type Category } from '../report/questions';

/** What a distribution comes to, in numbers: whoever shows it finds the words. */
export interface DistributionStatus {
  readonly id: string;
  readonly verdict: VerdictKind;
  /** How many obligations there are, and how many of them are met. */
  readonly owed: number;
  readonly met: number;
}

/** A report that a derivative owes, whether it is there or not. */
export interface OwedReport {
  readonly derivative: string;
  readonly name: string;
  readonly category: Category;
  /** Whether the manifest names it. */
  readonly isNamed: boolean;
}

/** What stands of every distribution that is planned or released, in file order. Those withdrawn owe nothing more. */
export function distributionStatus(analysis: Analysis): readonly DistributionStatus[] {
  return [...analysis.context.manifest.distributions.values()]
    .filter(({ status }) => status?.value !== 'withdrawn')
    .map((distribution) => {
      const verdict = verdictOf(analysis, distribution);
      return { id: distribution.id.value, verdict: verdict.kind, ...progressOf(verdict) };
    });
}

/** The reports of all derivatives, in file order. What may not be shared at all owes none. */
export function owedReports({ context }: Analysis): readonly OwedReport[] {
  const { lineage } = context;
  return [...context.manifest.derivatives.values()]
    .filter((derivative) => lineage.risk(derivative) !== 'high')
    .flatMap((derivative) =>
      CATEGORIES.filter((category) => lineage.has(derivative, category)).map((category) => ({
        derivative: derivative.id.value,
        name: labelOf(derivative),
        category,
        isNamed: derivative.reports[category] !== undefined,
      })),
    );
}
