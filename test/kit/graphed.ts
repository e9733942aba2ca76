import { analyze, type Analysis } from '../../server/src/analysis/analyze';
import { describe } from '../../server/src/features/lineage-graph/describe';
import { LineageGraph } from '../../server/src/features/lineage-graph/graph';
import type { Picture } from '../../server/src/features/lineage-graph/picture';
import type { Selection } from '../../server/src/features/lineage-graph/select';
import { Lineage } from '../../server/src/lineage/lineage';
import { isManifestFile } from '../../server/src/manifest/manifest-files';
import { Lines } from '../../server/src/text/lines';
import { worldOf } from '../../server/src/workspace/world';
import { TODAY } from './check';
import { memoryFiles, ROOT } from './files';

/** The graph of all manifests among some files, and what draws some of it. */
export interface Graphed {
  readonly graph: LineageGraph;
  readonly picture: (selection: Selection) => Picture;
}

export function graphed(contents: Readonly<Record<string, string>>, today = TODAY): Graphed {
  const uris = Object.keys(contents)
    .filter(isManifestFile)
    .map((path) => `${ROOT}/${path}`);
  const files = memoryFiles(contents);
  const world = worldOf(files, uris);
  const { manifests } = world;
  const graph = new LineageGraph(
    uris.flatMap((uri) => manifests.at(uri) ?? []),
    manifests,
    new Lineage(manifests),
  );
  const analysisOf = (uri: string): Analysis | undefined => {
    const tree = world.tree(uri);
    return tree && analyze(tree, world, { severities: {}, today });
  };
  return {
    graph,
    picture: (selection) =>
      describe(graph, selection, {
        analysisOf,
        placeOf: (span) => {
          const file = span.fragment.uri.slice(ROOT.length + 1);
          const lines = Lines.from(contents[file] ?? '');
          return { file, line: lines.positionAt(world.resolve(span)?.start ?? 0).line + 1 };
        },
      }).picture,
  };
}
