import { analyze, type Analysis } from '../../analysis/analyze';
import { describe } from '../../features/lineage-graph/describe';
import { LineageGraph } from '../../features/lineage-graph/graph';
import type { Picture } from '../../features/lineage-graph/picture';
import { around, originsOf } from '../../features/lineage-graph/select';
import { Lineage, worksOf } from '../../lineage/lineage';
import type { Manifest } from '../../manifest/manifest';
import { isManifestFile } from '../../manifest/manifest-files';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import { worldOf } from '../../workspace/world';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { failed } from '../failed';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { idHint } from '../session';
import { Places } from '../places';
import { findTargets, sentencesOf } from '../targets';
import { unreadable } from '../unreadable';
import { Configs, WorkspaceFiles } from '../workspace';
import { writeNamed } from '../write-named';

/** What a person asks of a picture. */
export interface GraphOptions {
  readonly format: 'svg' | 'mermaid' | 'dot' | 'json';
  readonly manifest?: string;
  readonly depth?: number;
  readonly outputFile?: string;
  readonly today?: string;
}

/** Draws an entry with what is around it, or all entries of some manifests with all that they come from. */
export async function graph(id: string | undefined, options: GraphOptions, host: Host): Promise<ExitCode> {
  const misuse = misuseOf(id, options);
  if (misuse !== undefined) return failed(misuse, host);
  const { targets, problems, notRead } = await findTargets([options.manifest ?? '.'], '', host);
  const [problem] = problems;
  if (problem !== undefined) return failed(problem, host);
  const site = await siteOf(targets[0]?.root ?? host.folder, targets[0]?.uris ?? [], { ...options, host });
  const selected = select(id, site, { ...options, host });
  if (typeof selected === 'string') return failed(selected, host);
  const places = new Places(site.world);
  const { picture } = describe(site.graph, selected, {
    analysisOf: site.analysisOf,
    placeOf: (span) => ({ file: host.pathOf(span.fragment.uri), line: places.placeOf(span)?.start.line ?? 1 }),
  });
  const unread = [...new Set([...notRead, ...site.problems()])];
  const text = drawn(picture, options.format, { id, problems: unread });
  for (const sentence of unread) failed(sentence, host);
  const { outputFile } = options;
  if (outputFile === undefined) host.print(text);
  const late = outputFile === undefined ? [] : writeNamed(host.uriOf(outputFile), () => text, host);
  for (const sentence of late) failed(sentence, host);
  return unread.length + late.length > 0 ? 2 : 0;
}

function misuseOf(id: string | undefined, { depth, outputFile }: GraphOptions): string | undefined {
  if (depth !== undefined && id === undefined) return t`--depth needs an entry to count from: name one.`;
  return outputFile !== undefined && isManifestFile(outputFile)
    ? t`${outputFile} is the name of a manifest, so it was left unchanged.`
    : undefined;
}

/** The manifests of a workspace, and what is drawn of them. */
interface Site {
  readonly world: ReturnType<typeof worldOf>;
  readonly graph: LineageGraph;
  /** Those that were named, or that lie below the folder that was. */
  readonly manifests: readonly Manifest[];
  readonly analysisOf: (uri: string) => Analysis | undefined;
  /** What could not be read, a sentence each. */
  readonly problems: () => readonly string[];
}

interface Circumstances extends Pick<GraphOptions, 'today'> {
  readonly host: Host;
}

async function siteOf(root: string, uris: readonly string[], { host, today }: Circumstances): Promise<Site> {
  const files = new WorkspaceFiles(root, host);
  const found = await host.discover(root);
  const all = [...new Set([...uris, ...found.manifests])];
  const world = worldOf(files, all);
  const configs = new Configs(root, files, { host });
  const options = configs.optionsFor(all, today ?? host.today());
  const analyses = new Map<string, Analysis | undefined>();
  const analysisOf = (uri: string): Analysis | undefined => {
    const tree = world.tree(uri);
    const own = options.get(uri) ?? { severities: {}, today: today ?? host.today() };
    if (!analyses.has(uri)) analyses.set(uri, tree && analyze(tree, { world, options: own }));
    return analyses.get(uri);
  };
  const known = all.flatMap((uri) => world.manifests.at(uri) ?? []);
  const unread = all.flatMap((uri) => {
    const state = files.read(uri);
    return state.kind === 'text' ? [] : [unreadable(host.pathOf(uri), state)];
  });
  const broken = (): readonly string[] =>
    [...analyses].flatMap(([uri, analysis]) =>
      analysis?.isBroken === true ? [t`${host.pathOf(uri)} can’t be checked.`] : [],
    );
  return {
    world,
    graph: new LineageGraph(known, world.manifests, new Lineage(world.manifests)),
    manifests: uris.flatMap((uri) => world.manifests.at(uri) ?? []),
    analysisOf,
    problems: () => [...sentencesOf(found, host), ...unread, ...configs.problems, ...broken()],
  };
}

/** The keys of what is drawn, or why nothing is. */
function select(
  id: string | undefined,
  { graph, manifests }: Site,
  { depth = Infinity, host }: Pick<GraphOptions, 'depth'> & { readonly host: Host },
): ReadonlySet<string> | string {
  if (manifests.length === 0) return t`There is no manifest here. “impact init” creates one.`;
  const entries = manifests.flatMap((manifest) => [...worksOf(manifest), ...manifest.distributions.values()]);
  const keysOf = (some: typeof entries): readonly string[] => some.flatMap((entry) => graph.nodeOf(entry)?.key ?? []);
  if (id === undefined) return originsOf(graph, keysOf(entries));
  const named = entries.filter((entry) => entry.id.value === id);
  const homes = new Set(keysOf(named).flatMap((key) => graph.at(key)?.uri ?? []));
  if (homes.size > 1) {
    const files = listOf([...homes].map((uri) => host.pathOf(uri)));
    return t`More than one manifest is possible: choose ${files} with --manifest.`;
  }
  if (named.length > 0) return around(graph, keysOf(named), { depth });
  const hint = idHint(
    id,
    entries.map((entry) => entry.id.value),
  );
  return t`No manifest here has “${id}”.${hint}`;
}

function drawn(picture: Picture, format: GraphOptions['format'], about: About): string {
  const { svg, mermaid, dot } =
    require('../../features/lineage-graph/draw') as typeof import('../../features/lineage-graph/draw');
  switch (format) {
    case 'svg':
      return svg(picture, { title: about.id === undefined ? 'Lineage' : t`Lineage of ${about.id}`, standalone: true });
    case 'mermaid':
      return mermaid(picture);
    case 'dot':
      return dot(picture);
    case 'json':
      return jsonText({ version: OUTPUT_VERSION, kind: 'graph', ...picture, problems: about.problems });
  }
}

interface About {
  readonly id: string | undefined;
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}
