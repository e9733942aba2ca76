import type { Located } from '../text/span';
import type { Lineage } from './lineage';
import type { Work } from '../manifest/manifest';

/**
 * The field that says what a work is; for an entry that is taken from another manifest and does not say it here, the
 * field over there. Nothing where none says it.
 */
export function typeOf(work: Work, lineage: Lineage): Located<string> | undefined {
  const seen = new Set<Work>();
  for (let at: Work | undefined = work; at !== undefined && !seen.has(at);) {
    if (at.type !== undefined) return at.type;
    seen.add(at);
    at = at.kind === 'artifact' ? lineage.links(at)[0]?.work : undefined;
  }
  return undefined;
}
