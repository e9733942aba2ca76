import type { OffsetEdit } from '../../text/edit';

/** More separate edits than this are not worth following one by one: the whole document is read again. */
const MOST = 32;

/**
 * Edits that have been made to a text, in the order in which they apply, each in the offsets of the text that the ones
 * before it have made; `all` where they are too many to follow.
 */
export type Pending = readonly OffsetEdit[] | 'all';

/**
 * The edits with one more after them. An edit that goes on where the last one ended, as typing does, becomes one with it,
 * so that a burst of keys costs as much as a single one.
 */
export function pendingWith(pending: Pending, edit: OffsetEdit): Pending {
  if (pending === 'all') return pending;
  const last = pending.at(-1);
  const joined = last === undefined ? undefined : joinedWith(last, edit);
  if (joined !== undefined) return [...pending.slice(0, -1), joined];
  return pending.length < MOST ? [...pending, edit] : 'all';
}

/** Two edits in a row as one; nothing where the second one lies apart from what the first one wrote. */
function joinedWith(first: OffsetEdit, second: OffsetEdit): OffsetEdit | undefined {
  const written = first.start + first.newText.length;
  if (second.start < first.start || second.start > written) return undefined;
  const kept = first.newText.slice(0, second.start - first.start);
  const rest = first.newText.slice(second.end - first.start);
  return {
    start: first.start,
    end: first.end + Math.max(0, second.end - written),
    newText: kept + second.newText + rest,
  };
}
