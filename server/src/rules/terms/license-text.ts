import { termsRule } from '../terms-rule';

export const licenseText = termsRule({
  id: 'terms/license-text',
  description: 'The text of another license does not ship.',
  why: 'Finds license texts that do not ship, since most licenses travel with their own text or its address.',
});
