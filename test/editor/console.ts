import { UIKind, env } from 'vscode';

/**
 * What tests and mocha print, in place of the global console: in a browser the
 * log of the tests and that of the whole editor arrive as one, so that each
 * piece of text gets a mark. The desktop prints the tests' output apart.
 */
const mark = env.uiKind === UIKind.Web ? 'test│' : '';

/** Fills in a format string as Node's console does; browsers do it elsewhere. */
function format(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(show).join(' ');
  const filled = first.replace(/%[sdifjoO%]/g, (placeholder) => {
    if (placeholder === '%%') return '%';
    return rest.length === 0 ? placeholder : show(rest.shift());
  });
  return [filled, ...rest.map(show)].join(' ');
}

function show(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value);
}

function write(...values: readonly unknown[]): void {
  globalThis.console.log(mark + format(values));
}

export const console = { debug: write, error: write, info: write, log: write, warn: write };
