import { verdictOf } from '../../analysis/verdict';
import { describe, forbiddingPath } from '../../features/lineage-graph/describe';
import { isFiltering, matching } from '../../features/lineage-graph/filter';
import type { GraphNode } from '../../features/lineage-graph/graph';
import { around, originsOf, type Selection } from '../../features/lineage-graph/select';
import { countsOf, edgeWord, oneLine, wordsOf } from '../../features/lineage-graph/shown';
import { verdictsOf } from '../../features/verdicts';
import { worksOf } from '../../lineage/lineage';
import type { Distribution, Work } from '../../manifest/manifest';
import type { VerdictKind } from '../../obligations/reason';
import { t } from '../../text/l10n';
import type { ManifestView } from '../documents/view';
import type { Handler, Setup } from '../handler';
import { lookAtAll, manifestsInTurn } from '../in-turn';
import { guarded } from '../log';
import { LINEAGE, type LineageNode, type LineageParams, type LineageResult } from '../messages';
import { describing, entryAt, placesOf, workspaceGraph, type WorkspaceGraph } from '../workspace-graph';

/** More than this nobody can look at, and it would take seconds to lay out. */
const MOST = 400;

/** A picture of what comes from what, for clients that show it. */
export const lineage: Handler = (setup) => {
  const { connection, store, log } = setup;
  connection.onRequest(
    LINEAGE,
    guarded<LineageParams, LineageResult>(log, t`The lineage`, async (params, token) => {
      // Verdicts are kept once they are found, so that nothing else has to wait while those of many manifests are.
      const isWhole = params.filter.verdict !== undefined || params.all;
      if (isWhole) for await (const { analysis } of manifestsInTurn(setup, token)) verdictsOf(analysis);
      else await lookAtAll(setup, token);
      const view = store.manifest(params.uri);
      return view === undefined ? null : pictured(params, view, setup);
    }),
  );
};

function pictured(params: LineageParams, view: ManifestView, setup: Setup): LineageResult {
  const whole = workspaceGraph(setup.store);
  const middle = middleOf(params, view, whole);
  const { selection, found } = selected(params, { middle, view, whole, setup });
  const total = [...whole.graph.nodes].length;
  const isTooMuch = selection.size > MOST;
  const { picture, nodes } = describe(whole.graph, isTooMuch ? new Set() : selection, describing(view, setup));
  const title = params.all || found !== undefined ? 'Lineage' : titleOf(middle, view);
  const { svg } = require('../../features/lineage-graph/draw') as typeof import('../../features/lineage-graph/draw');
  return {
    ...(middle === undefined ? {} : { key: middle.key }),
    title,
    svg: isTooMuch
      ? null
      : svg(picture, { title, standalone: false, ...(params.width === undefined ? {} : { page: params.width }) }),
    counts: countsOf(picture),
    shown: selection.size,
    total,
    ...(found === undefined ? {} : { found }),
    audiences: audiencesIn(whole),
    nodes: picture.nodes.flatMap((node, index): readonly LineageNode[] => {
      const behind = nodes[index];
      if (behind === undefined) return [];
      const { kind, file, line, forbids, hidden, proof } = node;
      const place = placeOf(behind, setup);
      return [{ node: node.node, key: behind.key, ...wordsOf(node), kind, place, file, line, forbids, hidden, proof }];
    }),
    edges: picture.edges.map((edge) => {
      const word = edgeWord(edge);
      return { from: edge.from, to: edge.to, ...(word === undefined ? {} : { word }) };
    }),
  };
}

/** The node in the middle; nothing where none is meant, or it is not there any more. */
function middleOf(
  { position, id, key }: LineageParams,
  view: ManifestView,
  { graph }: WorkspaceGraph,
): GraphNode | undefined {
  if (key !== undefined) return graph.at(key);
  const { manifest } = view.analysis.context;
  const named: Work | Distribution | undefined =
    id === undefined
      ? undefined
      : (manifest.distributions.get(id) ?? manifest.derivatives.get(id) ?? manifest.artifacts.get(id));
  const entry = named ?? (position === undefined ? undefined : entryAt(view, view.places.offsetAt(position)));
  return entry && graph.nodeOf(entry);
}

interface Selecting {
  readonly middle: GraphNode | undefined;
  readonly view: ManifestView;
  readonly whole: WorkspaceGraph;
  readonly setup: Setup;
}

function selected(
  { depth, expanded, all, filter }: LineageParams,
  { middle, view, whole, setup }: Selecting,
): { readonly selection: Selection; readonly found?: number } {
  const { graph } = whole;
  if (isFiltering(filter)) {
    const found = matching(graph, filter, { ...whole, verdictOf: (node) => verdictIn(node, setup) });
    return { selection: originsOf(graph, found), found: found.length };
  }
  if (all) return { selection: new Set([...graph.nodes].map(({ key }) => key)) };
  if (middle !== undefined) {
    // However near the picture is, what forbids a release is in it.
    const reason = forbiddingPath(graph, middle, describing(view, setup));
    return { selection: new Set([...around(graph, [middle.key], { depth, expanded }), ...reason]) };
  }
  const { manifest } = view.analysis.context;
  const own = [...worksOf(manifest), ...manifest.distributions.values()];
  return {
    selection: originsOf(
      graph,
      own.flatMap((entry) => graph.nodeOf(entry)?.key ?? []),
    ),
  };
}

function verdictIn({ uri, id }: GraphNode, { store }: Setup): VerdictKind | undefined {
  const analysis = store.manifest(store.clientUri(uri))?.analysis;
  const distribution = analysis?.context.manifest.distributions.get(id);
  return analysis === undefined || distribution === undefined ? undefined : verdictOf(analysis, distribution).kind;
}

function audiencesIn({ graph }: WorkspaceGraph): readonly string[] {
  const written = [...graph.nodes].flatMap(({ entry }) =>
    entry?.kind === 'distribution' && entry.audience !== undefined ? [entry.audience.value] : [],
  );
  return [...new Set(written)].sort();
}

function titleOf(middle: GraphNode | undefined, { analysis }: ManifestView): string {
  const { entry } = middle ?? {};
  const name = entry === undefined || entry.kind === 'distribution' ? undefined : entry.name?.value;
  return t`Lineage of ${oneLine(name ?? middle?.id ?? analysis.context.manifest.project?.value ?? t`this manifest`, 80)}`;
}

function placeOf({ uri, span }: GraphNode, setup: Setup): LineageNode['place'] {
  return placesOf(uri, setup)?.location(span) ?? { uri: setup.store.clientUri(uri) };
}
