import type { Manifest } from '../manifest/manifest';
import { namedPaths } from '../manifest/named-paths';
import { replaceValue } from '../syntax/insert';
import { addressIn, type Spelling } from '../text/files';
import type { Edit } from '../text/edit';
import { textOf, type Span } from '../text/span';
import { isAddress, isInside, relativePath } from '../text/uri';

/** A file or a folder that is about to get another address. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * The changes by which a manifest goes on to name the same files once others, folders of them, or the manifest itself have
 * moved. What is written in a way that still leads there stays as it is.
 */
export function editsForMoves(manifest: Manifest, moves: readonly Move[], files: Spelling): readonly Edit[] {
  const home = moved(manifest.uri, moves);
  // What two places share through an alias is written once.
  const seen = new Map<object, Set<number>>();
  const isFirst = ({ fragment, start }: Span): boolean => {
    const starts = seen.get(fragment) ?? new Set();
    const isNew = !starts.has(start);
    seen.set(fragment, starts.add(start));
    return isNew;
  };
  return namedPaths(manifest)
    .filter(({ span }) => isFirst(span))
    .flatMap(({ path, span, rest }): readonly Edit[] => {
      // A pattern of several files is no path.
      const target = isAddress(path) || /[*?[\]{}]/.test(path) ? undefined : addressIn(files, manifest.uri, path);
      if (target === undefined) return [];
      const there = moved(target, moves);
      if (addressIn(files, home, path) === there) return [];
      const relative = relativePath(home, there);
      const written = path.startsWith('./') && !relative.startsWith('../') ? `./${relative}` : relative;
      return [withPath(span, `${written}${rest}`)];
    });
}

/** A comma or a bracket would end a plain value in a list or a map on one line. */
function withPath(span: Span, value: string): Edit {
  const isPlain = !/^["']/.test(textOf(span));
  return isPlain && /[,[\]{}]/.test(value) ? { span, newText: JSON.stringify(value) } : replaceValue(span, value);
}

/** The address after all moves; the innermost folder that moves decides. */
function moved(uri: string, moves: readonly Move[]): string {
  const around = moves.filter(({ from }) => isInside(from, uri)).sort((a, b) => b.from.length - a.from.length)[0];
  if (around === undefined) return uri;
  return around.from === uri
    ? around.to
    : `${around.to.replace(/\/$/, '')}${uri.slice(around.from.replace(/\/$/, '').length)}`;
}
