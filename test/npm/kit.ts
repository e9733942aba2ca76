import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Context } from 'mocha';

/** The fenced blocks of a page that begin with these words. */
export function blocksIn(page: string, kind: string): readonly string[] {
  return page
    .split(/^```/m)
    .filter((part) => part.startsWith(`${kind}\n`))
    .map((part) => part.slice(kind.length + 1));
}

/** Another version of Node: its program, from the package that npm has of it for this system; undefined where it can't be had. */
export function nodeOf(version: string): string | undefined {
  const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const name = `node-${system}`;
  return fetched(`${name}@${version}`, `${name}/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`);
}

/**
 * A file of a package that only tests want, and not on every machine: it is fetched once into the cache beside the other
 * packages, and is undefined where the registry does not have it or does not answer.
 */
export function fetched(spec: string, file: string): string | undefined {
  const folder = resolve(__dirname, '../../node_modules/.cache/impact-tests', spec);
  const path = join(folder, 'node_modules', file);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  spawnSync(
    'npm',
    [
      ...[
        'install',
        '--prefix',
        folder,
        '--no-save',
        '--no-package-lock',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
      ],
      spec,
    ],
    { shell: process.platform === 'win32', stdio: 'ignore', timeout: 180_000 },
  );
  return existsSync(path) ? path : undefined;
}

/** Ends a test that can't be run on this machine, and says why. */
export function skip(test: Context, why: string): never {
  process.stdout.write(`    skipped: ${why}\n`);
  return test.skip();
}
