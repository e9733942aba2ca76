import { analyze } from '../analysis/analyze';
import { snapshotOf, type Snapshot, type TextPlace } from '../features/compare/snapshot';
import type { Files } from '../text/files';
import { t } from '../text/l10n';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { isInside, relativePath } from '../text/uri';
import { worldOf } from './world';

/** One side of a comparison: the files of a moment, and where its manifests are. */
export interface SnapshotSite {
  readonly files: Files;
  readonly manifests: readonly string[];
  /** The folder whose manifests are compared. */
  readonly folder: string;
  readonly today: string;
  /** A path as people are told it. */
  readonly pathOf: (uri: string) => string;
}

/** What is known of one side, and the manifests that can’t be told, with the reason as half a sentence. */
export interface Snapshots {
  readonly snapshots: readonly Snapshot[];
  readonly unread: readonly { readonly uri: string; readonly reason: string }[];
}

/** Looks at all manifests of one side. */
export function snapshotsOf({ files, manifests, folder, today, pathOf }: SnapshotSite): Snapshots {
  const world = worldOf(files, manifests);
  const lines = new Map<string, Lines>();
  const linesOf = (uri: string): Lines => {
    const state = files.read(uri);
    const known = lines.get(uri) ?? Lines.from(state.kind === 'text' ? state.text : '');
    lines.set(uri, known);
    return known;
  };
  const placeOf = (span: Span): TextPlace | undefined => {
    const { uri } = span.fragment;
    const place = world.resolve(span);
    return place && { file: pathOf(uri), line: linesOf(uri).positionAt(place.start).line + 1 };
  };
  const unread: { readonly uri: string; readonly reason: string }[] = [];
  const snapshots = manifests
    .filter((uri) => isInside(folder, uri))
    .flatMap((uri): readonly Snapshot[] => {
      const tree = world.tree(uri);
      const analysis = tree && analyze(tree, { world, options: { severities: {}, today } });
      const state = files.read(uri);
      if (state.kind === 'unreadable') unread.push({ uri, reason: state.reason });
      if (analysis?.isBroken === true) unread.push({ uri, reason: t`checking it failed` });
      return analysis === undefined
        ? []
        : [snapshotOf(analysis, { key: relativePath(`${folder}/-`, uri), file: pathOf(uri), placeOf })];
    });
  return { snapshots, unread };
}
