import type { EntrySnapshot, Snapshot } from './snapshot';

/** The same thing on both sides; nothing on the side where there is none. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Manifests are the same where their paths are, and else where most of what they define is: one that was renamed. */
export function pairManifests(base: readonly Snapshot[], head: readonly Snapshot[]): readonly Pair<Snapshot>[] {
  const known = new Map(base.map((snapshot) => [snapshot.key, snapshot]));
  const keys = new Set(head.map(({ key }) => key));
  const gone = new Set(base.filter(({ key }) => !keys.has(key)));
  const pairs = head.map((after): Pair<Snapshot> => {
    const before = known.get(after.key) ?? nearest(after, gone);
    if (before !== undefined) gone.delete(before);
    return { before, after };
  });
  return [...pairs, ...[...gone].map((before) => ({ before, after: undefined }))];
}

function nearest(after: Snapshot, gone: ReadonlySet<Snapshot>): Snapshot | undefined {
  const own = namesIn(after);
  let best: { readonly snapshot: Snapshot; readonly share: number } | undefined;
  for (const snapshot of gone) {
    const others = namesIn(snapshot);
    const common = [...own].filter((name) => others.has(name)).length;
    const share = common / new Set([...own, ...others]).size;
    if (share >= HALF && share > (best?.share ?? 0)) best = { snapshot, share };
  }
  return best?.snapshot;
}

/** As git has it: what shares half with another one is the same. */
const HALF = 0.5;

function namesIn({ entries }: Snapshot): ReadonlySet<string> {
  return new Set(entries.map(({ kind, id }) => `${kind} ${id}`));
}

/** Entries are the same where kind and id are, and else where all that is written in them is. */
export function pairsIn(
  base: readonly EntrySnapshot[],
  head: readonly EntrySnapshot[],
): readonly Pair<EntrySnapshot>[] {
  const known = new Map(base.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  const ids = new Set(head.map(({ kind, id }) => `${kind} ${id}`));
  const gone = new Set(base.filter(({ kind, id }) => !ids.has(`${kind} ${id}`)));
  const pairs = head.map((after): Pair<EntrySnapshot> => {
    const same = known.get(`${after.kind} ${after.id}`);
    const before = same ?? [...gone].find(({ kind, text }) => kind === after.kind && text === after.text);
    if (before !== undefined) gone.delete(before);
    return { before, after };
  });
  return [...pairs, ...[...gone].map((before) => ({ before, after: undefined }))];
}
