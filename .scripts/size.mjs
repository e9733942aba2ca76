// Prints how large the bundles are, and what they are made of with `--parts`.
import { build } from 'esbuild';
import { readdirSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;

for (const name of readdirSync('dist').sort()) {
  const file = `dist/${name}`;
  if (!statSync(file).isFile()) continue;
  console.log(
    `${file.padEnd(22)} ${kilobytes(statSync(file).size)} ${kilobytes(gzipSync(readFileSync(file)).length)} gzipped`,
  );
}

if (process.argv.includes('--parts')) {
  const { metafile } = await build({
    entryPoints: ['server/src/engine.ts'],
    external: ['./formatter', 'vscode-languageserver'],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'cjs',
    mainFields: ['browser', 'module', 'main'],
    write: false,
    metafile: true,
    outdir: 'out',
  });
  const sizes = new Map();
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0]?.inputs ?? {})) {
    const name =
      /^(?:@[^/]+\/)?[^/]+/.exec(path.split('node_modules/').slice(1).at(-1) ?? '')?.[0] ??
      path.split('/').slice(0, 3).join('/');
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  console.log('\ndist/engine.js, with the tables that lie apart, is made of');
  for (const [name, bytes] of [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 25))
    console.log(`${kilobytes(bytes)}  ${name}`);
}
