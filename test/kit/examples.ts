import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Marker } from './markers';

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

/**
 * What is to be found in each of them, by its path: people open the examples, so it stands in a file of its own. Below a
 * path, a line for each finding: `line:first-last severity rule`, counted from one, and the message or nothing of it.
 */
export function exampleFindings(): ReadonlyMap<string, readonly Marker[]> {
  const blocks = readFileSync(join(__dirname, 'example-findings.txt'), 'utf8').split(/\n{2,}/);
  return new Map(
    blocks.map((block) => {
      const [path = '', ...lines] = block.trim().split('\n');
      return [path, lines.map((line) => expectedIn(line, path))];
    }),
  );
}

const EXPECTED = /^ {2}(\d+):(\d+)-(\d+) (error|warning|information|hint) ([a-z]+\/[a-z-]+)(?:: (.*))?$/;

function expectedIn(line: string, path: string): Marker {
  const match = EXPECTED.exec(line);
  if (match === null) throw new Error(`${path}: “${line}” is no finding`);
  const [, row, first, last, severity = '', rule = '', message] = match;
  return { line: Number(row) - 1, start: Number(first) - 1, end: Number(last), toEnd: false, severity, rule, message };
}

export function exampleUri(path: string): string {
  return pathToFileURL(join(EXAMPLES, path)).href;
}

export function isExample(path: string): boolean {
  return statSync(join(EXAMPLES, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
