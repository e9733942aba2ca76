import type { VerdictKind } from '../obligations/reason';
import { t } from '../text/l10n';

/** What is known of a release that says how to go on. */
export interface Standing {
  readonly kind: VerdictKind;
  /** Whether “impact prepare” has something to write. */
  readonly isPreparable: boolean;
  /** Whether a review settles something. */
  readonly isReviewable: boolean;
}

/** The commands that do what is left of a release, a sentence each, as far as there are such. */
export function nextSteps(id: string, { kind, isPreparable, isReviewable }: Standing): readonly string[] {
  return [
    ...(isPreparable ? [t`“impact prepare ${id}” writes what is missing.`] : []),
    ...(kind === 'forbidden' || kind === 'unknown'
      ? [t`“impact advise ${id}” lists the smallest changes that clear it.`]
      : []),
    ...(isReviewable ? [t`“impact review ${id} --by NAME” records that someone has reviewed the rest.`] : []),
  ];
}
