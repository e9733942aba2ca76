import { analyze, type Analysis } from '../analysis/analyze';
import type { Options } from '../analysis/options';
import type { Finding } from '../findings/finding';
import { worldOf, type ReadWorld } from '../workspace/world';
import type { CheckOptions, Format } from './check';
import { changesText, repair } from './fix';
import type { Host } from './host';
import { countOf, type CheckedFile, type PlacedFinding } from './outcome';
import { Places } from './places';
import { printable } from './printable';
import type { ExitCode } from './run';
import { findTargets, INPUT, type Targets } from './targets';
import { configIn, WorkspaceFiles, writeChanges } from './workspace';

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

interface Checked {
  readonly files: readonly CheckedFile[];
  readonly problems: readonly string[];
}

async function checkWorkspace(
  { root, uris }: Targets,
  given: ReadonlyMap<string, string>,
  asked: CheckOptions,
  host: Host,
): Promise<Checked> {
  const files = new WorkspaceFiles(root, host, given);
  const config = configIn(root, files, host);
  const options: Options = { severities: config.severities, today: asked.today ?? host.today() };
  const problems = [...config.problems];
  if (asked.fix === true || asked.fixDryRun === true) {
    // A dry run repairs a copy, and then speaks of the files as they are.
    const repaired = asked.fix === true ? files : new WorkspaceFiles(root, host, given);
    const known = await host.findManifests(root);
    const applied = uris.flatMap((uri) => repair(uri, { files: repaired, root, known, options, host }));
    if (asked.fix === true) problems.push(...writeChanges(files, host));
    const shown = changesText(applied, asked.fix === true, host);
    if (asked.format === 'text') host.print(shown);
    else host.warn(shown);
  }
  const named = new Watched(uris);
  const checked = checkAll(uris, worldOf(files, named), { root, options, host });
  // Few manifests have anything that depends on those that were not named, so the others are looked for only then.
  const all = named.isAsked
    ? checkAll(uris, worldOf(files, new Set([...(await host.findManifests(root)), ...uris])), { root, options, host })
    : checked;
  return { files: all.files, problems: [...problems, ...all.problems] };
}

/** Addresses that can tell whether anybody has asked for them. */
class Watched implements Iterable<string> {
  isAsked = false;

  constructor(private readonly uris: Iterable<string>) {}

  [Symbol.iterator](): Iterator<string> {
    this.isAsked = true;
    return this.uris[Symbol.iterator]();
  }
}

interface Surroundings {
  readonly root: string;
  readonly options: Options;
  readonly host: Host;
}

function checkAll(uris: readonly string[], world: ReadWorld, { root, options, host }: Surroundings): Checked {
  const places = new Places(world);
  const files: CheckedFile[] = [];
  const problems: string[] = [];
  for (const uri of uris) {
    const tree = world.tree(uri);
    if (tree === undefined) {
      problems.push(`${host.pathOf(uri)} can’t be read.`);
      continue;
    }
    const analysis = analyze(tree, world, options);
    files.push(checkedFile(analysis, places, root));
    problems.push(...faultsOf(analysis, host));
  }
  return { files, problems };
}

function checkedFile({ uri, findings, suppressed }: Analysis, places: Places, root: string): CheckedFile {
  const placed = (finding: Finding): PlacedFinding[] => {
    const place = places.placeOf(finding.span);
    const related = (finding.related ?? []).flatMap(({ span, message }) => {
      const at = places.placeOf(span);
      return at === undefined ? [] : [{ place: at, message }];
    });
    return place === undefined ? [] : [{ finding, place, related }];
  };
  return {
    uri,
    findings: findings.flatMap(placed),
    suppressed: suppressed.flatMap(({ finding, by }) => placed(finding).map((it) => ({ ...it, by }))),
    places,
    root,
  };
}

/** The rules that broke down: what they would have found is not known, so the check has not succeeded. */
function faultsOf({ uri, faults }: Analysis, host: Host): readonly string[] {
  return faults.map(({ rule, error }) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `${rule} broke down on ${host.pathOf(uri)}, which is a fault of this program: ${reason}`;
  });
}

/** Each format is loaded when it is asked for. */
async function print(files: readonly CheckedFile[], format: Format, host: Host): Promise<void> {
  switch (format) {
    case 'text':
      return host.print((await import('./format-text')).formatText(files, host));
    case 'json':
      return host.print((await import('./format-json')).formatJson(files, host));
    case 'github':
      return host.print((await import('./format-github')).formatGithub(files, host));
    case 'sarif':
      return host.print((await import('./format-sarif')).formatSarif(files, host));
  }
}
