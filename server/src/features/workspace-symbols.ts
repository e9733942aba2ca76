import type { Manifest } from '../manifest/manifest';
import { worksOf } from '../lineage/lineage';
import { unquoted } from '../manifest/mentions';
import type { Span } from '../text/span';
import { baseName } from '../text/uri';
import { kindOf, type EntryKind } from './entry-kind';

export interface WorkspaceSymbol {
  /** The id, with the name that people know it by. */
  readonly name: string;
  readonly kind: EntryKind;
  /** The id where it is defined. */
  readonly span: Span;
  /** The manifest it is in. */
  readonly container: string;
}

/** More than anyone scrolls through; further letters find the rest. */
const MOST = 500;

/** The artifacts, derivatives and distributions whose id or name holds the letters of the query in their order. */
export function workspaceSymbols(manifests: Iterable<Manifest>, query: string): readonly WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const manifest of manifests) {
    const container = manifest.project?.value ?? baseName(manifest.uri);
    for (const entry of [...worksOf(manifest), ...manifest.distributions.values()]) {
      if (found.length >= MOST) return found;
      const { id } = entry;
      const title = entry.kind === 'distribution' ? undefined : entry.name?.value;
      if (!holdsInOrder(`${id.value} ${title ?? ''}`, query)) continue;
      const name = title === undefined ? id.value : `${id.value} (${title})`;
      found.push({ name, kind: kindOf(entry), span: unquoted(id.span), container });
    }
  }
  return found;
}

function holdsInOrder(text: string, query: string): boolean {
  const words = text.toLowerCase();
  let from = 0;
  for (const letter of query.toLowerCase()) {
    if (letter.trim() === '') continue;
    const at = words.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}
