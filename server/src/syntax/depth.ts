import type { CST } from 'yaml';

/** A manifest needs four levels; beyond this a text is hostile or something else, and recursion would be unsafe. */
export const MAX_DEPTH = 64;

/** Whether tokens are nested deeper than a manifest can be. Walks with a list of its own, so that depth can't hurt it. */
export function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(children);
  }
  return false;
}

function children(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  const inner: CST.Token[] = [];
  for (const item of token.items) {
    if (item.key !== undefined && item.key !== null && 'items' in item.key) inner.push(item.key);
    if (item.value !== undefined && 'items' in item.value) inner.push(item.value);
  }
  return inner;
}
