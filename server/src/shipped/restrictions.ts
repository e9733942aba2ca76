import { RESTRICTED_USES } from '../license/uses';

/** The use-based restrictions, an item each of a list. */
export function restrictionList(): string {
  return RESTRICTED_USES.map(({ line }) => `- ${line}`).join('\n');
}
