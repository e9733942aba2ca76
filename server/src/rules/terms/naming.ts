import { termsRule } from '../terms-rule';

export const naming = termsRule({
  id: 'terms/naming',
  description: 'A required display is missing, or a name does not begin as required.',
  why: 'Finds displays and names that a license requires and that are missing, such as “Built with Llama”.',
});
