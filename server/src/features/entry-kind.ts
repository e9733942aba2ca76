import type { Distribution, Work } from '../manifest/manifest';

/** What a symbol is of; a client shows each with an icon of its own. */
export type EntryKind = 'data' | 'model' | 'application' | 'other' | 'distribution';

/** The kind by the type that an entry states; `other` for none, or for one that no entry should have. */
export function kindOf(entry: Work | Distribution): EntryKind {
  if (entry.kind === 'distribution') return 'distribution';
  const type = entry.type?.value;
  return type === 'data' || type === 'model' || type === 'application' ? type : 'other';
}
