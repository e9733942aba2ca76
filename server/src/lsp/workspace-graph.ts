import type { CancellationToken } from 'vscode-languageserver';
import { mentionAt } from '../features/mention-at';
import type { Describing } from '../features/lineage-graph/describe';
import { LineageGraph, type GraphNode } from '../features/lineage-graph/graph';
import { Lineage } from '../lineage/lineage';
import type { Distribution, Work } from '../manifest/manifest';
import { NO_OTHERS, type Manifests } from '../manifest/manifests';
import { relativePath } from '../text/uri';
import { Places } from './convert';
import type { ManifestView } from './documents/view';
import type { Store } from './documents/store';
import type { Setup } from './handler';
import { lookAtAll } from './in-turn';

/** What comes from what in all manifests of the workspace, as they are right now. */
export interface WorkspaceGraph {
  readonly graph: LineageGraph;
  readonly lineage: Lineage;
  readonly manifests: Manifests;
}

/** That of all manifests, for who has looked at them in turn before. */
export function workspaceGraph(store: Store): WorkspaceGraph {
  return graphOf(store, store.manifests);
}

/** That of one manifest and all that takes anything from it, through any number of others: of what uses its entries. */
export async function usersGraph(setup: Setup, uri: string, token: CancellationToken): Promise<WorkspaceGraph> {
  const { store } = setup;
  await lookAtAll(setup, token);
  const users = new Set([uri]);
  for (const one of users) for (const user of store.usersOf(one)) users.add(user);
  return graphOf(store, store.manifests.has(uri) ? [...store.manifests].filter((it) => users.has(it)) : users);
}

/**
 * What some manifests say, and all that this comes from in others. Made anew for each request: it reads trees that the
 * store has, and works nothing out that is not asked.
 */
export function graphOf(store: Store, uris: Iterable<string>): WorkspaceGraph {
  const manifests: Manifests = {
    at: (uri) => store.source(uri)?.manifest,
    // The graph is what tells these.
    ...NO_OTHERS,
  };
  const known = [...uris].flatMap((uri) => manifests.at(uri) ?? []);
  const lineage = new Lineage(manifests);
  return { graph: new LineageGraph(known, manifests, lineage), lineage, manifests };
}

/** What a picture tells of the nodes, with places as seen from the manifest that it is asked for at. */
export function describing({ analysis }: ManifestView, setup: Setup): Describing {
  return {
    analysisOf: (uri) => setup.store.manifest(setup.store.clientUri(uri))?.analysis,
    placeOf: (span) => {
      const line = placesOf(span.fragment.uri, setup)?.location(span)?.range.start.line ?? 0;
      return { file: relativePath(analysis.uri, span.fragment.uri), line: line + 1 };
    },
  };
}

/** The places in any manifest of the workspace. */
export function placesOf(uri: string, { store, client }: Setup): Places | undefined {
  const source = store.source(uri);
  return source && new Places(source.document, store, client.encoding);
}

/** The entry that an offset is about: the one that is named there, or the one around. */
export function entryAt({ analysis }: ManifestView, offset: number): Work | Distribution | undefined {
  const named = mentionAt(analysis, offset)?.target;
  if (named !== undefined) return named;
  const { part } = analysis.tree.at(offset);
  const { artifacts, derivatives, distributions } = analysis.context.manifest;
  const entries = [...artifacts.values(), ...derivatives.values(), ...distributions.values()];
  const around = entries.filter(({ id }) => id.span.fragment === part);
  return around.length === 1 ? around[0] : undefined;
}

export function isDefined(node: GraphNode): node is GraphNode & { readonly entry: Work | Distribution } {
  return node.entry !== undefined;
}
