import { termsRule } from '../terms-rule';

export const nonCommercial = termsRule({
  id: 'terms/non-commercial',
  description: 'Something that allows no commercial use is shared.',
  why: 'Finds shared works that allow no commercial use, since recipients must be told, and the manifest does not say whether a release is commercial.',
});
