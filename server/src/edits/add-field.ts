import { fieldNamesAt } from '../schema/describe';
import { replaceNode, replaceValue, setField } from '../syntax/insert';
import type { Path } from '../syntax/locate';
import type { Plain } from '../syntax/render';
import { entryOf, type MapNode } from '../syntax/tree';
import type { Edit } from '../text/edit';

/** Any id will do where only the kind of an entry matters. */
const ANY = '';

/** The keys of a kind of entry, in the one order in which the documentation has them and “Sort the fields” puts them. */
export function keyOrder(entry: Path): readonly string[] {
  return fieldNamesAt(entry);
}

/** Where the fields of entries are described. */
export const ARTIFACT: Path = ['artifacts', ANY];
export const DERIVATIVE: Path = ['derivatives', ANY];
export const DISTRIBUTION: Path = ['distributions', ANY];
export const BREACH: Path = ['breaches', 0];

/** Adds a field to an entry that does not have it, where it stands in the order of the keys. */
export function addField(
  map: MapNode,
  entry: Path,
  { key, value }: { readonly key: string; readonly value: Plain },
): Edit {
  const order = keyOrder(entry);
  return setField(map, { key, value }, order.slice(0, Math.max(0, order.indexOf(key))));
}

/** Gives a field of an entry a value: in place of the one that is written there, or as a new field where it belongs. */
export function putField(map: MapNode, entry: Path, field: { readonly key: string; readonly value: Plain }): Edit {
  const written = entryOf(map, field.key);
  // What comes in through a merge key is written elsewhere, for others as well.
  if (written === undefined || written.merged) return addField(map, entry, field);
  const { value: node } = written;
  const isOnALine = node.kind === 'scalar' && node.style !== 'literal' && node.style !== 'folded';
  return isOnALine && typeof field.value === 'string'
    ? replaceValue(node.span, field.value)
    : replaceNode(node, field.value);
}
