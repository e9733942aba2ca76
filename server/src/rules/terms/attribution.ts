import { termsRule } from '../terms-rule';

export const attribution = termsRule({
  id: 'terms/attribution',
  description: 'The credit that another license asks for is missing.',
  why: 'Finds credits that other licenses ask for and that do not ship, since the right to share hangs on them.',
});
