import { MOST_SOURCES } from '../lineage/excess';
import type { Lineage } from '../lineage/lineage';
import { workOf, type Distribution, type Manifest, type Work } from '../manifest/manifest';
import type { Located } from '../text/span';

type Subject = Work | Distribution;

/** How much there is to look at. */
export interface Workload {
  /** How many works each entry comes from, of those that come from others, by its key; not kept of what is counted at once. */
  readonly sources?: ReadonlyMap<string, number>;
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
  last?: { readonly workload: Workload; readonly affected: ReadonlySet<Subject> },
): Workload {
  const before = last?.workload.sources === undefined ? undefined : last;
  const known = { sources: before?.workload.sources ?? NONE, total: before?.workload.total ?? 0 };
  const changed = new Map<string, number>();
  let { total } = known;
  for (const { kind, id, uri } of before?.affected ?? entriesOf(manifest)) {
    const key = `${kind} ${id.value}`;
    if (uri !== manifest.uri || changed.has(key)) continue;
    // What is affected may be gone, or be another one now.
    const subject = entryOf(manifest, kind, id.value);
    const then = known.sources.get(key) ?? 0;
    const now = subject === undefined ? 0 : countOf(subject, manifest, lineage);
    if (now === then) continue;
    changed.set(key, now);
    total += now - then;
    if (total > MOST_SOURCES) return { total, excess: id };
  }
  if (before !== undefined && changed.size === 0) return before.workload;
  const { artifacts, derivatives, distributions } = manifest;
  const isCountedAtOnce = artifacts.size + derivatives.size + distributions.size <= FEW && total <= 10 * FEW;
  if (isCountedAtOnce) return { total, excess: undefined };
  return { sources: new Map([...known.sources, ...changed]), total, excess: undefined };
}

/** Most manifests have fewer entries, and thousands of them are kept. */
const FEW = 50;
const NONE: ReadonlyMap<string, number> = new Map<string, number>();

function* entriesOf({ artifacts, derivatives, distributions }: Manifest): Iterable<Subject> {
  yield* artifacts.values();
  yield* derivatives.values();
  yield* distributions.values();
}

function entryOf(
  { artifacts, derivatives, distributions }: Manifest,
  kind: Subject['kind'],
  id: string,
): Subject | undefined {
  return (kind === 'artifact' ? artifacts : kind === 'derivative' ? derivatives : distributions).get(id);
}

/** How many works an entry comes from, itself counted as well; nothing where it comes from itself alone. */
function countOf(subject: Subject, manifest: Manifest, lineage: Lineage): number {
  const works =
    subject.kind === 'distribution' ? subject.shares.flatMap(({ value }) => workOf(manifest, value) ?? []) : [subject];
  const count = works.reduce((sum, work) => sum + lineage.reach(work), 0);
  return count > 1 ? count : 0;
}
