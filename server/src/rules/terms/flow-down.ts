import { termsRule } from '../terms-rule';

export const flowDown = termsRule({
  id: 'terms/flow-down',
  description: 'The agreement leaves out restrictions of another license.',
  why: 'Finds agreements that leave out the restrictions of other licenses, since these apply in addition to Exhibit A.',
});
