import type { Extent } from '../../syntax/extent';
import { endOfEntry } from '../../syntax/insert';
import type { Tree } from '../../syntax/parse';
import { entryOf, isEmpty } from '../../syntax/tree';
import { span } from '../../text/span';

/** Whether an artifact can be added at a stretch: where the artifacts are, and anywhere while there are none. */
export function takesArtifacts(tree: Tree, stretch: Extent): boolean {
  const section = entryOf(tree.root, 'artifacts');
  if (section === undefined) return true;
  const { key, value } = section;
  if (value.alias === true || (value.kind === 'map' ? value.flow : !isEmpty(value))) return false;
  const own = value.kind === 'map' ? value.entries.filter(({ merged }) => !merged) : [];
  const last = own.at(-1) ?? section;
  const start = tree.resolve(key.span)?.start;
  const end = tree.resolve(span(last.key.span.fragment, last.key.span.start, endOfEntry(last)))?.end;
  return start !== undefined && end !== undefined && start <= stretch.end && stretch.start <= end;
}
