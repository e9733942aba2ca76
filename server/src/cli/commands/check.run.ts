import type { Severity } from '../../findings/finding';
import { rules } from '../../rules/index';
import { t } from '../../text/l10n';
import { nearest } from '../../text/words';
import { isManifestFile, isMarkdown } from '../../manifest/manifest-files';
import { baselineIn, baselineText, compare, renewed, toldOf, type BaselineEntry } from '../baseline';
import { changesText, repairAll } from '../fix';
import type { Host } from '../console';
import { failed } from '../failed';
import { chooseFormat } from '../formats/choose';
import type { Format } from '../formats/names';
import { printed } from '../formats/print';
import { countOf, type Checked, type CheckedFile, type Share, type Shown } from '../outcome';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { checkShare, MOST_WITH_FIXES } from '../share';
import { findTargets, INPUT, type Targets } from '../targets';
import { Configs, WorkspaceFiles } from '../workspace';
import { writeNamed } from '../write-named';
import { jobSummary } from '../formats/job-summary';

/** A rule or a group of them that is looked for alone, or the severity of one. */
export interface RuleChoice {
  readonly rule: string;
  readonly severity: Severity | 'off' | undefined;
}

/** What a person asks of a check. */
export interface CheckOptions extends Shown {
  readonly format?: Format;
  readonly outputFile?: string;
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly maxWarnings?: number;
  readonly exitZero?: true;
  readonly rule: readonly RuleChoice[];
  readonly config?: string;
  /** The path of the baseline; false where there is to be none, true where none is named. */
  readonly baseline?: string | boolean;
  readonly updateBaseline?: true;
  readonly watch?: true;
  readonly today?: string;
  readonly stdinFilename: string;
  readonly allowNone?: true;
}

/** Checks what the paths stand for, prints what there is to say, and tells how it ended. */
export async function check(paths: readonly string[], options: CheckOptions, host: Host): Promise<ExitCode> {
  const wrong = misuseOf(paths, options);
  if (wrong !== undefined) return failed(wrong, host);
  if (options.watch !== true) return checkOnce(paths, options, host);
  return watched(paths, options, host);
}

/** What is asked for and can’t be done together, as a sentence. */
function misuseOf(paths: readonly string[], options: CheckOptions): string | undefined {
  const { fix, watch, updateBaseline, baseline, outputFile, rule } = options;
  if (paths.includes(INPUT) && fix === true)
    return t`Text from standard input can’t be fixed in place; --fix-dry-run shows what would change.`;
  if (paths.includes(INPUT) && watch === true) return t`Standard input can’t be watched.`;
  if (updateBaseline === true && baseline === false)
    return t`--update-baseline and --no-baseline can’t be used together.`;
  if (outputFile !== undefined && isManifestFile(outputFile))
    return t`${outputFile} is the name of a manifest, so it was left unchanged.`;
  const unknown = rule.find((choice) => !rules.some(({ id }) => isNamed(id, choice)));
  if (unknown === undefined) return undefined;
  const near = nearest(
    unknown.rule,
    rules.map(({ id }) => id),
  );
  return t`There is no rule “${unknown.rule}”.${near === undefined ? '' : t` Did you mean “${near}”?`} “impact rules” lists them all.`;
}

function isNamed(id: string, { rule }: RuleChoice): boolean {
  return id === rule || (rule.endsWith('/*') && id.startsWith(rule.slice(0, -1)));
}

/** Checks again whenever something changes, until the process is ended. */
async function watched(paths: readonly string[], options: CheckOptions, host: Host): Promise<ExitCode> {
  const again = async (): Promise<void> => {
    await checkOnce(paths, options, host);
    host.warn(t`Watching for changes; Ctrl+C ends it.\n`);
  };
  await again();
  const { targets } = await findTargets(paths.length === 0 ? ['.'] : paths, options.stdinFilename, host);
  await host.watch(
    targets.map(({ root }) => root),
    again,
  );
  return 0;
}

async function checkOnce(paths: readonly string[], options: CheckOptions, host: Host): Promise<ExitCode> {
  const { format, because } = chooseFormat(options.format, options.outputFile, host);
  if (because !== undefined)
    host.warn(t`The format is ${format}, since ${because} is set; use --format text for people.\n`);
  const checked = await checkAll(paths, { ...options, format }, host);
  for (const problem of checked.problems) host.warn(`${printable(problem)}\n`);
  const hasFixes = format === 'json' || format === 'sarif';
  for (const note of hasFixes ? unmendedIn(checked.files, host) : []) host.warn(`${printable(note)}\n`);
  const late = write(checked, { ...options, format }, host);
  for (const problem of late) host.warn(`${printable(problem)}\n`);
  if (checked.problems.length > 0 || late.length > 0) return 2;
  const { files } = checked;
  const tooMany = options.maxWarnings !== undefined && countOf(files, 'warning') > options.maxWarnings;
  if (tooMany) host.warn(t`There are more warnings than --max-warnings ${String(options.maxWarnings)} allows.\n`);
  return options.exitZero !== true && (tooMany || countOf(files, 'error') > 0) ? 1 : 0;
}

/** The manifests with so many findings that not all have their fixes, a sentence each. */
function unmendedIn(files: readonly CheckedFile[], host: Host): readonly string[] {
  return files.flatMap(({ uri, findings }) =>
    findings.length <= MOST_WITH_FIXES
      ? []
      : t`${host.pathOf(uri)} has ${String(findings.length)} findings; fixes are shown for the first ${String(MOST_WITH_FIXES)}.`,
  );
}

const NOTHING_THERE = t`No manifest found. A manifest is called impact.yaml or NAME.impact.yaml. With --allow-none, having none is not a failure.`;

type Asked = CheckOptions & { readonly format: Format };

/** Checks all that the paths stand for. What the baseline knows is set apart. */
async function checkAll(paths: readonly string[], options: Asked, host: Host): Promise<Checked> {
  const expanded = await host.expand(paths.length === 0 ? ['.'] : paths);
  const found = await findTargets(expanded, options.stdinFilename, host);
  const given = paths.includes(INPUT)
    ? new Map([[host.uriOf(options.stdinFilename), await host.readInput()]])
    : new Map<string, string>();
  const problems = [...found.problems, ...found.notRead];
  const files: CheckedFile[] = [];
  for (const targets of found.targets) {
    const checked = await checkWorkspace(targets, given, { options, host });
    const known = withBaseline(
      checked.files.map((file) => chosen(file, options.rule)),
      targets.root,
      { options, host },
    );
    for (const file of known.files) files.push(file);
    for (const problem of [...checked.problems, ...known.problems]) problems.push(problem);
  }
  if (files.length === 0 && problems.length === 0 && options.allowNone !== true) problems.push(NOTHING_THERE);
  return { files, problems: [...new Set(problems)], passedOver: found.passedOver };
}

/** What the rules that are looked for alone have found; all, where none is. */
function chosen(file: CheckedFile, choices: readonly RuleChoice[]): CheckedFile {
  const alone = choices.filter(({ severity }) => severity === undefined);
  if (alone.length === 0) return file;
  const isAsked = ({ rule }: { readonly rule: string }): boolean => alone.some((choice) => isNamed(rule, choice));
  return { ...file, findings: file.findings.filter(isAsked), suppressed: file.suppressed.filter(isAsked) };
}

interface Around {
  readonly options: Asked;
  readonly host: Host;
}

/** Sets apart what the baseline of a workspace knows, and writes it where that is asked for. */
function withBaseline(files: readonly CheckedFile[], root: string, { options, host }: Around): Checked {
  const none = { files, problems: [] };
  if (options.baseline === false) return none;
  const named = typeof options.baseline === 'string' ? options.baseline : undefined;
  const baseline = baselineIn(root, named, host);
  if (typeof baseline === 'string') return { files, problems: [baseline] };
  const { uri, text } = baseline;
  if (text === undefined && named !== undefined && options.updateBaseline !== true)
    return { files, problems: [t`${host.pathOf(uri)} can’t be read: it does not exist.`] };
  const today = options.today ?? host.today();
  const old = baseline.entries;
  const entries = options.updateBaseline === true ? renewed(files, old, root) : old;
  const problems = options.updateBaseline === true ? saved({ uri, text, old, entries }, host) : [];
  if (entries.length === 0) return { files, problems };
  const compared = compare(files, entries, { root, today });
  for (const told of toldOf(compared, host.pathOf(uri))) host.warn(`${printable(told)}\n`);
  return { files: compared.files, problems };
}

interface Saving {
  readonly uri: string;
  readonly text: string | undefined;
  readonly old: readonly BaselineEntry[];
  readonly entries: readonly BaselineEntry[];
}

function saved({ uri, text, old, entries }: Saving, host: Host): readonly string[] {
  const words = baselineText(entries);
  const reason =
    words === text || (text === undefined && entries.length === 0)
      ? undefined
      : host.write([{ uri, text: words, before: text }])?.reason;
  const path = host.pathOf(uri);
  if (reason !== undefined) return [t`${path} was not written: ${reason}`];
  host.warn(`${printable(t`${path}: ${String(entries.length)} findings, ${String(old.length)} before.`)}\n`);
  return [];
}

/** So many manifests at least are worth a thread: it begins slowly, with code that has not been optimized yet. */
const WORTH_A_THREAD = 250;

async function checkWorkspace(
  { root, uris }: Targets,
  given: ReadonlyMap<string, string>,
  { options: asked, host }: Around,
): Promise<Checked> {
  const before = new WorkspaceFiles(root, host, given);
  const configs = new Configs(root, before, { host, named: asked.config });
  const set = Object.fromEntries(asked.rule.flatMap((choice) => severitiesOf(choice)));
  const options = configs.optionsFor(uris, asked.today ?? host.today(), set);
  for (const note of configs.notes) host.warn(`${printable(note)}\n`);
  const problems = [...configs.problems];
  const repairs = asked.fix === true || asked.fixDryRun === true;
  let files = before;
  if (repairs) {
    const repaired = await repairAll(
      { root, uris: uris.filter((uri) => !isMarkdown(uri)) },
      { given, optionsFor: options, isDry: asked.fix !== true },
      host,
    );
    if (repaired.problem !== undefined) problems.push(repaired.problem);
    // A dry run repairs a copy, and then speaks of the files as they are.
    if (repaired.isWritten) files = repaired.files;
    const shown = changesText(repaired, host);
    if (asked.format === 'text' && asked.outputFile === undefined) host.print(shown);
    else host.warn(shown);
  }
  const share: Share = { root, uris, named: uris, options, ...wantedIn(asked, host) };
  // Another thread reads the disk, and knows of no text but those that are there.
  const isOnDisk = given.size === 0 && !repairs;
  const threads = isOnDisk ? Math.min(host.threads, Math.floor(uris.length / WORTH_A_THREAD)) : 1;
  const [own = share, ...others] = threads > 1 ? inShares(share, threads) : [share];
  const elsewhere = others.map((other) => host.inThread(other));
  const checked = await Promise.all([checkShare(own, files, host), ...elsewhere]);
  return {
    files: once(checked.flatMap((it) => it.files)),
    problems: [...problems, ...checked.flatMap((it) => it.problems)],
  };
}

/** A report that manifests of several shares name is checked with each. */
function once(files: readonly CheckedFile[]): readonly CheckedFile[] {
  return [...new Map(files.map((file) => [file.uri, file])).values()];
}

function severitiesOf(choice: RuleChoice): readonly (readonly [string, Severity | 'off'])[] {
  const { severity } = choice;
  if (severity === undefined) return [];
  return rules.filter(({ id }) => isNamed(id, choice)).map(({ id }) => [id, severity] as const);
}

/** What takes time and is made only where somebody looks at it. */
function wantedIn({ format, statistics }: Asked, host: Host): Pick<Share, 'withFixes' | 'withVerdicts'> {
  const isData = format === 'json' || format === 'sarif';
  return {
    withFixes: isData || format === 'text' || statistics === true,
    withVerdicts: isData || (format === 'github' && summaryFile(host) !== undefined),
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

/** Prints what was found, or writes it where it is asked for. Gives what could not be written, a sentence each. */
function write(checked: Checked, { format, outputFile, ...shown }: Asked, host: Host): readonly string[] {
  const pieces = printed(format, checked, { host, shown });
  const problems = format === 'github' ? summarize(checked, host) : [];
  if (outputFile === undefined) for (const text of gathered(pieces)) host.print(text);
  else problems.push(...writeNamed(host.uriOf(outputFile), () => [...pieces].join(''), host));
  return problems;
}

/** So many letters at least are printed at once. */
const WORTH_PRINTING = 65_536;

/** Pieces put together, as far as each is worth its own way to the system. */
function* gathered(pieces: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < WORTH_PRINTING) continue;
    yield waiting.join('');
    waiting = [];
    length = 0;
  }
  yield waiting.join('');
}

/** Adds what was found to the page that GitHub shows for the job. */
function summarize(checked: Checked, host: Host): string[] {
  const file = summaryFile(host);
  if (file === undefined) return [];
  return [...writeNamed(host.uriOf(file), (before) => before + jobSummary(checked, host), host)];
}

/** The file in which GitHub takes the page for the job. */
function summaryFile({ environment }: Host): string | undefined {
  return environment.GITHUB_STEP_SUMMARY === '' ? undefined : environment.GITHUB_STEP_SUMMARY;
}
