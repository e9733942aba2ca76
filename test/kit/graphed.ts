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
    return tree && analyze(tree, { world, options: { severities: {}, today } });
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

const BASE = `version: 1
artifacts:
  logs: { name: Logs, type: data, license: AI2-ImpACT-HR }
  wiki: { name: Wiki, type: data, license: AI2-ImpACT-LR }
derivatives:
  clean: { name: Clean, type: data, from: { logs: modified } }
`;

const APP = `version: 1
artifacts:
  clean: { manifest: base/impact.yaml#clean }
  wiki: { manifest: base/impact.yaml, risk: high }
  bench: { name: Bench, type: data, license: AI2-ImpACT-HR }
derivatives:
  tuned: { name: Tuned, type: model, from: { clean: trained-on, bench: evaluated-on, nowhere: trained-on } }
  table: { name: Table, type: data, from: { bench: evaluated-on, wiki: incorporated } }
distributions:
  hub: { of: [tuned], audience: public }
  inside: { of: [table, tuned], audience: internal }
`;

/** Two manifests, one of which takes entries from the other; nothing in them depends on what is owed. */
export const TWO = { 'impact.yaml': APP, 'base/impact.yaml': BASE };
