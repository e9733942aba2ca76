import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The names of files that hold the terms of a package, or what has to be kept of it. */
const TERMS = /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i;

/**
 * The terms of every package that a part of is in a bundle, for those who get the bundles: name, version and license of each,
 * and the texts that it comes with.
 *
 * @param {readonly (import('esbuild').Metafile | undefined)[]} metafiles
 */
export async function thirdPartyText(metafiles) {
  const inputs = metafiles.flatMap((metafile) =>
    Object.values(metafile?.outputs ?? {}).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const folders = new Set(inputs.flatMap((path) => packageFolder(path) ?? []));
  const packages = await Promise.all([...folders].map(described));
  const byName = new Map(packages.map((it) => [`${it.name} ${it.version}`, it]));
  const sorted = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    'The programs in this folder hold parts of the packages below, each under its own terms, which follow.\n',
    ...sorted.map(({ name, version, license, texts }) =>
      [`${'='.repeat(80)}\n${name} ${version}, ${license}\n${'='.repeat(80)}\n`, ...texts].join('\n'),
    ),
  ].join('\n');
}

/** The folder of the package that a file belongs to. @param {string} path */
function packageFolder(path) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll('\\', '/'))?.[0];
}

/** @param {string} folder */
async function described(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => TERMS.test(file)).sort();
  const texts = await Promise.all(files.map(async (file) => (await readFile(join(folder, file), 'utf8')).trim()));
  const told = typeof license === 'string' ? license : (license?.type ?? 'see its text');
  if (texts.length === 0) texts.push(`By ${author?.name ?? author}. The terms: https://spdx.org/licenses/${told}.html`);
  return { name, version, license: told, texts: texts.map((text) => `${text.replaceAll('\r\n', '\n')}\n`) };
}
