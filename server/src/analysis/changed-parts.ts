import type { Tree } from '../syntax/parse';
import type { Part } from '../syntax/tree';

/** The parts that an edit has replaced. */
export interface ChangedParts {
  readonly gone: ReadonlySet<Part>;
  readonly come: readonly Part[];
}

/** What differs between the parts before and after an edit, at whose borders most of them are the same. */
export function changedParts(before: readonly Part[], after: readonly Part[]): ChangedParts {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = new Set(before.slice(start, before.length - end));
  const now = after.slice(start, after.length - end);
  return { gone: new Set([...old].filter((part) => !now.includes(part))), come: now.filter((part) => !old.has(part)) };
}

/** Something that is read out of single parts, by part, without those that hold nothing of it. */
export type ByPart<T> = ReadonlyMap<Part, readonly T[]>;

const NONE: ByPart<never> = new Map();

/** Reads it out of all parts, or out of those that have come since `before` was read. */
export function readParts<T>(
  tree: Tree,
  read: (part: Part) => readonly T[],
  before?: { readonly found: ByPart<T>; readonly changed: ChangedParts },
): ByPart<T> {
  const found = new Map(before?.found);
  for (const part of before?.changed.gone ?? []) found.delete(part);
  const fresh = before === undefined ? tree.parts : before.changed.come;
  for (const part of fresh) {
    const held = read(part);
    if (held.length > 0) found.set(part, held);
  }
  if (found.size === 0) return NONE;
  const startOf = (part: Part): number => tree.resolve({ fragment: part, start: 0, end: 0 })?.start ?? 0;
  const isInOrder = before === undefined || found.size < 2;
  return isInOrder ? found : new Map([...found].sort(([a], [b]) => startOf(a) - startOf(b)));
}
