import { createHash } from 'node:crypto';
import { relativePath } from '../text/uri';
import type { PlacedFinding } from './outcome';

/**
 * Fingerprints that stay the same while other lines come and go, so that a finding that is known already is known again:
 * made of the rule, the file, the line’s words, and which of several equal ones it is.
 */
export class Fingerprints {
  private readonly counts = new Map<string, number>();

  /** `root` is the folder of the workspace. */
  constructor(private readonly root: string) {}

  fingerprint({ rule, place, line }: PlacedFinding): string {
    const words = [
      rule,
      relativePath(`${this.root}/-`, place.uri),
      line.trim(),
      line.slice(place.start.column - 1).trim(),
    ];
    const key = JSON.stringify(words);
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return createHash('sha256')
      .update(`${key}:${String(count)}`)
      .digest('hex')
      .slice(0, 32);
  }
}
