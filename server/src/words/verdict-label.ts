import { progressOf } from '../analysis/progress';
import type { Verdict } from '../analysis/verdict';
import type { VerdictKind } from '../obligations/reason';
import { t } from '../text/l10n';

const WORDS: Readonly<Record<VerdictKind, string>> = {
  internal: t`internal use`,
  forbidden: t`forbidden`,
  unknown: t`unknown`,
  'obligations-missing': t`not ready`,
  'needs-review': t`needs review`,
  ready: t`ready`,
};

/** A verdict in a word or two, for the side of an entry. */
export function verdictLabel({ kind }: Pick<Verdict, 'kind'>): string {
  return WORDS[kind];
}

/** “3 of 5 obligations met”; nothing where nothing is owed. */
export function obligationsLabel(verdict: Pick<Verdict, 'obligations' | 'reasons'>): string | undefined {
  const { owed, met } = progressOf(verdict);
  if (owed === 0) return undefined;
  return owed === 1 ? t`${String(met)} of 1 obligation met` : t`${String(met)} of ${String(owed)} obligations met`;
}

/** What a verdict comes down to, to follow its label: what is missing, what is left to look at, or why not. */
export function verdictDetail(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'forbidden':
    case 'unknown':
      return undefined;
    case 'needs-review': {
      const left = pointsOf(verdict).length;
      return left === 1 ? t`1 point needs review` : t`${left} points need review`;
    }
    default:
      return obligationsLabel(verdict);
  }
}

/** What is left for a person to judge. */
function pointsOf({ reasons }: Pick<Verdict, 'reasons'>): Verdict['reasons'] {
  return reasons.filter(({ verdict }) => verdict === 'needs-review');
}
