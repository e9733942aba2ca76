#!/usr/bin/env node
/**
 * `node .scripts/bench-workspace.mjs [--manifests N,…] [--edits N]`: this server in generated workspaces of many manifests,
 * beside itself with one file alone, and beside a parse of all of them. `npm run build` first.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { quantile, shown, table } from './bench/figures.mjs';
import { Session } from './bench/session.mjs';
import { DEPENDENTS, writeWorkspace } from './bench/workspace.mjs';
import { root } from './prepare.mjs';

const { values: given } = parseArgs({
  options: { manifests: { type: 'string', default: '2000' }, edits: { type: 'string', default: '20' } },
});
const edits = Number(given.edits);
const ALONE = 2;

const base = mkdtempSync(join(tmpdir(), 'impact-bench-'));
try {
  const rows = [
    ['', 'alone', ...given.manifests.split(',').map((count) => `${Number(count).toLocaleString('en-US')} manifests`)],
  ];
  // A model with what it comes from, and nothing else.
  const columns = [await measure(ALONE)];
  for (const count of given.manifests.split(',').map(Number)) columns.push(await measure(count));
  for (const name of Object.keys(columns.at(-1) ?? {}))
    rows.push([name, ...columns.map((column) => (column[name] === undefined ? '' : shown(column[name])))]);
  console.log(
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores. Milliseconds.\n`,
  );
  console.log(table(rows));
} finally {
  rmSync(base, { recursive: true, force: true });
}

/** Processor time of a server that only reads all of a workspace, none of which is open. @param {string} folder */
async function indexed(folder) {
  const session = new Session(folder);
  try {
    await session.initialize({ diagnostics: { scope: 'openFiles' } });
    return await session.indexed();
  } finally {
    session.stop();
  }
}

/** @param {number} count @returns {Promise<Record<string, number>>} */
async function measure(count) {
  console.error(`${count} manifests`);
  const folder = join(base, String(count));
  mkdirSync(join(folder, '.git'), { recursive: true });
  writeFileSync(join(folder, '.git', 'HEAD'), '');
  const paths = writeWorkspace(folder, count);
  const session = new Session(folder);
  try {
    await session.initialize();
    // The open file is an unrelated one, and no other has been looked at yet.
    const unrelated = paths.at(-1) ?? '';
    const first = await session.open(unrelated);
    if (count === ALONE)
      return { 'first answer for the open file': first, ...(await typing(session, unrelated, 'changes')) };
    const { time, cpu, memory } = await session.whole(count);
    const floor = parseAll(folder, paths);
    const index = await indexed(folder);
    const family = paths.slice(1, DEPENDENTS + 1);
    await session.open(paths[0] ?? '');
    for (const path of family) await session.open(path);
    const tiers = ['AI2-ImpACT-HR', 'AI2-ImpACT-LR'];
    const spread = [];
    const before = session.cpu;
    for (let n = 0; n < edits; n++)
      spread.push(await session.change(paths[0] ?? '', /AI2-ImpACT-[LH]R/, tiers[n % 2] ?? '', family));
    return {
      'first answer for the open file': first,
      ...(await typing(session, unrelated, 'epochs')),
      'a root’s tier to 50 dependents, p50': quantile(spread, 0.5),
      'a root’s tier to 50 dependents, p95': quantile(spread, 0.95),
      'the same, processor time': (session.cpu - before) / edits,
      'every manifest read and checked': time,
      'the same, processor time of it': cpu,
      'every manifest read for who uses whom, processor time': index,
      'parsing all of them (floor), processor time': floor,
      'read ÷ parsed': index / floor,
      'checked ÷ parsed': cpu / floor,
      'memory, MB': memory,
    };
  } finally {
    session.stop();
  }
}

/** @param {import('./bench/session.mjs').Session} session @param {string} path @param {string} word in a line of words */
async function typing(session, path, word) {
  const times = [];
  for (let n = 0; n < edits; n++) times.push(await session.type(path, word));
  return { 'typing elsewhere, p50': quantile(times, 0.5), 'typing elsewhere, p95': quantile(times, 0.95) };
}

/** @param {string} folder @param {readonly string[]} paths */
function parseAll(folder, paths) {
  const script = `
    const { readFileSync } = require('node:fs');
    const { parseDocument } = require('yaml');
    for (const path of JSON.parse(readFileSync(0, 'utf8'))) parseDocument(readFileSync(path, 'utf8'));
    const { user, system } = process.cpuUsage();
    console.log((user + system) / 1000);`;
  const input = JSON.stringify(paths.map((path) => join(folder, path)));
  return Number(spawnSync(process.execPath, ['-e', script], { cwd: root, input, encoding: 'utf8' }).stdout);
}
