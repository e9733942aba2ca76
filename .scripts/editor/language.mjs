import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives a profile a language, so that an extension shows its own translation.
 * An editor takes a language only when it has a language pack for it; this one
 * translates nothing, so the editor's own texts stay English.
 *
 * @param {import('./serve.mjs').Profile} profile
 * @param {string} locale such as `de`
 * @returns {Promise<string[]>} the server's flags for it
 */
export async function emptyLanguagePack(profile, locale) {
  const folder = join(profile.data, 'data');
  const translation = join(folder, `translation.${locale}.json`);
  const extensions = [{ extensionIdentifier: { id: `editor.language-${locale}` }, version: '0.0.0' }];
  const pack = { hash: `empty-${locale}`, label: locale, extensions, translations: { vscode: translation } };
  await mkdir(folder, { recursive: true });
  await writeFile(translation, JSON.stringify({ contents: {} }));
  await writeFile(join(folder, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
  return ['--locale', locale];
}
