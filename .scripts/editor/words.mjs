import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the extension says in a language, by its English words. What is no text of a catalog fails.
 *
 * @typedef {(english: string) => string} Words
 */

/** @param {string} root the project's folder @param {string | undefined} locale @returns {Promise<Words>} */
export async function wordsIn(root, locale) {
  if (locale === undefined) return (english) => english;
  const rooms = join(root, 'server', 'l10n', locale);
  const files = [
    ...(await readdir(rooms)).filter((name) => name.endsWith('.json')).map((name) => join(rooms, name)),
    join(root, 'client', 'l10n', `bundle.l10n.${locale}.json`),
  ];
  const catalogs = await Promise.all(
    files.map(async (file) => Object.entries(JSON.parse(await readFile(file, 'utf8')))),
  );
  /** @type {Map<string, string>} */
  const said = new Map(catalogs.flat());
  return (english) => {
    const text = said.get(english);
    if (text === undefined) throw new Error(`No catalog has “${english}”.`);
    return text;
  };
}
