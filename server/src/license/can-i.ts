import { termOf, type Form, type Term } from './terms';
import type { Tier } from './tier';

/** Whom a release reaches. Everyone outside counts as distribution, users of a hosted service included. */
export type Audience = 'internal' | 'third-party' | 'public';

/** All audiences, from the narrowest to the widest. */
export const AUDIENCES: readonly Audience[] = ['internal', 'third-party', 'public'];

/** What is given away, in the words of the question. */
export const FORMS: readonly Form[] = ['artifact', 'derivative'];

/** The answer; `with conditions` means that the distribution rules apply. */
export type Answer = 'allowed' | 'with conditions' | 'forbidden';

const ANSWERS: Readonly<Record<Term, Answer>> = {
  yes: 'allowed',
  'with rules': 'with conditions',
  'internal only': 'forbidden',
  'not applicable': 'forbidden',
};

/**
 * Whether something of that tier may be given to that audience, straight from the permission table. Internal use is
 * no distribution and always allowed; the use-based restrictions of Exhibit A hold there too.
 */
export function mayShare(tier: Tier, form: Form, audience: Audience): Answer {
  if (!isDistribution(audience)) return 'allowed';
  return ANSWERS[termOf(tier, form === 'artifact' ? 'distribute-artifact' : 'distribute-derivatives')];
}

/** Whether reaching that audience is distribution: any external use or sharing is. Source: the licensor's summary. */
export function isDistribution(audience: Audience): boolean {
  return audience !== 'internal';
}
