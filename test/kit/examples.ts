import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const EXAMPLES = resolve(__dirname, '../../examples');

/** A day for checking the examples, late enough that what they say no longer depends on it. */
export const EXAMPLES_DAY = '2026-11-01';

/** Every file of the examples, by its path below their folder. */
const FILES = filesBelow();

function filesBelow(): Readonly<Record<string, string>> {
  const entries = readdirSync(EXAMPLES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(EXAMPLES, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

export function exampleFiles(): Readonly<Record<string, string>> {
  return FILES;
}

/** The manifests among them, in order. */
export function exampleManifests(): readonly string[] {
  return Object.keys(exampleFiles())
    .filter((path) => /(?:^|[./])impact\.ya?ml$/.test(path))
    .sort();
}

export function exampleUri(path: string): string {
  return pathToFileURL(join(EXAMPLES, path)).href;
}

export function isExample(path: string): boolean {
  return statSync(join(EXAMPLES, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
