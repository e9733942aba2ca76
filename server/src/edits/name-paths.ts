import type { Distribution } from '../manifest/manifest';
import { appendItem, replaceNode, setField } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';

/** The fields of a distribution that hold one path or several, with what usually stands before each. */
const FIELDS = {
  agreement: { values: 'agreements', after: ['of', 'audience', 'channel', 'date', 'status'] },
  notices: { values: 'notices', after: ['of', 'audience', 'channel', 'date', 'status', 'agreement', 'attribution'] },
} as const;

/** Names further paths in a field of a distribution; nothing where its entry is no map. `paths` is not empty. */
export function namePaths(
  distribution: Distribution,
  field: keyof typeof FIELDS,
  paths: readonly string[],
): Edit | undefined {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return undefined;
  const { values, after } = FIELDS[field];
  const written = entryOf(map, field);
  const [first, second] = paths;
  const all = [...distribution[values].map(({ value }) => value), ...paths];
  const [only, more] = all;
  const value = only !== undefined && more === undefined ? only : all;
  if (written === undefined || written.merged) return setField(map, field, value, after);
  const { value: node } = written;
  if (node.kind !== 'list') return replaceNode(node, value);
  return node.alias !== true && first !== undefined && second === undefined
    ? appendItem(node, first)
    : replaceNode(node, all);
}
