import type { CST } from 'yaml';

/** A manifest needs four levels; beyond this a text is hostile or something else, and recursion would be unsafe. */
export const MAX_DEPTH = 64;

/** Whether tokens are nested deeper than a manifest can be. Goes no deeper than that itself. */
export function isTooDeep(tokens: readonly CST.Token[]): boolean {
  return tokens.some((token) => isDeeper(token, MAX_DEPTH));
}

function isDeeper(token: CST.Token, most: number): boolean {
  if (most < 0) return true;
  if (token.type === 'document') return token.value !== undefined && isDeeper(token.value, most - 1);
  if (!('items' in token)) return false;
  for (const { key, value } of token.items) {
    if (key && 'items' in key && isDeeper(key, most - 1)) return true;
    if (value !== undefined && 'items' in value && isDeeper(value, most - 1)) return true;
  }
  return false;
}
