import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

const ROOT = resolve(__dirname, '../..');

/** A copy of what was built, removed after the test. */
export interface Built {
  readonly folder: string;
  readonly cli: string;
  readonly server: string;
  remove(): void;
}

/** What is replaced in source files, by their paths: words that are there, and what stands there instead. */
export type Plants = Readonly<Record<string, readonly [string, string]>>;

/** Copies what was built to where everybody can read it, wherever this repository lies. */
export function builtCopy(): Built {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'impact-built-')));
  chmodSync(folder, 0o755);
  for (const part of ['dist', 'schemas', 'docs/rules'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  return {
    folder,
    cli: join(folder, 'dist/cli.js'),
    server: join(folder, 'dist/server.js'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds the program anew with something planted in its sources; what was built before is all that is taken over. */
export async function planted(plants: Plants): Promise<Built> {
  const copy = builtCopy();
  const yaml = join(dirname(createRequire(__filename).resolve('yaml/package.json')), 'browser/index.js');
  await build({
    entryPoints: { engine: 'server/src/engine.ts', 'command-line': 'server/src/command-line.ts' },
    outdir: join(copy.folder, 'dist'),
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { yaml },
    logLevel: 'error',
    plugins: [apart, planting(plants)],
  });
  return copy;
}

/** The bundles that stay as they were built. */
const apart: Plugin = {
  name: 'apart',
  setup(builder) {
    builder.onResolve({ filter: /^vscode-languageserver(?:\/node)?$/ }, () => ({ path: './protocol', external: true }));
    builder.onResolve({ filter: /^spdx-license-list$/ }, () => ({ path: './spdx-license-list', external: true }));
    builder.onResolve({ filter: /\/exchange\/import$/ }, () => ({ path: './exchange', external: true }));
    builder.onResolve({ filter: /\/exchange\/export$/ }, () => ({ path: './export', external: true }));
  },
};

function planting(plants: Plants): Plugin {
  return {
    name: 'planting',
    setup(builder) {
      builder.onLoad({ filter: /server[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const plant = plants[relative(ROOT, path).replaceAll('\\', '/')];
        if (plant === undefined) return undefined;
        const text = readFileSync(path, 'utf8');
        const [words, instead] = plant;
        assert.ok(text.includes(words), `${path} has no “${words}”`);
        return { contents: text.replace(words, () => instead), loader: 'ts' };
      });
    },
  };
}
