import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../editor/cache.mjs';
import { installPackage } from '../editor/npm.mjs';

/**
 * The programs that this one is measured beside. They are no dependencies: they are fetched once, into the cache that
 * lies outside of the project.
 *
 * @typedef {import('../editor/packages.mjs').PinnedPackage & { readonly bin: string }} Peer
 */

/** The server that checks YAML by a JSON Schema; the newest that runs on the oldest Node that we run on. @type {Peer} */
const yamlLanguageServer = {
  name: 'yaml-language-server',
  version: '1.25.0',
  integrity: 'sha512-SDMkX/TWbP7yzTpvB5PAvirdfwlB+oqkXRZLQ6jR4f1XP42cF/mVeN35Mc1TIG2Dh0dpW82V3NSZ7vaVrdSyZw==',
  bin: 'bin/yaml-language-server',
};

/** The command that checks files by a JSON Schema. @type {Peer} */
const ajvCli = {
  name: 'ajv-cli',
  version: '5.0.0',
  integrity: 'sha512-LY4m6dUv44HTyhV+u2z5uX4EhPYTM38Iv1jdgDJJJCyOOuqB8KtZEGjPZ2T+sh5ZIJrXUfgErYx/j3gLd3+PlQ==',
  bin: 'dist/index.js',
};

/**
 * @param {(line: string) => void} say is told when something has to be fetched
 * @returns {Promise<{ server: string, cli: string }>} the programs, to be run by Node
 */
export async function peers(say) {
  return { server: await fetched(yamlLanguageServer, say), cli: await fetched(ajvCli, say) };
}

/**
 * @param {Peer} peer
 * @param {(line: string) => void} say
 */
async function fetched(peer, say) {
  const folder = join(dirname(cacheFolder()), 'bench', `${peer.name}-${peer.version}`);
  const program = join(folder, 'node_modules', peer.name, peer.bin);
  if (existsSync(program)) return program;
  say(`Fetching ${peer.name} ${peer.version} …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await installPackage(folder, peer);
  return program;
}
