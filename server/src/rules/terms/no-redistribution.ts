import { termsRule } from '../terms-rule';

export const noRedistribution = termsRule({
  id: 'terms/no-redistribution',
  description: 'Something is shared that may not be redistributed, or that contains such material.',
  why: 'Finds shared works that contain material that may not be redistributed, since its license permits use and nothing else.',
});
