import { stringify } from 'yaml';

/** A value to be written as YAML. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** A scalar on one line, in quotes only where it needs them. Several lines become one quoted line. */
export function scalarText(value: string | number | boolean): string {
  if (typeof value === 'string' && (value.includes('\n') || value.includes('\r'))) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' }).replace(/\n$/, '');
}

/** A value on one line, lists in brackets and maps in braces. */
export function flowText(value: Plain): string {
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(flowText).join(', ')}]`;
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flowText(inner)}`)
      .join(', ')} }`;
  if (typeof value === 'string' && /[,[\]{}]/.test(value)) return JSON.stringify(value);
  return scalarText(value);
}

/** A literal block for text of several lines, from its `|`; the lines are indented as given. The text starts with a word. */
export function literalText(value: string, indent: string, eol: string): string {
  const ended = value.endsWith('\n');
  const lines = (ended ? value.slice(0, -1) : value).split('\n');
  return [ended ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))].join(eol);
}
