import { analyze, type Analysis } from '../analysis/analyze';
import { fixesOf } from '../analysis/fixes';
import type { Options } from '../analysis/options';
import { tried } from '../analysis/trial';
import type { Finding, Fix } from '../findings/finding';
import { Claims } from '../text/claims';
import { applyEdits, overlap, type OffsetEdit } from '../text/edit';
import { t } from '../text/l10n';
import { isInside } from '../text/uri';
import { count } from '../text/words';
import { Reader, type ReadWorld } from '../workspace/world';
import { refusalOf } from '../workspace/write-guard';
import type { Host } from './console';
import { leadsInside } from './inside';
import { Places, type Place } from './places';
import { printable } from './formats/printable';
import { stylesFor } from './formats/style';
import type { Targets } from './targets';
import { untilWritten, WorkspaceFiles, writeChanges } from './workspace';

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
  readonly reader: Reader;
  readonly root: string;
  readonly options: Options;
  readonly host: Host;
}

/** A fix that is not applied, and why. */
export interface Refused {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly place: Place;
  /** In the middle of a sentence. */
  readonly reason: string;
}

/** What has been applied to manifests, and what has not been and why. */
export interface Repairs {
  readonly applied: readonly Applied[];
  readonly refused: readonly Refused[];
}

/** Applies the fixes of a manifest that may be applied unseen, until none is left, and tells which. */
export function repair(uri: string, site: Site): Repairs {
  const rounds: (readonly Applied[])[] = [];
  const refused = new Map<string, Refused>();
  do rounds.push(repairOnce(uri, site, refused));
  while (rounds.at(-1)?.length !== 0 && rounds.length < MOST_ROUNDS);
  return { applied: rounds.flat(), refused: [...refused.values()] };
}

interface Planned extends Omit<Applied, 'changes'> {
  readonly changes: ReadonlyMap<string, readonly OffsetEdit[]>;
}

function repairOnce(uri: string, site: Site, refused: Map<string, Refused>): readonly Applied[] {
  const { files, reader, options } = site;
  const world = reader.world();
  const tree = world.tree(uri);
  if (tree === undefined) return [];
  const analysis = analyze(tree, { world, options });
  const { good, refused: bad } = tried(analysis, planned(analysis, { ...site, world }, refused));
  for (const [{ finding, fix, place }, reason] of bad)
    refused.set(keyOf({ finding, fix }), { finding, fix, place, reason });
  const applied = good.map((plan) => ({ ...plan, changes: lineChanges(plan.changes, files) }));
  const edits = new Map<string, OffsetEdit[]>();
  for (const { changes } of good) for (const [at, own] of changes) edits.set(at, [...(edits.get(at) ?? []), ...own]);
  const made = good.flatMap(({ fix }) => fix.creates ?? []);
  for (const [at, own] of edits) files.change(at, applyEdits(textAt(at, files), own));
  for (const file of made) files.change(file.uri, file.text);
  reader.changed([...edits.keys(), ...made.map((file) => file.uri)]);
  return applied;
}

/** The fixes of one round, none of which touches what another one changes. */
function planned(
  { uri, findings, extents }: Analysis,
  site: Site & { readonly world: ReadWorld },
  refused: Map<string, Refused>,
): readonly Planned[] {
  const { files, root, world } = site;
  const places = new Places(world);
  const edits = new Map<string, Claims<OffsetEdit>>();
  const made = new Set<string>();
  const plans: Planned[] = [];
  for (const finding of findings) {
    const fix = fixesOf(finding).fixes.find(({ safe }) => safe);
    const extent = extents.get(finding);
    const place = extent && places.between(uri, extent);
    if (fix === undefined || place === undefined || refused.has(keyOf({ finding, fix }))) continue;
    const refusal = refusalOf(fix, files, { own: uri, unseen: true });
    if (refusal !== undefined) {
      const reason = `${site.host.pathOf(refusal.uri)} ${refusal.words}`;
      refused.set(keyOf({ finding, fix }), { finding, fix, place, reason });
      continue;
    }
    const changes = editsOf(fix, world, root);
    if (changes === undefined) continue;
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
    for (const file of creates) made.add(file.uri);
    plans.push({ finding, fix, place, changes });
  }
  return plans;
}

function keyOf({ finding, fix }: { readonly finding: Finding; readonly fix: Fix }): string {
  return `${finding.rule} ${finding.message} ${fix.title}`;
}

/** The manifests after their repair, and whether that has been written. */
export interface Repaired extends Repairs {
  readonly files: WorkspaceFiles;
  readonly isWritten: boolean;
  /** Why it has not been, where it was to be. */
  readonly problem?: string;
}

/** Repairs manifests and writes them, once more where somebody else has written them meanwhile. */
export async function repairAll(
  { root, uris }: Targets,
  how: {
    readonly given: ReadonlyMap<string, string>;
    readonly optionsFor: ReadonlyMap<string, Options>;
    readonly isDry: boolean;
  },
  host: Host,
): Promise<Repaired> {
  const { manifests: known } = await host.discover(root);
  let last: Repaired = { files: new WorkspaceFiles(root, host, how.given), applied: [], refused: [], isWritten: false };
  await untilWritten(() => {
    const files = new WorkspaceFiles(root, host, how.given);
    const reader = new Reader(files, known);
    const repairs = uris.flatMap((uri) => {
      const options = how.optionsFor.get(uri);
      return options === undefined ? [] : [repair(uri, { files, reader, root, options, host })];
    });
    const written = how.isDry ? undefined : writeChanges(files, host);
    last = {
      files,
      applied: repairs.flatMap(({ applied }) => applied),
      refused: repairs.flatMap(({ refused }) => refused),
      isWritten: written?.kind === 'written',
      ...(written === undefined || written.kind === 'written' ? {} : { problem: written.message }),
    };
    return Promise.resolve(written?.kind === 'stale' ? 'stale' : true);
  });
  return last;
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
export function changesText({ applied, refused, isWritten }: Omit<Repaired, 'files'>, host: Host): string {
  const { bold, dim, red, green } = stylesFor(host);
  const placed = (place: Place): string =>
    bold(printable(`${host.pathOf(place.uri)}:${String(place.start.line)}:${String(place.start.column)}`));
  const left = refused.map(({ fix, finding, place, reason }) =>
    t`${placed(place)} ${printable(fix.title)} ${dim(finding.rule)}\n  Not applied: ${printable(reason)}.\n`.replace(
      /\.\.\n$/,
      '.\n',
    ),
  );
  const shown = applied.map(({ finding, fix, place, changes }) => {
    const lines = changes.flatMap(({ uri, before, after }) => [
      ...(uri === place.uri ? [] : [`  ${host.pathOf(uri)}`]),
      ...before.map((line) => red(`  - ${printable(line)}`)),
      ...after.map((line) => green(`  + ${printable(line)}`)),
    ]);
    const files = (fix.creates ?? []).map(({ uri }) => green(t`  + ${printable(host.pathOf(uri))} (new file)`));
    return [`${placed(place)} ${printable(fix.title)} ${dim(finding.rule)}`, ...lines, ...files, ''].join('\n');
  });
  const touched = new Set(
    applied.flatMap(({ changes, fix }) => [...changes, ...(fix.creates ?? [])].map(({ uri }) => uri)),
  );
  if (applied.length === 0) return [...left, t`Nothing can be fixed automatically.\n`].join('\n');
  return `${[...shown, ...left].join('\n')}\n${sumOf(count(applied.length, 'fix'), touched.size, isWritten)}\n\n`;
}

function sumOf(fixes: string, files: number, isWritten: boolean): string {
  const number = String(files);
  if (files === 1) return isWritten ? t`Applied ${fixes} in 1 file.` : t`Would apply ${fixes} in 1 file.`;
  return isWritten ? t`Applied ${fixes} in ${number} files.` : t`Would apply ${fixes} in ${number} files.`;
}
