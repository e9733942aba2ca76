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

/** What stands below the second heading of a section is read all the same: nothing is gained by losing it. */
function repeated({ key, value }: Entry, before: Entry, isSection: boolean): Problem {
  const advice = isSection && isEmpty(value) ? 'move what is below it to the first one' : 'only the first one counts';
  return {
    span: key.span,
    message: `“${key.text}” is already in this map; ${advice}.`,
    related: { span: before.key.span, message: 'the first one' },
  };
}

function entriesIn(node: Node): Map<string, Entry> {
  return new Map(node.kind === 'map' ? node.entries.map((entry) => [entry.key.text, entry]) : []);
}
