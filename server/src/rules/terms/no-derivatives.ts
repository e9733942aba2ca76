import { termsRule } from '../terms-rule';

export const noDerivatives = termsRule({
  id: 'terms/no-derivatives',
  description:
    'Something is made from material whose license only permits sharing it unchanged, or restricts its outputs.',
  why: 'Finds shared works that a license does not permit, since only the unchanged original may be shared.',
});
