import type { TypeHierarchyItem } from 'vscode-languageserver';
import { kindOf } from '../../features/entry-kind';
import type { GraphNode } from '../../features/lineage-graph/graph';
import { labelOf } from '../../lineage/proof';
import type { Lineage } from '../../lineage/lineage';
import { unquoted } from '../../manifest/mentions';
import { endOfEntry } from '../../syntax/insert';
import { t } from '../../text/l10n';
import { span } from '../../text/span';
import { baseName } from '../../text/uri';
import { riskLabel } from '../../words/risk-label';
import { Places } from '../convert';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import { symbolKinds } from '../symbol-kinds';
import { entryAt, graphOf, isDefined, usersGraph, type WorkspaceGraph } from '../workspace-graph';

/** What an entry comes from (its supertypes) and what comes from it (its subtypes), across manifests. */
export const typeHierarchy: Handler = (setup) => {
  const { connection, store, log } = setup;
  const { typeHierarchy: hierarchy } = connection.languages;
  hierarchy.onPrepare(
    guarded(log, t`The hierarchy`, ({ textDocument, position }) => {
      const view = store.manifest(textDocument.uri);
      const entry = view && entryAt(view, view.places.offsetAt(position));
      if (entry === undefined) return null;
      const whole = graphOf(store, [entry.uri]);
      const node = whole.graph.nodeOf(entry);
      return node === undefined ? null : itemsOf([node], whole, setup);
    }),
  );
  const beside = (direction: 'into' | 'outOf') =>
    guarded(log, t`The hierarchy`, async ({ item }: { readonly item: TypeHierarchyItem }, token) => {
      const key: unknown = item.data;
      const home = store.manifest(item.uri)?.analysis.uri;
      if (typeof key !== 'string' || home === undefined) return null;
      const whole = direction === 'into' ? graphOf(store, [home]) : await usersGraph(setup, home, token);
      const keys = whole.graph[direction](key).map(({ from, to }) => (direction === 'into' ? from : to));
      return itemsOf(
        keys.flatMap((it) => whole.graph.at(it) ?? []),
        whole,
        setup,
      );
    });
  hierarchy.onSupertypes(beside('into'));
  hierarchy.onSubtypes(beside('outOf'));
};

/** What nothing defines has no place to go to, and is left out. */
function itemsOf(
  nodes: readonly GraphNode[],
  { lineage }: WorkspaceGraph,
  { store, client }: Pick<Setup, 'store' | 'client'>,
): TypeHierarchyItem[] {
  return nodes.filter(isDefined).flatMap(({ key, uri, entry }) => {
    const source = store.source(uri);
    const places = source && new Places(source.document, store, client.encoding);
    const { fragment, start } = entry.id.span;
    const own = places?.location(unquoted(entry.id.span));
    const whole = places?.location(span(fragment, start, endOfEntry(entry.entry)));
    if (own === undefined || whole === undefined) return [];
    return [
      {
        name: entry.kind === 'distribution' ? entry.id.value : labelOf(entry),
        kind: symbolKinds[kindOf(entry)],
        detail: detailOf(entry, lineage),
        uri: own.uri,
        range: whole.range,
        selectionRange: own.range,
        data: key,
      },
    ];
  });
}

function detailOf(entry: NonNullable<GraphNode['entry']>, lineage: Lineage): string {
  const what =
    entry.kind === 'distribution'
      ? t`distribution, ${entry.audience?.value ?? t`no audience`}`
      : riskLabel(lineage, entry);
  return [what ?? entry.kind, baseName(entry.uri)].join(' · ');
}
