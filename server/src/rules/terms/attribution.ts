import { termsRule } from '../terms-rule';

export const attribution = termsRule({
  id: 'terms/attribution',
  description: 'The credit that another license requires is missing.',
  why: 'Finds credits that other licenses require and that do not ship, since the right to share depends on them.',
});
