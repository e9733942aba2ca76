import { changesText, repair } from '../fix';
import type { Host } from '../console';
import { countOf, type Checked, type CheckedFile, type Share } from '../outcome';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { passedOverText } from '../passed-over';
import { checkShare } from '../share';
import { findTargets, INPUT, type Targets } from '../targets';
import { Configs, WorkspaceFiles, writeChanges } from '../workspace';

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
  const problems = [...found.problems, ...found.notRead];
  const files: CheckedFile[] = [];
  for (const targets of found.targets) {
    const checked = await checkWorkspace(targets, given, options, host);
    files.push(...checked.files);
    problems.push(...checked.problems);
  }
  if (files.length === 0 && problems.length === 0 && options.allowNone !== true) problems.push(NOTHING_THERE);
  const told = [...new Set(problems)];
  for (const problem of told) host.warn(`${printable(problem)}\n`);
  await print(files, told, options.format, host);
  if (options.format === 'text') host.print(passedOverText(found.passedOver, host));
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
  const files = new WorkspaceFiles(root, host, given);
  const configs = new Configs(root, files, host);
  const options = configs.optionsFor(uris, asked.today ?? host.today());
  for (const note of configs.notes) host.warn(`${printable(note)}\n`);
  const problems = [...configs.problems];
  const repairs = asked.fix === true || asked.fixDryRun === true;
  if (repairs) {
    // A dry run repairs a copy, and then speaks of the files as they are.
    const repaired = asked.fix === true ? files : new WorkspaceFiles(root, host, given);
    const { manifests: known } = await host.discover(root);
    const applied = [...options].flatMap(([uri, own]) =>
      repair(uri, { files: repaired, root, known, options: own, host }),
    );
    if (asked.fix === true) problems.push(...writeChanges(files, host));
    const shown = changesText(applied, asked.fix === true, host);
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

/** Neighbors stay together, since they are the ones that speak of each other. */
function inShares(share: Share, count: number): readonly Share[] {
  const size = Math.ceil(share.uris.length / count);
  return Array.from({ length: count }, (_, index) => ({
    ...share,
    uris: share.uris.slice(index * size, (index + 1) * size),
  }));
}

/** Each format is loaded when it is asked for. */
async function print(
  files: readonly CheckedFile[],
  problems: readonly string[],
  format: Format,
  host: Host,
): Promise<void> {
  switch (format) {
    case 'text':
      return host.print((await import('../formats/text')).formatText(files, host));
    case 'json':
      return host.print((await import('../formats/json')).formatJson(files, host));
    case 'github':
      return host.print((await import('../formats/github')).formatGithub(files, host));
    case 'sarif':
      return host.print((await import('../formats/sarif')).formatSarif(files, problems, host));
  }
}
