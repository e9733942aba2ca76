import { t } from '../text/l10n';
import { SECTIONS } from './split';
import { isEmpty, type Entry, type MapNode, type Node, type Part, type Problem } from './tree';

/** A document put together from its parts. */
export interface Assembled {
  /** The map of the top level; nothing where the document is not one. */
  readonly root: MapNode | undefined;
  /** What can't be seen within one part: keys that two parts share. */
  readonly problems: readonly Problem[];
}

/** Puts the parts together as the map they are written as. */
export function assemble(pieces: readonly Part[]): Assembled {
  const only = pieces.length === 1 ? pieces[0]?.content : undefined;
  if (only !== undefined) return { root: only.kind === 'map' ? only : undefined, problems: [] };
  const problems: Problem[] = [];
  const top = new Map<string, Entry>();
  const sections = new Map<string, Map<string, Entry>>();
  for (const piece of pieces) {
    if (piece.content?.kind !== 'map') continue;
    const open = piece.section === undefined ? top : sections.get(piece.section);
    for (const entry of open === undefined ? [] : piece.content.entries) {
      const before = open?.get(entry.key.text);
      if (before !== undefined) {
        problems.push(repeated(entry, before, piece.section === undefined && sections.has(entry.key.text)));
        continue;
      }
      open?.set(entry.key.text, entry);
      if (piece.section === undefined && SECTIONS.includes(entry.key.text))
        sections.set(entry.key.text, entriesIn(entry.value));
    }
  }
  const entries = [...top.values()].map((entry) => {
    const inner = sections.get(entry.key.text);
    if (inner === undefined || inner.size === entriesIn(entry.value).size) return entry;
    return {
      ...entry,
      value: { kind: 'map', span: entry.key.span, entries: [...inner.values()], flow: false } as const,
    };
  });
  const place = entries[0]?.key.span;
  return { root: place === undefined ? undefined : { kind: 'map', span: place, entries, flow: false }, problems };
}

/**
 * The same after some parts were replaced by as many others with the same keys, for work that does not grow with the
 * contents of the rest; nothing where more than that has changed. What was not replaced stays the very same.
 */
export function reassemble(before: Assembled, gone: readonly Part[], come: readonly Part[]): Assembled | undefined {
  if (before.root === undefined || before.problems.length > 0 || gone.length !== come.length) return undefined;
  let entries = before.root.entries;
  for (const [index, old] of gone.entries()) {
    const part = come[index];
    if (part === undefined || old === part) continue;
    const replaced = old.section === part.section ? withEntries(entries, old, part) : undefined;
    if (replaced === undefined) return undefined;
    entries = replaced;
  }
  const span = entries[0]?.key.span ?? before.root.span;
  return { root: { ...before.root, span, entries }, problems: [] };
}

/** The entries of the top level with those of one part in the place of those of another, if only the values differ. */
function withEntries(entries: readonly Entry[], old: Part, part: Part): readonly Entry[] | undefined {
  const [before, after] = [ownEntries(old), ownEntries(part)];
  if (before.length !== after.length) return undefined;
  const at = entries.findIndex(({ key }) => key.text === part.section);
  const section = part.section === undefined ? undefined : entries[at];
  if (part.section !== undefined && section?.value.kind !== 'map') return before.length === 0 ? entries : undefined;
  const changed = [...(section?.value.kind === 'map' ? section.value.entries : entries)];
  for (const [index, entry] of before.entries()) {
    const now = after[index];
    const place = changed.indexOf(entry);
    const isHeading = section === undefined && SECTIONS.includes(entry.key.text);
    if (now?.key.text !== entry.key.text || place === -1 || isHeading) return undefined;
    changed[place] = now;
  }
  if (section?.value.kind !== 'map') return changed;
  return entries.with(at, { ...section, value: { ...section.value, entries: changed } });
}

function ownEntries({ content }: Part): readonly Entry[] {
  return content?.kind === 'map' ? content.entries : [];
}

/** What stands below the second heading of a section is read all the same: nothing is gained by losing it. */
function repeated({ key, value }: Entry, before: Entry, isSection: boolean): Problem {
  const advice = isSection && isEmpty(value) ? t`move what is below it to the first one` : t`only the first one counts`;
  return {
    span: key.span,
    message: t`“${key.text}” is already in this map; ${advice}.`,
    related: { span: before.key.span, message: t`the first one` },
  };
}

function entriesIn(node: Node): Map<string, Entry> {
  return new Map(node.kind === 'map' ? node.entries.map((entry) => [entry.key.text, entry]) : []);
}
