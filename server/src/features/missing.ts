import type { Verdict } from '../analysis/verdict';
import { HINDERED, type Reason } from '../obligations/reason';
import type { Span } from '../text/span';
import { say } from '../words/markdown';
import { faultText, owed } from '../words/obligation';
import { obligationPlace } from './obligation-place';

/** One thing that stands between a distribution and its release. */
export interface Missing {
  readonly verdict: Reason['verdict'];
  /** What and why, as a sentence or two; of an obligation what is owed and what is wrong. */
  readonly message: string;
  /** The smallest change that clears it, where one is known. */
  readonly remedy?: string | undefined;
  /** Where a person goes to see to it. */
  readonly span: Span;
}

/** All that is missing before a distribution may go out, the hardest first. What may not be shared owes nothing. */
export function missingIn(verdict: Verdict): readonly Missing[] {
  const { distribution, kind, reasons, obligations } = verdict;
  const unmet = obligations.filter(({ state }) => state === 'missing' || state === 'wrong');
  const all: readonly Missing[] = [
    ...reasons.map(({ verdict: weight, message, remedy, span }) => ({ verdict: weight, message, remedy, span })),
    ...(kind === 'forbidden' ? [] : unmet).map((obligation) => ({
      verdict: 'obligations-missing' as const,
      message: sentence(`${say`${owed(obligation)}`.plain}: ${faultText(obligation)}`),
      span: obligationPlace(obligation, distribution),
    })),
  ];
  return HINDERED.flatMap((weight) => all.filter((it) => it.verdict === weight));
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
