import { progressOf } from '../analysis/progress';
import type { Verdict } from '../analysis/verdict';
import type { VerdictKind } from '../obligations/reason';
import { count } from '../text/words';

const WORDS: Readonly<Record<VerdictKind, string>> = {
  internal: 'internal use',
  forbidden: 'forbidden',
  unknown: 'unknown',
  'obligations-missing': 'not ready',
  'needs-review': 'needs review',
  ready: 'ready',
};

/** A verdict in a word or two, for the side of an entry. */
export function verdictLabel({ kind }: Pick<Verdict, 'kind'>): string {
  return WORDS[kind];
}

/** “3 of 5 obligations met”; nothing where nothing is owed. */
export function obligationsLabel(verdict: Pick<Verdict, 'obligations' | 'reasons'>): string | undefined {
  const { owed, met } = progressOf(verdict);
  return owed === 0 ? undefined : `${String(met)} of ${String(owed)} obligation${owed === 1 ? '' : 's'} met`;
}

/** What a verdict comes down to, to follow its label: what is missing, what is left to look at, or why not. */
export function verdictDetail(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'forbidden':
    case 'unknown':
      return undefined;
    case 'needs-review':
      return `${count(pointsOf(verdict).length, 'point')} left for a person to judge`;
    default:
      return obligationsLabel(verdict);
  }
}

/** What is left for a person to judge. */
function pointsOf({ reasons }: Pick<Verdict, 'reasons'>): Verdict['reasons'] {
  return reasons.filter(({ verdict }) => verdict === 'needs-review');
}
