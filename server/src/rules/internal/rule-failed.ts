import type { Rule } from '../rule';

/**
 * Has no visitor: the analysis says it wherever another rule breaks down, so that what was not checked is never taken for
 * what is right.
 */
export const ruleFailed: Rule = {
  id: 'internal/rule-failed',
  description: 'A check failed, so what it would have found is not known.',
  why: 'Says where a check failed, since what it would have found there is not known and can’t be relied on.',
  severity: 'error',
  always: true,
};
