import { appendItem, replaceNode, setField } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import type { Distribution } from '../manifest/manifest';

/** Names further paths in the `notices` of a distribution; nothing where its entry is no map. `paths` is not empty. */
export function nameNotices(distribution: Distribution, paths: readonly string[]): Edit | undefined {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return undefined;
  const written = entryOf(map, 'notices');
  const [first, second] = paths;
  const all = [...distribution.notices.map(({ value }) => value), ...paths];
  if (written === undefined || written.merged) {
    const after = ['of', 'audience', 'channel', 'date', 'status', 'agreement', 'attribution'];
    const [only, more] = all;
    return setField(map, 'notices', only !== undefined && more === undefined ? only : all, after);
  }
  const { value: node } = written;
  return node.kind === 'list' && node.alias !== true && first !== undefined && second === undefined
    ? appendItem(node, first)
    : replaceNode(node, all);
}
