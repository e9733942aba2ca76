#!/usr/bin/env node
// All that a release publishes, in out/release: the npm package, the .vsix, and their checksums.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, root } from './prepare.mjs';

const folder = join(root, 'out', 'release');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await npm('pack', '--silent', '--pack-destination', folder);
const { status } = spawnSync(process.execPath, [join(root, '.scripts/package.mjs')], { cwd: root, stdio: 'inherit' });
if (status !== 0) throw new Error('The extension was not packaged.');
const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const vsix = `${name}-${version}.vsix`;
await rename(join(root, vsix), join(folder, vsix));
const lines = [];
for (const file of (await readdir(folder)).sort()) {
  lines.push(
    `${createHash('sha256')
      .update(await readFile(join(folder, file)))
      .digest('hex')}  ${file}\n`,
  );
}
await writeFile(join(folder, 'SHA256SUMS'), lines.join(''));
process.stdout.write(lines.join(''));
