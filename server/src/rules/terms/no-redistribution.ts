import { termsRule } from '../terms-rule';

export const noRedistribution = termsRule({
  id: 'terms/no-redistribution',
  description: 'Something is shared that may not be passed on, or holds it.',
  why: 'Finds shared works that hold what may not be passed on, since that license grants use and nothing else.',
});
