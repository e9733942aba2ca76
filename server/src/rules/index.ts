import { all } from './all.generated';
import type { Rule } from './rule';

/** The groups, in the order in which their rules are listed everywhere; within a group they go by their names. */
const GROUPS = [
  'manifest',
  'coverage',
  'lineage',
  'distribution',
  'terms',
  'report',
  'card',
  'use',
  'breach',
  'internal',
];

/** Every rule: a file in the folder of a group is one as soon as `npm run generate` has run. */
export const rules: readonly Rule[] = GROUPS.flatMap((group) => all.filter(({ id }) => id.startsWith(`${group}/`)));
