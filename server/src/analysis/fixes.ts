import type { Finding, Fix } from '../findings/finding';
import { failureOfFixes } from './failure';

/** The fixes of a finding, and what is to be said where making them broke down. */
export interface Made {
  readonly fixes: readonly Fix[];
  readonly failure?: { readonly finding: Finding; readonly error: unknown };
}

/** Makes the fixes of a finding. Never throws: the finding stands, whatever becomes of its fixes. */
export function fixesOf(finding: Finding): Made {
  try {
    return { fixes: finding.fixes?.() ?? [] };
  } catch (error) {
    return { fixes: [], failure: { finding: failureOfFixes(finding), error } };
  }
}
