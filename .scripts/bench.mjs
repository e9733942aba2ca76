#!/usr/bin/env node
/**
 * `npm run bench`: this server and command beside `yaml-language-server` and `ajv-cli` with our own schema, and beside
 * floors that nothing on Node can go below. Everybody takes a turn in every round, so that what else the machine does
 * falls on all alike. With `--before`, an earlier build of ours takes the place of the others. `npm run build` first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from './bench/client.mjs';
import { Figures, median, quantile, shown, table } from './bench/figures.mjs';
import { EDITED, manifestOf } from './bench/manifest.mjs';
import { peers } from './bench/peers.mjs';
import { root } from './prepare.mjs';

const usage = `npm run bench -- [--quick] [--lines N,…] [--before FOLDER]

  --quick    fewer rounds, and fewer edits for the peer
  --lines N  only files of these sizes; by default 50,500,5000,50000
  --before FOLDER  beside what was built there, another checkout of this repository, and nobody else`;

const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    lines: { type: 'string' },
    before: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (given.help === true) {
  console.log(usage);
  process.exit();
}
const quick = given.quick;
const sizes = (given.lines ?? '50,500,5000,50000').split(',').map(Number);

const OURS = 'impact';
const PEER = 'peer';
const FLOOR = 'floor';
const schema = join(root, 'schemas', 'impact.schema.json');
const folder = mkdtempSync(join(tmpdir(), 'impact-bench-'));
const uri = pathToFileURL(join(folder, 'impact.yaml')).href;
const figures = new Figures();

/** What the peer needs to check manifests; this server asks for other settings. */
const settings = {
  yaml: { schemas: { [pathToFileURL(schema).href]: '*impact.yaml' }, validate: true, hover: true, completion: true },
};

try {
  const before = given.before === undefined ? undefined : resolve(given.before);
  const { server: peerServer, cli: peerCli } = before === undefined ? await peers(console.error) : builtIn(before);
  const servers = { [OURS]: builtIn(root).server, [PEER]: peerServer };
  for (const [name, program] of Object.entries(servers)) await prove(name, program);
  for (const lines of sizes) {
    const rounds = quick || lines >= 50_000 ? 3 : 7;
    for (let round = 0; round < rounds; round++) {
      console.error(`${lines} lines, round ${round + 1} of ${rounds}`);
      for (const [name, program] of Object.entries(servers)) await measureServer(name, program, lines);
      await measureEcho(lines);
      measureFloor(lines);
    }
  }
  measureCommands(peerCli, before !== undefined);
  print(before === undefined ? PEER : 'before');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} folder */
function builtIn(folder) {
  return { server: join(folder, 'dist', 'server.js'), cli: join(folder, 'dist', 'cli.js') };
}

/** Sees to it that a server checks manifests: one that says nothing is quick. @param {string} name @param {string} program */
async function prove(name, program) {
  const client = new Client(program, settings);
  try {
    await client.initialize();
    await client.open(uri, 'version: 1\nartifacts: 7\n');
    if (client.found === 0) throw new Error(`The server “${name}” finds nothing in a broken manifest.`);
    await client.edit(uri, { line: 0, character: 0 }, '# ');
  } finally {
    client.stop();
  }
}

/** @param {string} name @param {string} program @param {number} lines */
async function measureServer(name, program, lines) {
  const text = manifestOf(lines);
  // The first edit of a session runs code that is not optimized yet; among too few it would be all that p95 tells.
  const edits = name === OURS || given.before !== undefined ? 30 : lines >= 50_000 ? 3 : quick ? 10 : 30;
  const client = new Client(program, settings);
  try {
    figures.add('start to initialize', name, await client.initialize());
    figures.add(label(lines, 'open to diagnostics'), name, await client.open(uri, text));
    // Who answers early has more to load later: this is what both are for.
    figures.add(label(lines, 'start to diagnostics'), name, performance.now() - client.started);
    const places = placesIn(text, edits);
    for (const at of places) figures.add(label(lines, 'edit to diagnostics'), name, await client.edit(uri, at, 'x'));
    for (const at of client.capabilities['hoverProvider'] ? places.slice(0, 5) : []) {
      figures.add(label(lines, 'hover after an edit'), name, await client.ask('textDocument/hover', uri, at, 'y'));
      figures.add(
        label(lines, 'completion after an edit'),
        name,
        await client.ask('textDocument/completion', uri, at, 'z'),
      );
    }
    figures.add(label(lines, 'peak memory, MB'), name, client.peakMemory);
  } finally {
    client.stop();
  }
}

/** Edits of a server that only answers: what the protocol library takes. @param {number} lines */
async function measureEcho(lines) {
  const text = manifestOf(lines);
  const client = new Client(join(root, '.scripts', 'bench', 'echo-server.mjs'), settings);
  try {
    await client.initialize();
    await client.open(uri, text);
    for (const at of placesIn(text, 30))
      figures.add(label(lines, 'edit to diagnostics'), FLOOR, await client.edit(uri, at, 'x'));
  } finally {
    client.stop();
  }
}

/** @param {number} lines */
function measureFloor(lines) {
  figures.add('start to initialize', FLOOR, run(['-e', '0']));
  const file = join(folder, `floor-${lines}.yaml`);
  writeFileSync(file, manifestOf(lines));
  const { stdout } = spawnSync(process.execPath, [join(root, '.scripts', 'bench', 'parse-once.mjs'), file], {
    encoding: 'utf8',
  });
  figures.add(label(lines, 'open to diagnostics'), FLOOR, Number(stdout));
}

/** @param {string} peerCli @param {boolean} isOurs whether that is an earlier build of ours */
function measureCommands(peerCli, isOurs) {
  const { cli } = builtIn(root);
  if (!existsSync(cli)) return;
  // In a folder of its own: what is around may say more of the same artifact, and would be looked at.
  const one = join(mkdtempSync(join(folder, 'one-')), 'one.impact.yaml');
  writeFileSync(one, manifestOf(20));
  const many = mkdtempSync(join(folder, 'many-'));
  for (let n = 0; n < 1000; n++)
    writeFileSync(join(many, `m${n}.impact.yaml`), manifestOf(20).replaceAll('Corpus', `Corpus ${n}`));
  // An earlier build may have findings where this one has none.
  const most = isOurs ? 1 : 0;
  const validate = [peerCli, 'validate', '--spec=draft2020', '--strict=false', '-s', schema];
  for (let round = 0; round < (quick ? 3 : 7); round++) {
    console.error(`commands, round ${round + 1}`);
    figures.add('check 1 file', OURS, run([cli, 'check', '--no-cache', one]));
    figures.add('check 1 file', PEER, run(isOurs ? [peerCli, 'check', one] : [...validate, '-d', one], most));
    figures.add('check 1 file', FLOOR, run(['-e', '0']));
    figures.add('check 1,000 files', OURS, run([cli, 'check', '--no-cache', many]));
    const all = isOurs ? [peerCli, 'check', many] : [...validate, '-d', join(many, '*.yaml')];
    figures.add('check 1,000 files', PEER, run(all, most));
    figures.add('check 1,000 files', FLOOR, run([join(root, '.scripts', 'bench', 'parse-all.mjs'), many]));
    // What is kept is in a folder of this run.
    run([cli, 'check', '--cache', many]);
    figures.add('check them again', OURS, run([cli, 'check', '--cache', many]));
    figures.add('check them again', PEER, figures.valuesOf('check 1,000 files', PEER).at(-1));
  }
}

/**
 * How long Node runs with these arguments, in milliseconds.
 *
 * @param {string[]} args
 * @param {number} most the highest exit status that is none of a failure
 */
function run(args, most = 0) {
  const start = performance.now();
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore', env });
  const time = performance.now() - start;
  if (status === null || status > most) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return time;
}

/** Places for keystrokes, spread over the text, each in a sentence. @param {string} text @param {number} count */
function placesIn(text, count) {
  const lines = text.split('\n').flatMap((line, index) => (line.includes(EDITED) ? [{ line, index }] : []));
  return Array.from({ length: count }, (_, n) => {
    const found = lines[Math.floor(((n + 0.5) / count) * lines.length)];
    if (found === undefined) throw new Error('There is nothing to edit.');
    return { line: found.index, character: found.line.indexOf(EDITED) + 3 };
  });
}

/** @param {number} lines @param {string} what */
function label(lines, what) {
  return `${lines.toLocaleString('en-US')} lines: ${what}`;
}

/** @param {string} peer what the other one is called */
function print(peer) {
  const rows = figures.names.flatMap((name) => {
    if (!name.endsWith('edit to diagnostics')) return [row(name, name, median)];
    return [row(`${name}, p50`, name, median), row(`${name}, p95`, name, (values) => quantile(values, 0.95))];
  });
  console.log(
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores. Milliseconds, medians.\n`,
  );
  console.log(table([['', 'impact', peer, 'floor', `${peer} ÷ impact`, 'impact ÷ floor'], ...rows]));
}

/** @param {string} title @param {string} name @param {(values: readonly number[]) => number} summary */
function row(title, name, summary) {
  const value = (/** @type {string} */ whose) => {
    const values = figures.valuesOf(name, whose);
    return values.length === 0 ? undefined : summary(values);
  };
  const [ours, peer, floor] = [value(OURS), value(PEER), value(FLOOR)];
  const ratio = (/** @type {number | undefined} */ a, /** @type {number | undefined} */ b) =>
    a === undefined || b === undefined ? '' : `${shown(a / b)} ×`;
  const cell = (/** @type {number | undefined} */ it) => (it === undefined ? '' : shown(it));
  return [title, cell(ours), cell(peer), cell(floor), ratio(peer, ours), ratio(ours, floor)];
}
