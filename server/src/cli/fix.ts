import { analyze } from '../analysis/analyze';
import { fixesOf } from '../analysis/fixes';
import type { Options } from '../analysis/options';
import type { Finding, Fix } from '../findings/finding';
import { Claims } from '../text/claims';
import { applyEdits, overlap, type OffsetEdit } from '../text/edit';
import { isInside } from '../text/uri';
import { count } from '../text/words';
import { worldOf, type ReadWorld } from '../workspace/world';
import { refusalOf } from '../workspace/write-guard';
import type { Host } from './console';
import { leadsInside } from './inside';
import { Places, type Place } from './places';
import { printable } from './formats/printable';
import { stylesFor } from './formats/style';
import type { WorkspaceFiles } from './workspace';

/** Fixes bring about others at times, but never that many in turn. */
const MOST_ROUNDS = 10;

/** A fix that has been applied, and the place of its finding as it was then. */
export interface Applied {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly place: Place;
  readonly changes: readonly LineChange[];
}

/** Whole lines that an edit has replaced. */
interface LineChange {
  readonly uri: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Where fixes are applied: to the files as they are remembered, not to those on the disk. */
export interface Site {
  readonly files: WorkspaceFiles;
  readonly root: string;
  readonly known: Iterable<string>;
  readonly options: Options;
  readonly host: Host;
}

/** Applies the fixes of a manifest that may be applied unseen, until none is left, and tells which. */
export function repair(uri: string, site: Site): readonly Applied[] {
  const rounds: (readonly Applied[])[] = [];
  do rounds.push(repairOnce(uri, site));
  while (rounds.at(-1)?.length !== 0 && rounds.length < MOST_ROUNDS);
  return rounds.flat();
}

function repairOnce(uri: string, site: Site): readonly Applied[] {
  const { files, root, known, options } = site;
  const world = worldOf(files, known);
  const places = new Places(world);
  const tree = world.tree(uri);
  const edits = new Map<string, Claims<OffsetEdit>>();
  const made = new Map<string, string>();
  const applied: Applied[] = [];
  for (const finding of tree === undefined ? [] : analyze(tree, world, options).findings) {
    const fix = fixesOf(finding).fixes.find(({ safe }) => safe);
    const place = places.placeOf(finding.span);
    const isLetThrough = fix !== undefined && refusalOf(fix, files, { own: uri, unseen: true }) === undefined;
    const changes = isLetThrough ? editsOf(fix, world, root) : undefined;
    if (fix === undefined || place === undefined || changes === undefined) continue;
    const creates = fix.creates ?? [];
    // What two fixes would change in two ways, and what has been made meanwhile, is left to the next round.
    const collides = [...changes].some(
      ([at, own]) => overlap(own) || own.some((edit) => edits.get(at)?.isFree(edit) === false),
    );
    if (collides || creates.some((file) => made.has(file.uri) || !isFree(file.uri, site))) continue;
    for (const [at, own] of changes) {
      const others = edits.get(at) ?? new Claims<OffsetEdit>();
      for (const edit of own) others.grant(edit);
      edits.set(at, others);
    }
    for (const file of creates) made.set(file.uri, file.text);
    applied.push({ finding, fix, place, changes: lineChanges(changes, files) });
  }
  for (const [at, { granted }] of edits) files.change(at, applyEdits(textAt(at, files), granted));
  for (const [at, text] of made) files.change(at, text);
  return applied;
}

/** The edits of a fix by document; nothing where one of them has no place inside the workspace. */
export function editsOf(
  fix: Fix,
  world: ReadWorld,
  root: string,
): ReadonlyMap<string, readonly OffsetEdit[]> | undefined {
  const edits = new Map<string, OffsetEdit[]>();
  for (const { span, newText } of fix.edits) {
    const { uri } = span.fragment;
    const place = isInside(root, uri) ? world.resolve(span) : undefined;
    if (place === undefined) return undefined;
    edits.set(uri, [...(edits.get(uri) ?? []), { ...place, newText }]);
  }
  return edits;
}

function isFree(uri: string, { files, root, host }: Site): boolean {
  return leadsInside(root, uri, host) && files.read(uri).kind === 'absent';
}

function textAt(uri: string, files: WorkspaceFiles): string {
  const state = files.read(uri);
  return state.kind === 'text' ? state.text : '';
}

function lineChanges(edits: ReadonlyMap<string, readonly OffsetEdit[]>, files: WorkspaceFiles): readonly LineChange[] {
  return [...edits].flatMap(([uri, own]) => {
    const text = textAt(uri, files);
    return own.map((edit) => ({ uri, ...lineChange(text, edit) }));
  });
}

/** The lines that an edit touches, before and after, without those that it leaves alone. */
function lineChange(text: string, edit: OffsetEdit): Pick<LineChange, 'before' | 'after'> {
  const from = text.lastIndexOf('\n', edit.start - 1) + 1;
  const newline = text.indexOf('\n', edit.end);
  const to = newline === -1 ? text.length : newline;
  const before = text.slice(from, to).split(/\r?\n/);
  const after = `${text.slice(from, edit.start)}${edit.newText}${text.slice(edit.end, to)}`.split(/\r?\n/);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) };
}

/** What was changed, or would be, for people. */
export function changesText(applied: readonly Applied[], isDone: boolean, host: Host): string {
  const { bold, dim, red, green } = stylesFor(host);
  const shown = applied.map(({ finding, fix, place, changes }) => {
    const at = `${host.pathOf(place.uri)}:${String(place.start.line)}:${String(place.start.column)}`;
    const lines = changes.flatMap(({ uri, before, after }) => [
      ...(uri === place.uri ? [] : [`  ${host.pathOf(uri)}`]),
      ...before.map((line) => red(`  - ${printable(line)}`)),
      ...after.map((line) => green(`  + ${printable(line)}`)),
    ]);
    const files = (fix.creates ?? []).map(({ uri }) => green(`  + ${printable(host.pathOf(uri))} (new file)`));
    return [`${bold(printable(at))} ${printable(fix.title)} ${dim(finding.rule)}`, ...lines, ...files, ''].join('\n');
  });
  const touched = new Set(
    applied.flatMap(({ changes, fix }) => [...changes, ...(fix.creates ?? [])].map(({ uri }) => uri)),
  );
  const sum = `${count(applied.length, 'fix', 'fixes')} in ${count(touched.size, 'file')}`;
  if (applied.length === 0) return 'Nothing to fix unseen.\n';
  return `${shown.join('\n')}\n${isDone ? 'Applied' : 'Would apply'} ${sum}.\n\n`;
}
