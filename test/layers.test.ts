import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The layers of the server, each above those it may import. The two on one line never import each other. */
const LAYERS = [
  ['text'],
  ['findings'],
  ['syntax'],
  ['schema'],
  ['license'],
  ['model'],
  ['rules'],
  ['analysis'],
  ['templates'],
  ['features'],
  ['workspace'],
  ['lsp', 'cli'],
];
const SOURCE = resolve(__dirname, '../server/src');
const CLIENT = resolve(__dirname, '../client');
/** Only these may use what is outside of the program. */
const OUTSIDE = /^(?:node:)?(?:fs|child_process|net|http|https|os|worker_threads|process|dgram|tls)(?:\/|$)/;
const PROTOCOL = /^vscode-(?:languageserver(?!-textdocument)|languageclient|jsonrpc)/;

interface Import {
  readonly file: string;
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
  return [...found].map((match) => ({ file, from: match[1] ?? '' }));
}

/** The layer of a file by the folder it is in; nothing for the entries beside the folders. */
function layerOf(path: string): string | undefined {
  const [folder, ...rest] = relative(SOURCE, path).split(/[\\/]/);
  return rest.length === 0 ? undefined : folder;
}

const imports = sourcesIn(SOURCE).flatMap(importsOf);

describe('the layers', () => {
  it('are the folders that there are', () => {
    const folders = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(folders.map(({ name }) => name).sort(), LAYERS.flat().sort());
  });

  it('import only from layers below', () => {
    const rank = (layer: string): number => LAYERS.findIndex((level) => level.includes(layer));
    const upward = imports.filter(({ file, from }) => {
      const [layer, target] = [layerOf(file), from.startsWith('.') ? layerOf(resolve(file, '..', from)) : undefined];
      if (layer === undefined || target === undefined || layer === target) return false;
      return rank(target) >= rank(layer);
    });
    assert.deepEqual(upward, []);
  });

  it('leave entries to be imported by nobody', () => {
    assert.deepEqual(
      imports.filter(({ from }) => /(?:^|\/)main\.[a-z]+$/.test(from)),
      [],
    );
  });

  it('let no rule import another', () => {
    const between = imports.filter(({ file, from }) => {
      const parts = relative(SOURCE, file).split(/[\\/]/);
      if (parts[0] !== 'rules' || parts.length !== 3 || !from.startsWith('.')) return false;
      const target = relative(SOURCE, resolve(file, '..', from)).split(/[\\/]/);
      return target[0] === 'rules' && target.length === 3;
    });
    assert.deepEqual(between, []);
  });

  it('know the protocol in lsp and the entries alone', () => {
    const elsewhere = imports.filter(
      ({ file, from }) => PROTOCOL.test(from) && !['lsp', undefined].includes(layerOf(file)),
    );
    assert.deepEqual(elsewhere, []);
  });

  it('leave the disk, the network and processes to the entries', () => {
    assert.deepEqual(
      imports.filter(({ file, from }) => OUTSIDE.test(from) && layerOf(file) !== undefined),
      [],
    );
    const globals = sourcesIn(SOURCE).filter(
      (file) =>
        layerOf(file) !== undefined &&
        /\b(?:process\.|Date\.now\(|new Date\(\)|fetch\()/.test(readFileSync(file, 'utf8')),
    );
    assert.deepEqual(globals, []);
  });
});

describe('the client', () => {
  it('knows nothing of the server’s sources', () => {
    assert.ok(existsSync(CLIENT));
    const reaching = sourcesIn(CLIENT)
      .flatMap(importsOf)
      .filter(({ from }) => /server\/src/.test(from));
    assert.deepEqual(reaching, []);
  });
});
