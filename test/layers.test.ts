import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Files directly in `server/src`: each is the entry of a bundle, connects what it needs, and is imported by nobody. */
const ENTRIES = 'entries';
/** The rooms of the server, each below those that may import it. Two on one line never import each other. */
const LAYERS = [
  ['text'],
  ['findings'],
  ['syntax'],
  ['schema'],
  ['license'],
  ['manifest'],
  ['lineage'],
  ['report', 'card'],
  ['shipped'],
  ['obligations'],
  ['edits'],
  ['rules'],
  ['analysis'],
  ['words'],
  ['features'],
  ['workspace'],
  ['exchange'],
  ['lsp', 'cli'],
  ['host'],
  [ENTRIES],
];
const SOURCE = resolve(__dirname, '../server/src');
const CLIENT = resolve(__dirname, '../client');
/** Only these may use what is outside of the program. */
const MACHINE = ['host', ENTRIES];
const OUTSIDE = /^(?:node:)?(?:fs|child_process|net|http|https|os|worker_threads|process|dgram|tls)(?:\/|$)/;
const PROTOCOL = /^vscode-(?:languageserver(?!-textdocument)|languageclient|jsonrpc)/;

interface Import {
  readonly file: string;
  /** What is written, or for our own files the path of the file. */
  readonly from: string;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/\b(?:from|import|require)[ (]*['"]([^'"]+)['"]/g);
  return [...found].map(([, from = '']) => ({ file, from: from.startsWith('.') ? fileOf(file, from) : from }));
}

function fileOf(importer: string, from: string): string {
  const path = resolve(dirname(importer), from);
  return [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate)) ?? path;
}

function layerOf(path: string): string {
  const [folder = '', ...rest] = relative(SOURCE, path).split(/[\\/]/);
  return rest.length === 0 ? ENTRIES : folder;
}

const files = sourcesIn(SOURCE);
const imports = files.flatMap(importsOf);
const isOurs = ({ from }: Import): boolean => from.startsWith(SOURCE);

describe('the layers', () => {
  it('are the folders that there are', () => {
    const folders = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const layers = LAYERS.flat().filter((layer) => layer !== ENTRIES);
    assert.deepEqual(folders.map(({ name }) => name).sort(), layers.sort());
  });

  it('import only from layers below', () => {
    const rank = (layer: string): number => LAYERS.findIndex((level) => level.includes(layer));
    const upward = imports.filter(isOurs).filter(({ file, from }) => {
      const [layer, target] = [layerOf(file), layerOf(from)];
      // An entry is named by the one that loads its bundle.
      return layer === target ? false : rank(target) >= rank(layer);
    });
    assert.deepEqual(upward, []);
  });

  it('hold no circle of files, not even of types', () => {
    const next = new Map(files.map((file) => [file, importsOf(file).map(({ from }) => from)]));
    const done = new Set<string>();
    const circles: string[][] = [];
    const visit = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at >= 0) circles.push([...path.slice(at), file].map((one) => relative(SOURCE, one)));
      if (at >= 0 || done.has(file)) return;
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    assert.deepEqual(circles, []);
  });

  it('let no rule import another', () => {
    const isRule = (path: string): boolean => /^rules[\\/][^\\/]+[\\/][^\\/]+$/.test(relative(SOURCE, path));
    assert.deepEqual(
      imports.filter(({ file, from }) => isRule(file) && isRule(from)),
      [],
    );
  });

  it('know the protocol in lsp and the entries alone', () => {
    const elsewhere = imports.filter(
      ({ file, from }) => PROTOCOL.test(from) && !['lsp', ENTRIES].includes(layerOf(file)),
    );
    assert.deepEqual(elsewhere, []);
  });

  it('leave the disk, the network, processes and clocks to the host and the entries', () => {
    const inside = files.filter((file) => !MACHINE.includes(layerOf(file)));
    assert.deepEqual(
      imports.filter(({ file, from }) => OUTSIDE.test(from) && inside.includes(file)),
      [],
    );
    const globals = inside.filter((file) =>
      /\b(?:process\.|Date\.now\(|new Date\(\)|fetch\()/.test(readFileSync(file, 'utf8')),
    );
    assert.deepEqual(globals, []);
  });
});

describe('the client', () => {
  it('knows nothing of the server but the types of what they say to each other', () => {
    assert.ok(existsSync(CLIENT));
    const messages = join(SOURCE, 'lsp/messages.ts');
    const reaching = sourcesIn(CLIENT).flatMap(importsOf).filter(isOurs);
    assert.deepEqual(
      reaching.filter(({ from }) => from !== messages),
      [],
    );
    // A value would bring code of the server into the client.
    const importing = /^import (?!type )[^;]*lsp\/messages';/m;
    assert.deepEqual(
      reaching.filter(({ file }) => importing.test(readFileSync(file, 'utf8'))),
      [],
    );
    assert.ok(reaching.length > 0);
  });
});
