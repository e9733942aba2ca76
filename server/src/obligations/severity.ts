import type { Severity } from '../findings/finding';
import { isShared, statusOf, type Distribution } from '../manifest/manifest';

/**
 * How much weight a finding about a distribution has by its status: what the tier forbids is an error, and so is an
 * obligation that a release does not meet; before the release it is a warning. Nothing where no finding is due, for what
 * was withdrawn or stays inside.
 */
export function severityFor(distribution: Distribution, matter: 'forbidden' | 'obligation'): Severity | undefined {
  if (!isShared(distribution)) return undefined;
  return matter === 'forbidden' || statusOf(distribution) === 'released' ? 'error' : 'warning';
}
