import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { impact } from '../kit/cli';
import { Folder, Server } from '../kit/server';
import { Watch } from './kit/watched';

const DIST = resolve(__dirname, '../../dist');

/**
 * The modules of Node that reach beyond files, by the bundle that mentions them, and why it does. Whether they are used
 * when it runs is what the tests of the network tell.
 */
const REACHING: Readonly<Record<string, readonly string[]>> = {
  // The client library starts our server as a process (child_process) and knows servers behind sockets (net).
  'language-client.js': ['child_process', 'net'],
  // The server library knows clients behind sockets (net) and can look for npm’s folder (child_process). We use neither.
  'protocol.js': ['child_process', 'net'],
  // The library that reads the arguments can start commands that are programs of their own (child_process). Ours are not.
  // Very many manifests are checked by several threads of this same program (worker_threads).
  'command-line.js': ['child_process', 'worker_threads'],
  // “impact diff” and Compare Releases read revisions through git (child_process), and only then is this loaded.
  'revisions.js': ['child_process'],
};

/** All that reads and writes files, handles text, or asks the process about itself. */
const HARMLESS = [
  ...['buffer', 'crypto', 'events', 'fs', 'fs/promises', 'module', 'os', 'path', 'process', 'readline'],
  ...['stream', 'stream/consumers', 'url', 'util', 'vscode', 'assert', 'string_decoder', 'zlib', 'v8'],
];

/** Parts of the program itself. */
const OWN =
  /^(?:\.\/(?:addresses|agreements|command-line|engine|exchange|export|formatter|kept-checks|language-(?:client|server|de)|license-texts|lineage-picture|markdown|node-host|other-licenses|parcels|protocol|revisions|spdx-license-list|watcher|xml)|\.\.\/schemas\/[\w-]+\.schema\.json)$/;

/** The bundles with what stands in strings taken for code as well, so nothing hides. */
const bundles = readdirSync(DIST).filter((name) => name.endsWith('.js'));
const textOf = (name: string): string => readFileSync(join(DIST, name), 'utf8');

function requiredBy(text: string): readonly string[] {
  return [...text.matchAll(/\brequire\(\s*(["'`])([^"'`]+)\1\s*\)/g)].map((match) => match[2] ?? '');
}

describe('the code that runs', () => {
  it('is in bundles that ask for nothing but what is listed here, and why', () => {
    assert.ok(bundles.length >= 8);
    for (const bundle of bundles) {
      const names = requiredBy(textOf(bundle)).filter((name) => !OWN.test(name));
      const reaching = new Set(
        names.map((name) => name.replace(/^node:/, '')).filter((name) => !HARMLESS.includes(name)),
      );
      assert.deepEqual([...reaching].sort(), REACHING[bundle] ?? [], bundle);
      assert.ok(
        [...reaching].every((name) => builtinModules.includes(name)),
        bundle,
      );
    }
  });

  it('is never made from text, and never loaded from a place that is worked out', () => {
    const made =
      /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]|\bimportScripts\s*\(|\bimport\s*\(|\brequire\s*\(\s*[^"'`)\s]/g;
    for (const sample of ['eval(x)', 'new Function("x")', 'Function("x")', 'import(x)', 'require(x)'])
      assert.match(sample, new RegExp(made.source));
    for (const bundle of bundles.filter((name) => name !== 'client.web.js'))
      assert.deepEqual(textOf(bundle).match(made) ?? [], [], bundle);
    // The client in a browser puts the scripts of the extension together, which ask for each other by name.
    assert.deepEqual(textOf('client.web.js').match(made), ['require(${'.slice(0, 9)]);
  });

  it('is not taken from the workspace, whatever lies there', async () => {
    const watch = new Watch();
    const bomb = "require('node:fs').writeFileSync(require('node:path').join(__dirname, 'ran'), '');";
    const names = [
      'formatter',
      'spdx-license-list',
      'markdown',
      'other-licenses',
      'agreements',
      'license-texts',
      'language-server',
      'engine',
      'node-host',
      'protocol',
      'revisions',
      'exchange',
      'language-de',
      'export',
      'parcels',
      'kept-checks',
      'command-line',
      'ajv',
      'prettier',
      'yaml',
      'impact.config',
    ];
    const folder = new Folder({
      '.git/HEAD': '',
      'impact.yaml': 'version: 1\nproject: !!js/function "x"\nartifacts: {a: {name: A, type: data, license: MIT}}\n',
      'package.json': JSON.stringify({ main: 'impact.config.js', impact: './impact.config.js' }),
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`${name}.js`, bomb],
          [`node_modules/${name}/index.js`, bomb],
        ]),
      ),
      '.prettierrc.js': bomb,
      'impact.config.yaml':
        'extends: ./impact.config.js\nplugins: [./impact.config.js]\nrules: {a/b: ./impact.config.js}\n',
    });
    try {
      const { code, err } = impact(folder.path, ['check'], { environment: watch.environment });
      assert.equal(code, 2);
      assert.match(err, /extends/);
      const server = Server.spawn(watch.environment);
      try {
        await server.initialize({ folders: [folder] });
        const uri = folder.uriOf('impact.yaml');
        await server.open(uri, folder.read('impact.yaml'));
        await server.diagnostics(uri);
        const options = { tabSize: 2, insertSpaces: true };
        assert.ok(await server.request('textDocument/formatting', { textDocument: { uri }, options }));
      } finally {
        server.stop();
      }
      assert.deepEqual(watch.take(), []);
      assert.ok(
        !readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).some((name) => /(?:^|[\\/])ran$/.test(name)),
      );
    } finally {
      folder.remove();
      watch.remove();
    }
  });
});
