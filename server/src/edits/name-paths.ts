import type { Distribution } from '../manifest/manifest';
import { appendItem, replaceNode } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import { addField, DISTRIBUTION } from './add-field';

/** The fields of a distribution that hold one path or several. */
const FIELDS = { agreement: 'agreements', notices: 'notices' } as const;

/** Names further paths in a field of a distribution; nothing where its entry is no map. `paths` is not empty. */
export function namePaths(
  distribution: Distribution,
  field: keyof typeof FIELDS,
  paths: readonly string[],
): Edit | undefined {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return undefined;
  const written = entryOf(map, field);
  const [first, second] = paths;
  const all = [...distribution[FIELDS[field]].map(({ value }) => value), ...paths];
  const [only, more] = all;
  const value = only !== undefined && more === undefined ? only : all;
  if (written === undefined || written.merged) return addField(map, DISTRIBUTION, { key: field, value });
  const { value: node } = written;
  if (node.kind !== 'list') return replaceNode(node, value);
  return node.alias !== true && first !== undefined && second === undefined
    ? appendItem(node, first)
    : replaceNode(node, all);
}
