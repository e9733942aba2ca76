import { fieldsAt } from '../schema/describe';
import { meant } from '../schema/repair';
import { valueOf, type Node } from '../syntax/tree';
import type { Artifact, Derivative, Distribution } from './manifest';

/**
 * Whether a field is written at all, if only with a value that is none or under a misspelled name: what is wrong with
 * that has a finding.
 */
export function isWritten(entry: Artifact | Derivative | Distribution, ...path: readonly string[]): boolean {
  let node = written(entry.entry.value, [SECTIONS[entry.kind], entry.id.value], path[0] ?? '');
  for (const [index, key] of path.slice(1).entries()) {
    // A map that is not written as one can't say whether it has the field.
    if (node !== undefined && node.kind !== 'map') return true;
    node = written(node, [SECTIONS[entry.kind], entry.id.value, ...path.slice(0, index + 1)], key);
  }
  return node !== undefined;
}

const SECTIONS = { artifact: 'artifacts', derivative: 'derivatives', distribution: 'distributions' } as const;

/** The value under a key of the map that a path of the manifest leads to, or under a slip of that key. */
function written(map: Node | undefined, path: readonly string[], key: string): Node | undefined {
  const value = valueOf(map, key);
  if (value !== undefined || map?.kind !== 'map') return value;
  const isSlip = (word: string): boolean => {
    // Most words are near to nothing, so that the fields need not be looked up.
    const names = meant(word, [key]) === undefined ? [] : fieldsAt(path).map(({ name }) => name);
    return !names.includes(word) && meant(word, names) === key;
  };
  return map.entries.find(({ key: { text } }) => isSlip(text))?.value;
}
