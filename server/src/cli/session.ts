import { analyze, type Analysis } from '../analysis/analyze';
import type { Fix } from '../findings/finding';
import { applyEdits } from '../text/edit';
import { t } from '../text/l10n';
import { isInside } from '../text/uri';
import { listOf, nearest } from '../text/words';
import type { Evidence } from '../obligations/obligation';
import { worldOf, type ReadWorld } from '../workspace/world';
import { refusalOf } from '../workspace/write-guard';
import { editsOf } from './fix';
import type { Host } from './console';
import { leadsInside } from './inside';
import { Places } from './places';
import { findTargets, sentencesOf } from './targets';
import { unreadable } from './unreadable';
import { Configs, WorkspaceFiles, writeChanges, type Written } from './workspace';

/** The sections of a manifest in which a command looks for its id. */
export type Section = 'artifacts' | 'derivatives' | 'distributions';

/** One manifest that a command works on, with all that surrounds it. */
export interface Session {
  readonly analysis: Analysis;
  /** The folder of the workspace. */
  readonly root: string;
  /** What could not be looked at and may have to do with it, a sentence each. */
  readonly notRead: readonly string[];
  /** A place as people are told it: a path from the folder they are in, and the line. */
  readonly placeText: (place: Evidence) => string;
  /** Writes a change to the disk, or nothing of it. */
  readonly apply: (fix: Fix) => Written;
}

/** Where a command looks. */
export interface Where {
  /** The path of the manifest, where it is named. */
  readonly manifest?: string | undefined;
  /** The id that it has to hold, and where. */
  readonly id?: string | undefined;
  readonly sections: readonly Section[];
  /** A folder whose manifests are copies that go out: none of them is meant where there are others. */
  readonly copies?: string | undefined;
  readonly today?: string | undefined;
}

/**
 * Opens the manifest that is named, or the one below this folder that holds the id, or the only one that there is. Gives a
 * sentence where there is none, or more than one.
 */
export async function openManifest(where: Where, host: Host): Promise<Session | string> {
  const { targets, problems, notRead } = await findTargets([where.manifest ?? '.'], '', host);
  const [problem] = problems;
  if (problem !== undefined) return problem;
  const root = targets[0]?.root ?? host.folder;
  const uris = targets.flatMap((target) => target.uris);
  const files = new WorkspaceFiles(root, host);
  const around = await host.discover(root);
  const world = worldOf(files, new Set([...around.manifests, ...uris]));
  const unread = new Set([
    ...notRead,
    ...sentencesOf(around, host),
    ...unreadIn([...around.manifests, ...uris], files, host),
  ]);
  const { copies } = where;
  const meant = copies === undefined ? uris : uris.filter((uri) => !isInside(copies, uri));
  const found = choose(meant.length === 0 ? uris : meant, where, { world, host });
  if ('message' in found) return [found.message, ...unread].join(' ');
  const configs = new Configs(root, files, { host });
  const severities = configs.severitiesFor(found.uri);
  const [wrong] = configs.problems;
  if (wrong !== undefined) return wrong;
  const tree = world.tree(found.uri);
  if (tree === undefined) return t`${host.pathOf(found.uri)} can’t be read.`;
  const analysis = analyze(tree, { world, options: { severities, today: where.today ?? host.today() } });
  const [failure] = analysis.failures;
  if (analysis.isBroken && failure !== undefined)
    return `${host.pathOf(found.uri)}: ${failure.finding.message} ${failure.finding.remedy ?? ''}`;
  const places = new Places(world);
  return {
    analysis,
    root,
    notRead: [...unread],
    placeText: (place) => placeText(place, places, host),
    apply: (fix) => apply(fix, { root, files, world, own: found.uri }, host),
  };
}

/** The manifests that can’t be read, a sentence each. */
function unreadIn(uris: Iterable<string>, files: WorkspaceFiles, host: Host): readonly string[] {
  return [...new Set(uris)].flatMap((uri) => {
    const state = files.read(uri);
    return state.kind === 'unreadable' ? [unreadable(host.pathOf(uri), state)] : [];
  });
}

/** More ids than these are no help to who looks for one. */
const MOST_IDS = 20;

function choose(
  uris: readonly string[],
  { id, sections }: Where,
  { world, host }: { readonly world: ReadWorld; readonly host: Host },
): { readonly uri: string } | { readonly message: string } {
  const idsIn = (uri: string): readonly string[] =>
    sections.flatMap((section) => [...(world.manifests.at(uri)?.[section].keys() ?? [])]);
  const holders = id === undefined ? uris : uris.filter((uri) => idsIn(uri).includes(id));
  const [first, second] = holders;
  if (first !== undefined && second === undefined) return { uri: first };
  const named = listOf(holders.map((uri) => host.pathOf(uri)));
  if (first !== undefined) return { message: t`More than one manifest is possible: choose ${named} with --manifest.` };
  if (uris.length === 0) return { message: t`There is no manifest here. “impact init” creates one.` };
  const hint = idHint(id ?? '', uris.flatMap(idsIn));
  return { message: t`No manifest here has “${id ?? ''}” among its ${listOf(sections)}.${hint}` };
}

/** Behind a sentence about an id that there is not: the one that was meant, or those that there are. */
export function idHint(id: string, known: Iterable<string>): string {
  const ids = [...new Set(known)];
  const near = nearest(id, ids);
  if (near !== undefined) return t` Did you mean “${near}”?`;
  if (ids.length === 0) return '';
  const more = ids.length - MOST_IDS;
  const quoted = ids.slice(0, MOST_IDS).map((one) => t`“${one}”`);
  const all = more > 0 ? t`${quoted.join(', ')} and ${String(more)} more` : listOf(quoted, 'and');
  return ids.length === 1 ? t` There is ${all}.` : t` There are ${all}.`;
}

function placeText({ uri, span }: Evidence, places: Places, host: Host): string {
  if (!uri.startsWith('file:')) return uri;
  const place = span === undefined ? undefined : places.placeOf(span);
  return `${host.pathOf(uri)}:${String(place?.start.line ?? 1)}`;
}

interface Site {
  readonly root: string;
  readonly files: WorkspaceFiles;
  readonly world: ReadWorld;
  /** The manifest that the change is about. */
  readonly own: string;
}

function apply(fix: Fix, { root, files, world, own: manifest }: Site, host: Host): Written {
  const edits = editsOf(fix, world, root);
  const creates = fix.creates ?? [];
  const touched = [...(edits?.keys() ?? []), ...creates.map(({ uri }) => uri)];
  const outside = touched.find((uri) => !leadsInside(root, uri, host));
  if (edits === undefined || outside !== undefined) {
    const place = outside === undefined ? 'a place' : host.pathOf(outside);
    return { kind: 'failed', message: t`Nothing was written: ${place} is outside the workspace.` };
  }
  const refusal = refusalOf(fix, files, { own: manifest });
  if (refusal !== undefined)
    return { kind: 'failed', message: t`${host.pathOf(refusal.uri)} ${refusal.words}, so nothing was written.` };
  for (const [uri, own] of edits) {
    const state = files.read(uri);
    if (state.kind === 'text') files.change(uri, applyEdits(state.text, own));
  }
  for (const { uri, text } of creates) files.change(uri, text);
  return writeChanges(files, host);
}
