import { termsRule } from '../terms-rule';

export const noDerivatives = termsRule({
  id: 'terms/no-derivatives',
  description: 'Something is made from material whose license lets it be shared unchanged only, or bars its outputs.',
  why: 'Finds shared works that a license does not let anyone make, since only the unchanged original may be passed on.',
});
