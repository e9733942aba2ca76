import { compose } from '../syntax/compose';
import { endOfEntry } from '../syntax/insert';
import { scalarText } from '../syntax/render';
import { entryOf, isEmpty, valueOf, type Entry, type MapNode } from '../syntax/tree';
import { applyEdits, type OffsetEdit } from '../text/edit';
import { t } from '../text/l10n';
import { lineBreakOf } from '../text/line-break';
import type { Fact, Told } from './facts';

/** A manifest with what was imported, and what a person has to know of it. */
export interface Written {
  readonly text: string;
  /** What is put into the text that was there, where there was one. Nothing is taken out of it. */
  readonly edits: readonly OffsetEdit[];
  readonly notes: readonly string[];
}

/** Writes entries into a manifest: new ones at the end, into one that is there just what it lacks. Nothing is overwritten. */
export function writeEntries(before: string | undefined, entries: readonly Told[]): Written | string {
  const text = before ?? 'version: 1\n';
  const { content, problems } = compose({ uri: '', text });
  if (problems.length > 0 || (content !== undefined && content.kind !== 'map'))
    return t`The manifest can’t be read as it is: fix it first.`;
  const root = content;
  const artifacts = valueOf(root, 'artifacts');
  if (artifacts?.kind === 'map' && artifacts.flow)
    return t`The artifacts of the manifest are in braces: write them on separate lines first.`;
  if (artifacts !== undefined && (artifacts.alias === true || (artifacts.kind !== 'map' && !isEmpty(artifacts))))
    return t`The artifacts of the manifest are not written as entries: fix that first.`;
  const site: Site = { text, root, artifacts: artifacts?.kind === 'map' ? artifacts : undefined, taken: idsIn(root) };
  return written(site, entries);
}

interface Site {
  readonly text: string;
  readonly root: MapNode | undefined;
  readonly artifacts: MapNode | undefined;
  readonly taken: ReadonlySet<string>;
}

function written({ text, root, artifacts, taken }: Site, entries: readonly Told[]): Written {
  const eol = lineBreakOf(text);
  const [notes, edits, fresh]: [string[], OffsetEdit[], string[]] = [[], [], []];
  const ids = new Set(taken);
  for (const { facts, notes: told } of entries) {
    notes.push(...told);
    const known = artifacts?.entries.find((entry) => isSame(entry, facts));
    if (known?.value.kind === 'map' && !known.value.flow) {
      const added = addedTo(known, facts, { text, eol });
      edits.push(...added.edits);
      notes.push(...added.notes);
      continue;
    }
    const id = freeId(facts, ids);
    ids.add(id);
    fresh.push(...entryLines(id, facts));
    const lacking = ['name', 'type', 'license'].filter((key) => facts.every((fact) => fact.key !== key));
    if (lacking.length > 0) notes.push(t`“${id}” needs what no source says: ${lacking.join(', ')}.`);
  }
  if (fresh.length > 0) edits.push(appended({ text, root, artifacts, taken }, fresh, eol));
  return { text: applyEdits(text, edits), edits, notes: [...new Set(notes)] };
}

/** At the end of the artifacts, or in a section of their own. */
function appended({ text, root, artifacts }: Site, lines: readonly string[], eol: string): OffsetEdit {
  const last = artifacts?.entries.at(-1);
  const column = last === undefined ? 2 : columnOf(text, last.key.span.start);
  const body = lines.map((line) => `${' '.repeat(column)}${line}`).join(eol);
  if (last !== undefined) {
    const end = lineEndAfter(text, endOfEntry(last));
    return { start: end, end, newText: `${eol}${body}` };
  }
  const empty = entryOf(root, 'artifacts');
  if (empty !== undefined) {
    const end = lineEndAfter(text, empty.key.span.end);
    return { start: end, end, newText: `${eol}${body}` };
  }
  const gap = text.endsWith('\n') || text === '' ? '' : eol;
  // What holds nothing but comments is to be a manifest as well.
  const version = root === undefined ? `version: 1${eol}` : '';
  return { start: text.length, end: text.length, newText: `${gap}${version}${eol}artifacts:${eol}${body}${eol}` };
}

/** What an entry lacks; where it says something else it stays as it is, and that is told. */
function addedTo(
  entry: Entry,
  facts: readonly Fact[],
  { text, eol }: { readonly text: string; readonly eol: string },
): { readonly edits: readonly OffsetEdit[]; readonly notes: readonly string[] } {
  const map = entry.value;
  if (map.kind !== 'map') return { edits: [], notes: [] };
  const missing = facts.filter(({ key }) => entryOf(map, key) === undefined);
  const notes = facts.flatMap(({ key, value, from }) => {
    const there = valueOf(map, key);
    if (key === 'notices' || there?.kind !== 'scalar' || String(there.value) === String(value)) return [];
    return [
      t`“${entry.key.text}” stays as it is: its ${key} is ${String(there.value)}, and ${from} says ${String(value)}.`,
    ];
  });
  const first = map.entries[0];
  const end = lineEndAfter(text, endOfEntry(map.entries.at(-1) ?? entry));
  const column = first === undefined ? 4 : columnOf(text, first.key.span.start);
  const newText = fieldLines(missing)
    .map((line) => `${eol}${' '.repeat(column)}${line}`)
    .join('');
  return { edits: newText === '' ? [] : [{ start: end, end, newText }], notes };
}

/** The same address, or the same name. */
function isSame({ value }: Entry, facts: readonly Fact[]): boolean {
  return (['source', 'name'] as const).some((key) => {
    const there = valueOf(value, key);
    const told = facts.find((fact) => fact.key === key);
    return there?.kind === 'scalar' && told !== undefined && folded(String(there.value)) === folded(String(told.value));
  });
}

function folded(text: string): string {
  return text.trim().toLowerCase().replace(/\/$/, '');
}

function entryLines(id: string, facts: readonly Fact[]): readonly string[] {
  return [`${scalarText(id)}:`, ...fieldLines(facts).map((line) => `  ${line}`)];
}

/** Each field with where it came from. */
function fieldLines(facts: readonly Fact[]): readonly string[] {
  const single = facts.filter(({ key }) => key !== 'notices');
  const notices = facts.filter(({ key }) => key === 'notices');
  const comment = (from: string): string => ` # ${from.replace(/[\p{Cc}\s]+/gu, ' ')}`;
  return [
    ...single.map(({ key, value, from }) => `${key}: ${scalarText(value)}${comment(from)}`),
    ...(notices.length === 0
      ? []
      : ['notices:', ...notices.map(({ value, from }) => `  - ${scalarText(value)}${comment(from)}`)]),
  ];
}

function freeId(facts: readonly Fact[], taken: ReadonlySet<string>): string {
  const name = String(facts.find(({ key }) => key === 'name')?.value ?? 'artifact');
  const bare = name.split('/').at(-1) ?? name;
  const slug = bare
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9.]+/)
    .map((word) => (/^\.*$/.test(word) ? '' : word))
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 60)
    .replace(/^\.|\.$/g, '');
  const base = slug === '' || slug.startsWith('x-') ? `artifact-${slug}`.replace(/-$/, '') : slug;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.has(id)) return id;
  }
}

function idsIn(root: MapNode | undefined): ReadonlySet<string> {
  return new Set(
    ['artifacts', 'derivatives'].flatMap((section) => {
      const map = valueOf(root, section);
      return map?.kind === 'map' ? map.entries.map(({ key }) => key.text) : [];
    }),
  );
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function lineEndAfter(text: string, offset: number): number {
  const rest = text.slice(offset).search(/\r?\n/);
  return rest === -1 ? text.length : offset + rest;
}
