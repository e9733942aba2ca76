import { compare, type Comparison } from '../../features/compare/compare';
import type { Snapshot } from '../../features/compare/snapshot';
import { comparisonText } from '../../features/compare/text';
import { t } from '../../text/l10n';
import { blocks, list, say, whole } from '../../words/markdown';
import { snapshotsOf } from '../../workspace/snapshots';
import { failed } from '../failed';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { printable, printableLines } from '../formats/printable';
import { sentencesOf, workspaceAround } from '../targets';
import { WorkspaceFiles } from '../workspace';

/** What a person asks of a comparison. */
export interface DiffOptions {
  readonly format: 'text' | 'markdown' | 'json';
  readonly mergeBase?: boolean;
  readonly today?: string;
}

/** Two folders, or a folder and revisions of its repository. */
export interface Compared {
  readonly base: string;
  readonly head: string | undefined;
}

/** One of the two sides. */
interface Side {
  readonly name: string;
  /** The folder whose manifests are compared. */
  readonly folder: string;
  /** The folder outside of which nothing is read. */
  readonly root: string;
  /** The world as that side has it. */
  readonly host: Host;
  /** The modules of a revision that were not fetched: their commits by address. */
  readonly notFetched?: ReadonlyMap<string, string>;
}

/** Prints what has changed between two sides, and tells whether anything got worse. */
export async function diff(compared: Compared, options: DiffOptions, host: Host): Promise<ExitCode> {
  const sides = await sidesOf(compared, options, host);
  if (typeof sides === 'string') return failed(sides, host);
  const today = options.today ?? host.today();
  const base = await lookAt(sides.base, today);
  const head = await lookAt(sides.head, today);
  const found = compare(base.snapshots, head.snapshots);
  const names = { base: sides.base.name, head: sides.head.name };
  const modules = modulesIn(sides.base, sides.head, host);
  const problems = [...new Set([...base.problems, ...head.problems, ...modules.problems])];
  const { notes } = modules;
  for (const sentence of [...problems, ...notes]) host.warn(`${printable(sentence)}\n`);
  host.print(formatted(found, names, { format: options.format, problems, notes }));
  return problems.length > 0 ? 2 : found.worse ? 1 : 0;
}

interface Printed {
  readonly format: DiffOptions['format'];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

function formatted(
  found: Comparison,
  names: { readonly base: string; readonly head: string },
  { format, problems, notes }: Printed,
): string {
  if (format === 'json')
    return jsonText({ version: OUTPUT_VERSION, kind: 'diff', ...names, ...found, problems, notes });
  const text = comparisonText(found, names);
  if (format === 'text') return `${printableLines(text.plain)}\n`;
  const unread = list([...problems, ...notes].map((sentence) => say`Not checked: ${whole(sentence)}`));
  return t`### ImpACT releases\n\n${blocks(unread, text).markdown}\n`;
}

async function sidesOf(
  { base, head }: Compared,
  { mergeBase = false }: DiffOptions,
  host: Host,
): Promise<{ readonly base: Side; readonly head: Side } | string> {
  const second = head === undefined ? here(host) : await sideOf(head, host);
  if (typeof second === 'string') return second;
  const from = mergeBase ? await parted(base, head ?? 'HEAD', host) : base;
  if (typeof from === 'object') return from.failure;
  const first = await sideOf(from, host);
  if (typeof first === 'string') return first;
  const named = { ...first, name: mergeBase ? `${base} (${first.name.slice(0, 12)})` : first.name };
  // Two folders of one repository are two states of the same, and none of them is to count for the other one.
  const isApart = first.host === host && second.host === host && first.root === second.root;
  if (!isApart || first.folder === second.folder) return { base: named, head: second };
  return { base: { ...named, root: named.folder }, head: { ...second, root: second.folder } };
}

function here(host: Host): Side {
  return { name: t`the files as they are now`, folder: host.folder, root: workspaceAround(host.folder, host), host };
}

/** What is there as a folder is one; everything else is a revision. */
async function sideOf(name: string, host: Host): Promise<Side | string> {
  const uri = host.uriOf(name);
  const state = host.read(uri, [uri]);
  if (state.kind === 'folder') return { name, folder: uri, root: workspaceAround(uri, host), host };
  if (state.kind === 'text') return t`${name} is a file: name a folder or a revision.`;
  const root = host.repositoryAround(host.folder);
  if (root === undefined) return t`There is no folder ${name}, and no repository here that could have such a revision.`;
  const revision = await host.revisions().open(root, name);
  if (typeof revision === 'string') return revision;
  const committed: Host = {
    ...host,
    read: (it, folders) => revision.read(it, folders),
    // What is committed is not ignored.
    isIgnored: () => false,
    discover: (folder) => revision.discover(folder),
  };
  return { name, folder: host.folder, root, host: committed, notFetched: revision.notFetched };
}

async function parted(base: string, head: string, host: Host): Promise<string | { readonly failure: string }> {
  const root = host.repositoryAround(host.folder);
  if (root === undefined)
    return { failure: t`There is no repository here, so there is no common ancestor of two revisions.` };
  const found = await host.revisions().mergeBase(root, base, head);
  return typeof found === 'string' ? { failure: found } : found.commit;
}

interface Looked {
  readonly snapshots: readonly Snapshot[];
  readonly problems: readonly string[];
}

/**
 * What is said of modules that were not fetched: one that is at another commit on each side may have changed anything; of
 * any other it is only told that nobody has looked.
 */
function modulesIn(
  base: Side,
  head: Side,
  host: Host,
): { readonly problems: readonly string[]; readonly notes: readonly string[] } {
  const [before, after] = [base.notFetched, head.notFetched];
  const uris = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  const hasChanged = (uri: string): boolean =>
    before !== undefined && after !== undefined && before.get(uri) !== after.get(uri);
  const sentence = (uri: string): string =>
    t`${host.pathOf(uri)} is a submodule that was not fetched${hasChanged(uri) ? t`, and has changed` : ''}: its contents are not known.`;
  return {
    problems: uris.filter(hasChanged).map(sentence),
    notes: uris.filter((uri) => !hasChanged(uri)).map(sentence),
  };
}

async function lookAt({ folder, root, host }: Side, today: string): Promise<Looked> {
  const around = await host.discover(root);
  const files = new WorkspaceFiles(root, host);
  const site = { files, manifests: around.manifests, folder, today, pathOf: (uri: string) => host.pathOf(uri) };
  const { snapshots, unread } = snapshotsOf(site);
  return { snapshots, problems: sentencesOf({ problems: [...unread, ...around.problems] }, host) };
}
