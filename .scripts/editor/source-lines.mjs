import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, dirname, relative, resolve } from 'node:path';

/**
 * Puts the places in the source files where a text, such as a stack trace, names
 * places in a bundled script. The extension host has a way of its own to print
 * stack traces, which knows no source maps.
 *
 * @param {string | undefined} script the bundle; its map is beside it, or nothing is changed
 * @returns {(text: string) => string}
 */
export function sourceLines(script) {
  const map = script === undefined ? undefined : readMap(`${script}.map`);
  if (script === undefined || map === undefined) return (text) => text;
  const name = basename(script).replaceAll('.', '\\.');
  const places = new RegExp(`[^\\s()]*${name}:(\\d+):(\\d+)`, 'g');
  return (text) =>
    text.replace(places, (place, line, column) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry)) return place;
      const source = relative(process.cwd(), resolve(dirname(script), entry.originalSource));
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
}

/** @param {string} path */
function readMap(path) {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
