// Makes the bundles: the client, the server and the command line, each one file; client and server once more for browsers.
import { build } from 'esbuild';
import { chmod, copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { thirdPartyText } from './third-party.mjs';
// Importing it runs it: the bundles hold what it writes.
import './generate.mjs';

const minify = !process.argv.includes('--dev');

/** What all bundles share. Node 20 is the oldest run time that we and VS Code support. */
const shared = {
  bundle: true,
  minify,
  sourcemap: minify ? false : 'inline',
  target: 'node20',
  platform: 'node',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'none',
  // The ES module builds of these packages leave out what a bundle does not use.
  mainFields: ['module', 'main'],
  // This one keeps it for browsers. It reads a third faster, too: the other one looks up an environment variable a token.
  alias: { yaml: join(dirname(createRequire(import.meta.url).resolve('yaml/package.json')), 'browser/index.js') },
};

/** What differs where there is no Node: a module of Node’s that slips in fails the build. */
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** Large tables that many sessions never look into stay files of their own, read when they are first asked for. */
const listApart = {
  name: 'list-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ build) {
    build.onResolve({ filter: /^spdx-license-list$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './spdx-license-list', external: true },
    );
    build.onResolve({ filter: /\/other-licenses\.generated$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './other-licenses', external: true },
    );
    build.onResolve({ filter: /\/license-texts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './license-texts', external: true },
    );
  },
};

/** The library is one file, so it goes without the texts that a fix puts beside a manifest. */
const textsLeftOut = {
  name: 'texts-left-out',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onResolve({ filter: /\/license-texts$/ }, () => ({ path: 'license-texts', namespace: 'left-out' }));
    builder.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'exports.LICENSE_TEXTS = {};' }));
  },
};

/** So do the schemas, which are shipped for other tools anyway. A web worker has no way to read them from there. */
const schemasApart = {
  name: 'schemas-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ build) {
    build.onResolve({ filter: /\/schemas\/[\w-]+\.schema\.json$/ }, ({ path }) => ({
      path: `../schemas/${basename(path)}`,
      external: true,
    }));
  },
};

/** What reads Markdown is only wanted where a manifest names a file of it, and the same for server and command line. */
const markdownApart = {
  name: 'markdown-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onResolve({ filter: /^commonmark$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './markdown', external: true },
    );
  },
};

/** What reads the words of agreements is only wanted where a manifest names a file of terms. */
const agreementsApart = {
  name: 'agreements-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onResolve({ filter: /\/license\/agreements$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './agreements', external: true },
    );
  },
};

/** What knows the ranges of numeric addresses is only wanted where somebody writes one. */
const addressesApart = {
  name: 'addresses-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onResolve({ filter: /^ipaddr\.js$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './addresses', external: true },
    );
  },
};

/** What watches files and what writes XML are only wanted by who asks for that on the command line. */
const optionsApart = {
  name: 'options-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    const bundles = { chokidar: './watcher', 'fast-xml-builder': './xml' };
    builder.onResolve({ filter: /^(?:chokidar|fast-xml-builder)$/ }, ({ kind, path }) =>
      kind === 'entry-point'
        ? undefined
        : { path: bundles[/** @type {keyof typeof bundles} */ (path)], external: true },
    );
  },
};

/** What lays out and draws pictures is only wanted by who asks for one. */
const pictureApart = {
  name: 'picture-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onResolve({ filter: /\/lineage-graph\/draw$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './lineage-picture', external: true },
    );
  },
};

/** What speaks other formats is wanted by the commands that are about them, and by nothing else. */
const exchangeApart = {
  name: 'exchange-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onResolve({ filter: /\/exchange\/import$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './exchange', external: true },
    );
    builder.onResolve({ filter: /\/exchange\/export$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './export', external: true },
    );
  },
};

/** What is said in another language is only wanted by those who speak it. */
const catalogsApart = {
  name: 'catalogs-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onResolve({ filter: /\/l10n\/[a-z]{2}$/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: `./language-${basename(path)}`, external: true },
    );
  },
};

/** What this package is made of: what it hands to `require` has all of it in one, with what it draws on. */
const commonmark = join(dirname(createRequire(import.meta.url).resolve('commonmark')), '../lib/index.js');
/** The half of this package that reads entities; the other half writes them. */
const entities = join(dirname(createRequire(import.meta.resolve('commonmark')).resolve('entities')), 'decode.js');

/**
 * The library that speaks the protocol is shared by what greets a client and what works for it. It comes in two kinds, and
 * a web worker has its own under that name.
 */
const protocolApart = {
  name: 'protocol-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ build) {
    build.onResolve({ filter: /^vscode-languageserver(?:\/node|\/browser)?$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './protocol', external: true },
    );
  },
};

/** The engine as a library: each file holds all that it needs, so that any other bundler can take it. */
const library = {
  ...browser,
  entryPoints: { api: 'server/src/main.api.ts' },
  alias: { ...shared.alias, commonmark, entities },
  charset: 'utf8',
  plugins: [textsLeftOut],
};

const bundles = [
  { entryPoints: { client: 'client/extension.ts' }, external: ['vscode', './language-client'] },
  // The library that speaks to the server is nine tenths of it, and loaded once the editor has gone on.
  { entryPoints: { 'language-client': 'client/language-client.ts' }, external: ['vscode'] },
  {
    entryPoints: { server: 'server/src/main.node.ts' },
    banner: { js: '#!/usr/bin/env node' },
    external: ['./language-server'],
  },
  {
    entryPoints: { 'language-server': 'server/src/language-server.ts' },
    external: ['./engine', './node-host'],
    plugins: [protocolApart, catalogsApart],
  },
  { entryPoints: { 'node-host': 'server/src/node-host.ts' }, external: ['./formatter', './revisions'] },
  { entryPoints: { protocol: 'vscode-languageserver/node' } },
  // Both on a machine and in a web worker.
  {
    ...browser,
    entryPoints: { engine: 'server/src/engine.ts' },
    plugins: [protocolApart, listApart, markdownApart, addressesApart, agreementsApart, pictureApart, exchangeApart],
  },
  { entryPoints: { formatter: 'server/src/formatter.ts' } },
  // What starts git: only where somebody compares revisions.
  { entryPoints: { revisions: 'server/src/host/node/revisions.ts' } },
  // What unpacks archives: only where somebody asks what goes out.
  {
    entryPoints: { parcels: 'server/src/host/node/parcels.ts' },
    plugins: [listApart, markdownApart, addressesApart, agreementsApart],
  },
  {
    entryPoints: { cli: 'server/src/main.cli.ts' },
    banner: { js: '#!/usr/bin/env node' },
    external: ['./command-line', './kept-checks'],
    plugins: [catalogsApart],
  },
  // Says again what a check has said, and loads nothing else for that.
  { entryPoints: { 'kept-checks': 'server/src/kept-checks.ts' } },
  {
    entryPoints: { 'command-line': 'server/src/command-line.ts' },
    // A library looks for an optional one beside itself, which takes a name of a file in either kind of module.
    define: { 'import.meta.url': '__filename' },
    external: ['./revisions', './parcels'],
    plugins: [
      ...[listApart, schemasApart, markdownApart, addressesApart, agreementsApart, pictureApart, exchangeApart],
      optionsApart,
    ],
  },
  {
    ...browser,
    entryPoints: { exchange: './server/src/exchange/import' },
    plugins: [listApart, markdownApart, addressesApart, agreementsApart],
  },
  // The library that it writes bills of materials with has a build of its own for browsers, which needs nothing else.
  {
    ...browser,
    entryPoints: { export: './server/src/exchange/export' },
    define: { self: 'globalThis' },
    plugins: [listApart, markdownApart, addressesApart, agreementsApart],
  },
  { entryPoints: { watcher: 'chokidar' } },
  { entryPoints: { xml: 'fast-xml-builder' } },
  { entryPoints: { 'language-de': './server/l10n/de/index.ts' }, charset: 'utf8' },
  { entryPoints: { 'spdx-license-list': 'spdx-license-list' } },
  library,
  { ...library, format: 'esm', outExtension: { '.js': '.mjs' } },
  { ...browser, entryPoints: { agreements: './server/src/license/agreements' }, plugins: [listApart] },
  { entryPoints: { 'other-licenses': './server/src/license/other-licenses.generated' } },
  { entryPoints: { 'license-texts': './server/src/license/license-texts' }, charset: 'utf8' },
  { ...browser, entryPoints: { 'lineage-picture': './server/src/features/lineage-graph/draw' } },
  // The page of a panel: a script of its own, which the editor shows apart from everything else.
  { ...browser, entryPoints: { 'lineage-panel': 'client/webview/lineage.ts' }, format: 'iife' },
  // Its table of entities is half as long in UTF-8.
  { ...browser, entryPoints: { markdown: 'commonmark' }, alias: { entities }, charset: 'utf8' },
  { ...browser, entryPoints: { addresses: 'ipaddr.js' } },
  { ...browser, entryPoints: { 'client.web': 'client/extension.web.ts' }, external: ['vscode'] },
  {
    ...browser,
    entryPoints: { 'server.web': 'server/src/main.web.ts' },
    external: ['./engine', './formatter'],
    plugins: [protocolApart, catalogsApart],
  },
  { ...browser, entryPoints: { 'protocol.web': 'vscode-languageserver/browser' } },
];
// One that fails does not cut the others short.
const outcomes = await Promise.allSettled(
  bundles.map((options) =>
    build(/** @type {import('esbuild').BuildOptions} */ ({ ...shared, ...options, outdir: 'dist', metafile: true })),
  ),
);
const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
if (failures.length > 0) throw new AggregateError(failures, 'Not every bundle could be made.');
await copyFile('client/webview/lineage.css', 'dist/lineage-panel.css');
const built = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
const made = new Set(
  built.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {})).map((path) => basename(path)),
);
made.add('lineage-panel.css');
await writeFile('dist/THIRD-PARTY-LICENSES.txt', await thirdPartyText(built.map(({ metafile }) => metafile)));
made.add('THIRD-PARTY-LICENSES.txt');
const stale = (await readdir('dist')).filter((name) => !made.has(name));
await Promise.all(stale.map((name) => rm(join('dist', name), { recursive: true })));
await Promise.all(['dist/server.js', 'dist/cli.js'].map((file) => chmod(file, 0o755)));
// The types of the library, for either kind of module.
await Promise.all(['d.ts', 'd.mts'].map((kind) => copyFile('server/types/api.d.ts', `dist/api.${kind}`)));
