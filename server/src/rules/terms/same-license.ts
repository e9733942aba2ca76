import { termsRule } from '../terms-rule';

export const sameLicense = termsRule({
  id: 'terms/same-license',
  description: 'Something must stay under the license of its source.',
  why: 'Finds derivatives that have to stay under the license of a source and do not say so, or can’t, because two sources contradict each other.',
});
