import type { Analysis } from '../../analysis/analyze';
import { verdictOf, type Verdict } from '../../analysis/verdict';
import { artifactLicense } from '../../lineage/artifact-license';
import type { Lineage, Path } from '../../lineage/lineage';
import { labelOf, relatedOf } from '../../lineage/proof';
import { typeOf } from '../../lineage/type-of';
import { isTier } from '../../license/tier';
import { isExternal, statusOf, type Distribution, type Work } from '../../manifest/manifest';
import { t } from '../../text/l10n';
import type { Fragment, Span } from '../../text/span';
import { riskLabel } from '../../words/risk-label';
import { obligationsLabel } from '../../words/verdict-label';
import type { GraphNode, LineageGraph } from './graph';
import type { Picture, PictureEdge, PictureNode } from './picture';
import type { Selection } from './select';

/** What a picture needs to know besides the graph. */
export interface Describing {
  /** The analysis of a manifest; nothing for one that can’t be read. */
  readonly analysisOf: (uri: string) => Analysis | undefined;
  /** A place as people are told it. */
  readonly placeOf: (span: Span) => { readonly file: string; readonly line: number };
}

/** A picture, and the node of the graph behind each of its nodes, in the same order. */
export interface Described {
  readonly picture: Picture;
  readonly nodes: readonly GraphNode[];
}

/** Describes the nodes that are selected, in the order of the graph, and the edges between them. */
export function describe(graph: LineageGraph, selection: Selection, describing: Describing): Described {
  const nodes = [...graph.nodes].filter(({ key }) => selection.has(key));
  const names = new Map(nodes.map(({ key }, index) => [key, `n${String(index + 1)}`]));
  const verdicts = new Map(nodes.flatMap((node) => judged(node, describing)));
  const forbidding = placesOf(
    [...verdicts.values()].flatMap(({ verdict, analysis }) => forbiddingSpans(verdict, analysis.context.lineage)),
  );
  const edges = nodes.flatMap(({ key }) => graph.into(key)).filter(({ from }) => names.has(from));
  const lit = edges.filter(({ span }) => forbidding.has(span));
  const litEdges = new Set(lit);
  const litNodes = new Set(lit.flatMap(({ from, to }) => [from, to]));
  const described = nodes.map((node): PictureNode => {
    const beside = [...graph.into(node.key).map(({ from }) => from), ...graph.outOf(node.key).map(({ to }) => to)];
    return {
      node: names.get(node.key) ?? '',
      kind: node.kind,
      id: node.id,
      ...describing.placeOf(node.span),
      ...about(node, verdicts.get(node.key)?.verdict, describing),
      forbids: litNodes.has(node.key) || verdicts.get(node.key)?.verdict.kind === 'forbidden',
      hidden: new Set(beside.filter((key) => !names.has(key))).size,
    };
  });
  const drawn = edges.map((edge): PictureEdge => {
    const { from, to, kind, relation, passesOn } = edge;
    return {
      from: names.get(from) ?? '',
      to: names.get(to) ?? '',
      kind,
      ...(relation === undefined ? {} : { relation }),
      passesOn,
      forbids: litEdges.has(edge),
    };
  });
  return { picture: { nodes: described, edges: drawn }, nodes };
}

/** The nodes on the way from what forbids a distribution to the distribution itself; none of one that nothing forbids. */
export function forbiddingPath(graph: LineageGraph, node: GraphNode, describing: Describing): Selection {
  const found = new Set<string>();
  for (const [, { verdict, analysis }] of judged(node, describing)) {
    const lit = placesOf(forbiddingSpans(verdict, analysis.context.lineage));
    const waiting = [node.key];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
      for (const { from, span } of graph.into(key)) {
        if (!lit.has(span) || found.has(from)) continue;
        found.add(from);
        waiting.push(from);
      }
  }
  return found;
}

type About = Omit<PictureNode, 'node' | 'kind' | 'id' | 'file' | 'line' | 'forbids' | 'hidden'>;

function about({ id, uri, entry }: GraphNode, verdict: Verdict | undefined, { analysisOf }: Describing): About {
  if (entry === undefined) return { name: id, proof: [t`No readable file defines it.`] };
  const analysis = analysisOf(uri);
  if (entry.kind === 'distribution') return aboutDistribution(entry, verdict, analysis);
  const own = analysis === undefined ? entry : sameEntry(entry, analysis);
  return analysis === undefined
    ? { name: labelOf(entry), proof: [t`Its manifest can’t be read.`] }
    : aboutWork(own, analysis);
}

function aboutWork(work: Work, { context: { lineage } }: Analysis): About {
  const tier = lineage.risk(work);
  const risk = riskLabel(lineage, work);
  const type = typeOf(work, lineage)?.value;
  const license = work.kind === 'artifact' ? artifactLicense(work).field?.value : work.license?.value;
  const path = tier === undefined ? lineage.unknown(work) : lineage.riskPath(work);
  return {
    name: labelOf(work),
    ...(type === undefined ? {} : { type }),
    ...(tier === undefined ? {} : { tier }),
    ...(risk === undefined ? {} : { risk }),
    ...(license === undefined || isTier(license) ? {} : { license }),
    proof: proofOf(path),
  };
}

function proofOf(path: Path | undefined): readonly string[] {
  return path === undefined ? [] : relatedOf(path).map(({ message }) => message);
}

function aboutDistribution(
  distribution: Distribution,
  verdict: Verdict | undefined,
  analysis: Analysis | undefined,
): About {
  const shown = { name: distribution.id.value, status: statusOf(distribution) };
  const audience = distribution.audience === undefined ? {} : { audience: distribution.audience.value };
  if (verdict === undefined || analysis === undefined)
    return { ...shown, ...audience, proof: [t`Its manifest can’t be read.`] };
  const { lineage } = analysis.context;
  const works = verdict.subjects.flatMap(({ work }) => work ?? []);
  const strictest = works
    .flatMap((work) => {
      const tier = lineage.risk(work);
      return tier === undefined ? [] : [{ tier, rank: RANKS.indexOf(tier), risk: riskLabel(lineage, work) }];
    })
    .sort((a, b) => b.rank - a.rank)[0];
  const [first] = verdict.reasons;
  const counted = obligationsLabel(verdict);
  return {
    ...shown,
    ...audience,
    ...(strictest === undefined ? {} : { tier: strictest.tier }),
    ...(strictest?.risk === undefined ? {} : { risk: strictest.risk }),
    verdict: verdict.kind,
    owed: verdict.obligations.length,
    met: verdict.obligations.filter(({ state }) => state === 'met').length,
    proof: [
      ...(counted === undefined ? [] : [`${counted}.`]),
      ...verdict.reasons.map(({ message }) => message),
      ...(first?.related().map(({ message }) => message) ?? []),
    ],
  };
}

const RANKS = ['low', 'medium', 'high'];

interface Judged {
  readonly verdict: Verdict;
  readonly analysis: Analysis;
}

function judged({ key, uri, entry }: GraphNode, { analysisOf }: Describing): readonly [string, Judged][] {
  if (entry?.kind !== 'distribution') return [];
  const analysis = analysisOf(uri);
  const own = analysis?.context.manifest.distributions.get(entry.id.value);
  return analysis === undefined || own === undefined ? [] : [[key, { verdict: verdictOf(analysis, own), analysis }]];
}

/** The entry as the analysis has it: it may have been read once more for that. */
function sameEntry(entry: Work, { context: { manifest } }: Analysis): Work {
  const entries = entry.kind === 'artifact' ? manifest.artifacts : manifest.derivatives;
  return entries.get(entry.id.value) ?? entry;
}

/** The words of all that forbids a distribution: each id on the way is the word of an edge. */
function forbiddingSpans({ kind, distribution, reasons, subjects }: Verdict, lineage: Lineage): readonly Span[] {
  if (kind !== 'forbidden') return [];
  const bans = reasons.filter(({ verdict }) => verdict === 'forbidden');
  const written = new Set(bans.map(({ span }) => span.fragment));
  const ways = subjects.flatMap(({ work, forbidden, id: { span } }) => {
    const risky = isExternal(distribution) ? forbidden?.path() : undefined;
    // What is wrong with a work that it comes from is written in the entry of that one.
    const there = new Map<Fragment, Path>();
    for (const { work: source, path } of work === undefined ? [] : lineage.closure(work)) {
      const { fragment } = source.id.span;
      if (written.has(fragment) && !there.has(fragment)) there.set(fragment, path());
    }
    return [...there.values(), ...(risky === undefined ? [] : [risky])].flatMap((path) => linksOf(path, span));
  });
  return [...bans.flatMap(({ span, related }) => [span, ...related().map((step) => step.span)]), ...ways];
}

function linksOf(path: Path, first: Span): readonly Span[] {
  return [first, ...path.flatMap(({ link }) => link ?? [])];
}

/** Spans that can be asked for by what they cover, as a document may have been read twice. */
function placesOf(spans: readonly Span[]): { readonly has: (span: Span) => boolean } {
  const byText = new Map<string, Set<string>>();
  const key = ({ fragment: { uri }, start }: Span): string => `${uri} ${String(start)}`;
  for (const span of spans)
    byText.set(span.fragment.text, (byText.get(span.fragment.text) ?? new Set()).add(key(span)));
  return { has: (span) => byText.get(span.fragment.text)?.has(key(span)) === true };
}
