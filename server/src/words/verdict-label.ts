import { progressOf } from '../analysis/progress';
import type { Verdict } from '../analysis/verdict';
import type { VerdictKind } from '../obligations/reason';
import { t } from '../text/l10n';
import { count } from '../text/words';

const WORDS: Readonly<Record<VerdictKind, string>> = {
  internal: t`internal use`,
  forbidden: 'forbidden',
  unknown: 'unknown',
  'obligations-missing': t`not ready`,
  'needs-review': t`needs review`,
  ready: 'ready',
};

/** A verdict in a word or two, for the side of an entry. */
export function verdictLabel({ kind }: Pick<Verdict, 'kind'>): string {
  return WORDS[kind];
}

/** “3 of 5 obligations met”; nothing where nothing is owed. */
export function obligationsLabel(verdict: Pick<Verdict, 'obligations' | 'reasons'>): string | undefined {
  const { owed, met } = progressOf(verdict);
  return owed === 0 ? undefined : t`${String(met)} of ${String(owed)} obligation${owed === 1 ? '' : 's'} met`;
}

/** What a verdict comes down to, to follow its label: what is missing, what is left to look at, or why not. */
export function verdictDetail(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'forbidden':
    case 'unknown':
      return undefined;
    case 'needs-review':
      return t`${count(pointsOf(verdict).length, 'point')} left for a person to judge`;
    default:
      return obligationsLabel(verdict);
  }
}

/** What is left for a person to judge. */
function pointsOf({ reasons }: Pick<Verdict, 'reasons'>): Verdict['reasons'] {
  return reasons.filter(({ verdict }) => verdict === 'needs-review');
}
