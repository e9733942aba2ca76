import { stringify } from 'yaml';

/** A value to be written as YAML. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** What a YAML reader refuses, folds or shows in another way than it is written: never in plain words. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const ODD = /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;

/** What older readers of YAML take for true or false. */
const OLD_FLAG = /^(?:y|n|yes|no|on|off)$/i;

/** A scalar on one line, in quotes only where it needs them. Several lines become one quoted line. */
export function scalarText(value: string | number | boolean): string {
  if (typeof value === 'string' && (/[\n\r]/.test(value) || isOdd(value) || OLD_FLAG.test(value)))
    return quotedText(value);
  const text = stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' });
  const line = text.replace(/\n$/, '');
  // What looks like the border of a document is put on a line of its own, which a key has no room for.
  return line.includes('\n') ? quotedText(String(value)) : line;
}

/** An id as a key, in quotes only where a reader of YAML would take it for another one: `1.0` for 1, `null` for none. */
export function keyText(id: string): string {
  return /^(?:0|[1-9]\d{0,14})$/.test(id) ? id : scalarText(id);
}

/** Text in double quotes, on one line. */
export function quotedText(value: string): string {
  const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(ODD, escaped);
}

/** Whether text has to be escaped, on however many lines it is. */
export function isOdd(value: string): boolean {
  return value.search(ODD) !== -1;
}

/** A value on one line, with names of fields as keys; lists in brackets and maps in braces. */
export function flowText(value: Plain): string {
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(flowText).join(', ')}]`;
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flowText(inner)}`)
      .join(', ')} }`;
  if (typeof value === 'string' && /[,[\]{}]|^[-?:]/.test(value)) return quotedText(value);
  return scalarText(value);
}

/** A literal block for text of several lines, from its `|`; the lines are indented as given. The text starts with a word. */
export function literalText(value: string, indent: string, eol: string): string {
  const ended = value.endsWith('\n');
  const lines = (ended ? value.slice(0, -1) : value).split('\n');
  return [ended ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))].join(eol);
}
