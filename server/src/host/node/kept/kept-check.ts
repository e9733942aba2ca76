import { statSync } from 'node:fs';
import { join } from 'node:path';
import { spoken } from '../../../text/l10n';
import { isInside } from '../../../text/uri';
import type { Answers } from '../answers';
import { machinePaths } from '../machine';
import { answerTo, hashOf, type Notes } from './notes';
import { cacheFolder, Store, type Kept } from './store';

/** Has to change with what is kept, or with what a question means. */
const KIND = 'impact check 1';

/** The build servers that do not say `CI`. */
const BUILD_SERVERS = ['CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD', 'JENKINS_URL', 'TEAMCITY_VERSION', 'BUILDKITE'];

/** What does more than to look and to tell, and what asks for nothing to be kept. */
const NEVER = ['--no-cache', '--fix', '--fix-dry-run', '--update-baseline', '--watch', '-'];

/** How the program was called, and where its own files are. */
export interface Call {
  readonly args: readonly string[];
  /** Where it was started. */
  readonly folder: string;
  readonly version: string;
  /** The folder of the bundles. */
  readonly program: string;
}

/** Where what a check says is kept, and under which key. */
export interface Place {
  readonly store: Store;
  readonly key: string;
}

/**
 * Where this check is kept: in the cache of the user, outside of the workspace, since what a workspace holds must not
 * answer for it. Nothing for what is no check or is not to be kept.
 */
export function placeFor(
  call: Call,
  { environment, workspaceAround }: Pick<Answers, 'environment' | 'workspaceAround'>,
): Place | undefined {
  const { args } = call;
  if (args[0] !== 'check' || args.some((arg) => NEVER.includes(arg))) return undefined;
  if (!args.includes('--cache') && BUILD_SERVERS.some((name) => !['', '0', 'false'].includes(environment[name] ?? '')))
    return undefined;
  const cache = cacheFolder(environment);
  if (cache === undefined) return undefined;
  const folder = machinePaths.toUri(machinePaths.path(call.folder));
  const workspace = workspaceAround(folder) ?? folder;
  if (isInside(workspace, machinePaths.toUri(machinePaths.path(cache)))) return undefined;
  return { store: new Store(cache), key: keyOf(call) };
}

/** All that a check depends on beside what it asks. */
function keyOf({ args, folder, version, program }: Call): string {
  const { stdin, stdout, stderr, platform } = process;
  const { mtimeMs, size } = statSync(join(program, 'command-line.js'));
  const streams = [stdin.isTTY, stdout.isTTY, stderr.isTTY, stdout.isTTY ? stdout.columns : 0].map(Number);
  return JSON.stringify([KIND, version, mtimeMs, size, process.version, platform, folder, streams, spoken(), args]);
}

/** What this check has said before, where it would be told today all that it was told then. */
export async function keptCheck(call: Call, answers: Answers): Promise<Kept | undefined> {
  const place = placeFor(call, answers);
  const kept = place?.store.at(place.key);
  for (const [question, hash] of kept?.answers ?? [])
    if (hashOf(await answerTo(question, answers)) !== hash) return undefined;
  return kept;
}

/** Keeps what a check has said; not where something could not be read or was written. */
export function keepCheck({ store, key }: Place, notes: Notes, code: number): void {
  const { answers, said } = notes;
  if (answers === undefined || (code !== 0 && code !== 1)) return;
  const told = [...answers].map(([question, hash]) => [JSON.parse(question), hash] as Kept['answers'][number]);
  store.keep(key, { code, said, answers: told });
}
