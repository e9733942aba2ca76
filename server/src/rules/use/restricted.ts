import { ruledOutRemedy } from '../../obligations/hindrances';
import type { Rule } from '../rule';
import { onUses } from '../use-rule';

/** A use that Exhibit A rules out. */
export const restricted: Rule = {
  id: 'use/restricted',
  description: 'A use that Exhibit A of the license rules out.',
  why: 'Finds uses that Exhibit A rules out, since it binds every use of what comes from an ImpACT artifact, inside too.',
  severity: 'error',
  ...onUses('ruled-out', ({ work, path }) => ({ remedy: ruledOutRemedy(work, path) })),
};
