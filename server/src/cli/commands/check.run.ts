import type { Options } from '../../analysis/options';
import { changesText, repair, type Applied } from '../fix';
import type { Host } from '../console';
import { countOf, type Checked, type CheckedFile, type Share } from '../outcome';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { checkShare } from '../share';
import { findTargets, INPUT, type Targets } from '../targets';
import { configIn, untilWritten, WorkspaceFiles, writeChanges } from '../workspace';

/** How findings are printed. */
export type Format = 'text' | 'json' | 'sarif' | 'github';

/** What a person asks of a check. */
export interface CheckOptions {
  readonly format: Format;
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly maxWarnings?: number;
  readonly today?: string;
  readonly stdinFilename: string;
  readonly allowNone?: true;
}

/** Checks what the paths stand for, prints what there is to say, and tells how it ended. */
export async function check(paths: readonly string[], options: CheckOptions, host: Host): Promise<ExitCode> {
  const reads = paths.includes(INPUT);
  if (reads && options.fix === true) {
    host.warn('A text from standard input can’t be repaired in place; --fix-dry-run shows what would change.\n');
    return 2;
  }
  const found = await findTargets(paths.length === 0 ? ['.'] : paths, options.stdinFilename, host);
  const given = reads
    ? new Map([[host.uriOf(options.stdinFilename), await host.readInput()]])
    : new Map<string, string>();
  const problems = [...found.problems];
  const files: CheckedFile[] = [];
  for (const targets of found.targets) {
    const checked = await checkWorkspace(targets, given, options, host);
    files.push(...checked.files);
    problems.push(...checked.problems);
  }
  if (files.length === 0 && problems.length === 0 && options.allowNone !== true) problems.push(NOTHING_THERE);
  for (const problem of problems) host.warn(`${printable(problem)}\n`);
  await print(files, options.format, host);
  if (problems.length > 0) return 2;
  const tooMany = options.maxWarnings !== undefined && countOf(files, 'warning') > options.maxWarnings;
  if (tooMany) host.warn(`There are more warnings than --max-warnings ${String(options.maxWarnings)} allows.\n`);
  return tooMany || countOf(files, 'error') > 0 ? 1 : 0;
}

const NOTHING_THERE =
  'No manifest found. A manifest is called impact.yaml or NAME.impact.yaml; --allow-none makes this no failure.';

/** So many manifests at least are worth a thread: it begins slowly, with code that has not been optimized yet. */
const WORTH_A_THREAD = 250;

async function checkWorkspace(
  { root, uris }: Targets,
  given: ReadonlyMap<string, string>,
  asked: CheckOptions,
  host: Host,
): Promise<Checked> {
  const before = new WorkspaceFiles(root, host, given);
  const config = configIn(root, before, host);
  const options: Options = { severities: config.severities, today: asked.today ?? host.today() };
  const problems = [...config.problems];
  const repairs = asked.fix === true || asked.fixDryRun === true;
  let files = before;
  if (repairs) {
    const repaired = await repairAll({ root, uris }, { given, options, isDry: asked.fix !== true }, host);
    if (repaired.problem !== undefined) problems.push(repaired.problem);
    // A dry run repairs a copy, and then speaks of the files as they are.
    if (repaired.isWritten) files = repaired.files;
    const shown = changesText(repaired.applied, repaired.isWritten, host);
    if (asked.format === 'text') host.print(shown);
    else host.warn(shown);
  }
  const withFixes = asked.format === 'text' || asked.format === 'json';
  const share: Share = { root, uris, named: uris, options, withFixes };
  // Another thread reads the disk, and knows of no text but those that are there.
  const isOnDisk = given.size === 0 && !repairs;
  const threads = isOnDisk ? Math.min(host.threads, Math.floor(uris.length / WORTH_A_THREAD)) : 1;
  const [own = share, ...others] = threads > 1 ? inShares(share, threads) : [share];
  const elsewhere = others.map((other) => host.inThread(other));
  const checked = await Promise.all([checkShare(own, files, host), ...elsewhere]);
  return {
    files: checked.flatMap((it) => it.files),
    problems: [...problems, ...checked.flatMap((it) => it.problems)],
  };
}

interface Repaired {
  readonly files: WorkspaceFiles;
  readonly applied: readonly Applied[];
  readonly isWritten: boolean;
  readonly problem?: string;
}

/** Repairs manifests and writes them, once more where somebody else has written them meanwhile. */
async function repairAll(
  { root, uris }: Targets,
  how: { readonly given: ReadonlyMap<string, string>; readonly options: Options; readonly isDry: boolean },
  host: Host,
): Promise<Repaired> {
  const known = await host.findManifests(root);
  let last: Repaired | undefined;
  await untilWritten(() => {
    const files = new WorkspaceFiles(root, host, how.given);
    const applied = uris.flatMap((uri) => repair(uri, { files, root, known, options: how.options, host }));
    const written = how.isDry ? undefined : writeChanges(files, host);
    const problem = written === undefined || written.kind === 'written' ? {} : { problem: written.message };
    last = { files, applied, isWritten: written?.kind === 'written', ...problem };
    return Promise.resolve(written?.kind === 'stale' ? 'stale' : true);
  });
  return last ?? { files: new WorkspaceFiles(root, host, how.given), applied: [], isWritten: false };
}

/** Neighbors stay together, since they are the ones that speak of each other. */
function inShares(share: Share, count: number): readonly Share[] {
  const size = Math.ceil(share.uris.length / count);
  return Array.from({ length: count }, (_, index) => ({
    ...share,
    uris: share.uris.slice(index * size, (index + 1) * size),
  }));
}

/** Each format is loaded when it is asked for. */
async function print(files: readonly CheckedFile[], format: Format, host: Host): Promise<void> {
  switch (format) {
    case 'text':
      return host.print((await import('../formats/text')).formatText(files, host));
    case 'json':
      return host.print((await import('../formats/json')).formatJson(files, host));
    case 'github':
      return host.print((await import('../formats/github')).formatGithub(files, host));
    case 'sarif':
      return host.print((await import('../formats/sarif')).formatSarif(files, host));
  }
}
