import { useReason } from '../../obligations/hindrances';
import type { Rule } from '../rule';
import { onUses } from '../use-rule';

/** A free use that is near a line of Exhibit A. */
export const unlisted: Rule = {
  id: 'use/unlisted',
  description: 'A use comes close to a line of Exhibit A, so a person has to decide.',
  why: 'Finds uses that come close to a line of Exhibit A, since only a person can decide whether they are ruled out.',
  severity: 'information',
  ...onUses('near', (judged) => ({ remedy: useReason(judged).remedy })),
};
