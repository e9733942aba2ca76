import { gateOf, type Gate } from '../../features/gate';
import { describe } from '../../features/lineage-graph/describe';
import { originsOf } from '../../features/lineage-graph/select';
import { gateRows } from '../../features/gate-rows';
import { gateText } from '../../features/gate-text';
import { aboutDistribution, openNotes } from '../../features/hover/distribution';
import { t } from '../../text/l10n';
import { faultText, owed } from '../../words/obligation';
import { verdictDetail, verdictLabel } from '../../words/verdict-label';
import type { Distribution } from '../../manifest/manifest';
import type { Evidence } from '../../obligations/obligation';
import { say } from '../../words/markdown';
import type { Span } from '../../text/span';
import { relativePath } from '../../text/uri';
import { textArgument } from '../arguments';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import { GATE, type CommandName, type EvidencePlace, type GateParams, type GateResult } from '../messages';
import type { ManifestView } from '../documents/view';
import { tell } from '../client/notify';
import { describing, graphOf } from '../workspace-graph';

/** More nodes than this are no picture on a page; the panel of the lineage has room for them. */
const MOST_DRAWN = 30;

/**
 * The release gate: a request with the whole checklist for clients that show it, and a command with the sum of it for any
 * other. `impact.showVerdict` says why a distribution may not go out, or stays inside.
 */
export const gate: Handler = (setup) => {
  const { connection, store, log, commands } = setup;
  connection.onRequest(
    GATE,
    guarded<GateParams, GateResult>(log, t`The gate`, ({ uri, id }) => {
      const found = lookUp(setup, uri, id);
      if (found === undefined) return null;
      const { view, distribution } = found;
      const result = resultOf(gateOf(view.analysis, distribution), view, store);
      return { ...result, markdown: result.markdown + pictureOf(distribution, view, setup) };
    }),
  );
  const answer = (command: CommandName, words: (view: ManifestView, distribution: Distribution) => string): void => {
    commands.set(command, ([uri, id]) => {
      const found = lookUp(setup, textArgument(uri) ?? '', textArgument(id) ?? '');
      if (found === undefined) return Promise.resolve(null);
      const { view, distribution } = found;
      tell(connection, 'information', words(view, distribution));
      return Promise.resolve(resultOf(gateOf(view.analysis, distribution), view, store));
    });
  };
  answer('impact.checkGate', ({ analysis }, distribution) => summary(gateOf(analysis, distribution)));
  answer('impact.showVerdict', ({ analysis }, distribution) => aboutDistribution(analysis, distribution).plain);
};

function lookUp(
  { store }: Setup,
  uri: string,
  id: string,
): { readonly view: ManifestView; readonly distribution: Distribution } | undefined {
  const view = store.manifest(uri);
  const distribution = view?.analysis.context.manifest.distributions.get(id);
  return view === undefined || distribution === undefined ? undefined : { view, distribution };
}

function resultOf(found: Gate, view: ManifestView, store: Setup['store']): NonNullable<GateResult> {
  const { verdict, passes } = found;
  const rows = gateRows(view.analysis, found);
  const placed = (span: Span): { readonly place?: EvidencePlace } => {
    const place = view.places.location(span);
    return place === undefined ? {} : { place };
  };
  return {
    verdict: verdict.kind,
    passes,
    markdown: gateText(found, (place) => placeText(place, view), openNotes(view.analysis, verdict)).markdown,
    obligations: verdict.obligations.map((obligation) => {
      const { kind, state, evidence } = obligation;
      return {
        kind,
        owed: say`${owed(obligation)}`.plain,
        state,
        ...(evidence === undefined ? {} : { evidence: placeOf(evidence, view, store) }),
        ...(state === 'met' || state === 'review' ? {} : { fault: faultText(obligation) }),
        ...(state === 'met' ? {} : placed(rows.placeOf(obligation))),
      };
    }),
    reasons: rows.reasons.map(({ verdict: weight, message, remedy, span }) => ({
      verdict: weight,
      message,
      remedy,
      ...placed(span),
    })),
    path: rows.path.map(({ message, span }) => ({ message, ...placed(span) })),
    changes: rows.changes,
    canPrepare: rows.canPrepare,
    canRelease: rows.canRelease,
  };
}

/** What a release comes from, as a block of Markdown that the editor draws; nothing where that would be a tangle. */
function pictureOf(distribution: Distribution, view: ManifestView, setup: Setup): string {
  const { graph } = graphOf(setup.store, [distribution.uri]);
  const node = graph.nodeOf(distribution);
  const selection = node === undefined ? new Set<string>() : originsOf(graph, [node.key]);
  if (selection.size < 2 || selection.size > MOST_DRAWN) return '';
  const { picture } = describe(graph, selection, describing(view, setup));
  const { mermaid } =
    require('../../features/lineage-graph/draw') as typeof import('../../features/lineage-graph/draw');
  return t`\n\nWhat it comes from:\n\n\`\`\`mermaid\n${mermaid(picture)}\`\`\`\n`;
}

function placeOf({ uri, span }: Evidence, { places }: ManifestView, store: Setup['store']): EvidencePlace {
  const location = span === undefined ? undefined : places.location(span);
  return location ?? { uri: store.clientUri(uri) };
}

/** A place as people say it, which count lines from one. */
function placeText({ uri, span }: Evidence, { analysis, places }: ManifestView): string {
  if (!uri.includes(':///')) return uri;
  const line = span === undefined ? undefined : places.location(span)?.range.start.line;
  return `${relativePath(analysis.uri, uri)}:${String((line ?? 0) + 1)}`;
}

function summary({ verdict }: Gate): string {
  const detail = verdictDetail(verdict);
  const [first] = verdict.reasons;
  const why = first === undefined ? '' : ` ${first.message}`;
  return `${verdict.distribution.id.value}: ${verdictLabel(verdict)}${detail === undefined ? '' : `, ${detail}`}.${why}`;
}
