import { MOST_SOURCES } from '../lineage/excess';
import type { Lineage } from '../lineage/lineage';
import { workOf, type Distribution, type Manifest, type Work } from '../manifest/manifest';
import type { Located } from '../text/span';

type Subject = Work | Distribution;

/** How much there is to look at. */
export interface Workload {
  /** How many works each entry comes from, of those that come from any. */
  readonly sources: ReadonlyMap<Subject, number>;
  readonly total: number;
  /** The entry with which it is too much; nothing where all is looked at. */
  readonly excess: Located<string> | undefined;
}

/**
 * Counts what the works and releases of a manifest come from, up to the bound. After an edit only those are counted again
 * that it affects.
 */
export function workloadOf(
  { manifest, lineage }: { readonly manifest: Manifest; readonly lineage: Lineage },
  before?: { readonly workload: Workload; readonly affected: ReadonlySet<Subject> },
): Workload {
  const sources = new Map(before?.workload.sources);
  let total = before?.workload.total ?? 0;
  for (const subject of before?.affected ?? []) {
    total -= sources.get(subject) ?? 0;
    sources.delete(subject);
  }
  for (const subject of before?.affected ?? entriesOf(manifest)) {
    if (!isIn(manifest, subject)) continue;
    const works = subject.kind === 'distribution' ? sharedBy(subject, manifest) : [subject];
    const count = works.reduce((sum, work) => sum + lineage.reach(work), 0);
    if (count <= 1) continue;
    sources.set(subject, count);
    total += count;
    if (total > MOST_SOURCES) return { sources, total, excess: subject.id };
  }
  return { sources, total, excess: undefined };
}

function* entriesOf({ artifacts, derivatives, distributions }: Manifest): Iterable<Subject> {
  yield* artifacts.values();
  yield* derivatives.values();
  yield* distributions.values();
}

function sharedBy({ shares }: Distribution, manifest: Manifest): readonly Work[] {
  return shares.flatMap(({ value }) => workOf(manifest, value) ?? []);
}

/** Whether an entry is one of the manifest as it is now: what is affected may be gone, or stand in another one. */
function isIn({ artifacts, derivatives, distributions }: Manifest, subject: Subject): boolean {
  const { kind, id } = subject;
  const entries = kind === 'artifact' ? artifacts : kind === 'derivative' ? derivatives : distributions;
  return entries.get(id.value) === subject;
}
