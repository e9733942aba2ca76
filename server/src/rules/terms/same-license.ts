import { termsRule } from '../terms-rule';

export const sameLicense = termsRule({
  id: 'terms/same-license',
  description: 'Something has to stay under the license of its source.',
  why: 'Finds derivatives that have to stay under the license of a source and do not say so, or can’t as two of them exclude each other.',
});
