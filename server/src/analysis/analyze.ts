import type { Finding } from '../findings/finding';
import { Assessments } from '../obligations/assess';
import { build } from '../manifest/build';
import { documentKind } from '../manifest/document';
import { Lineage } from '../lineage/lineage';
import type { Manifest } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import { suppressionsOf, type Suppression } from '../manifest/suppression';
import { Usage } from '../manifest/usage';
import { rules as allRules } from '../rules/index';
import type { Context, Rule } from '../rules/rule';
import { startOfText } from '../syntax/locate';
import { lineEnding } from '../syntax/insert';
import { parse, type Tree } from '../syntax/parse';
import type { Part } from '../syntax/tree';
import { changedParts, readParts, type ByPart } from './changed-parts';
import type { Options } from './options';
import { inFileOrder, type Subject } from './order';
import { failureOfReading, failureOn, type Failure, type Fault } from './failure';
import { run, runOnSuppressions, stateOf } from './run';
import { suppress, type Suppressed } from './suppress';
import { upstreamReasons } from './upstream';
import { Shared, type World } from './world';

/** All that is known of one manifest at one moment. Immutable. */
export interface Analysis {
  readonly uri: string;
  readonly tree: Tree;
  readonly manifest: Manifest;
  readonly context: Context;
  readonly world: World;
  readonly options: Options;
  /** In file order. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** The errors of structure, silenced or not. */
  readonly structure: readonly Finding[];
  /** What broke down while this analysis was made, for the log. */
  readonly faults: readonly Fault[];
  /** All that could not be checked, each of which is among the findings as well. */
  readonly failures: readonly Failure[];
  /** What the rules said of each subject, from which the next analysis takes what still holds. */
  readonly bySubject: ReadonlyMap<Subject, readonly Finding[]>;
  /** The disable comments, and the parts that are not well-formed, kept for the same purpose. */
  readonly comments: ByPart<Suppression>;
  readonly broken: ByPart<Part>;
  /** Whether the analysis broke down as a whole, so that nothing is known of what is in the document. */
  readonly isBroken: boolean;
}

/**
 * Checks a manifest. With the analysis before the last edit, only what the edit can have changed is done again. Never
 * throws: where it breaks down as a whole, that is the one finding, and nothing is known of what is in the manifest.
 */
export function analyze(
  tree: Tree,
  world: World,
  options: Options,
  previous?: Analysis,
  allOf: readonly Rule[] = allRules,
): Analysis {
  const before = previous?.isBroken === true ? undefined : previous;
  try {
    return analyzed(tree, { world, options, previous: before, allOf });
  } catch (error) {
    return brokenDown(tree, { world, options }, error);
  }
}

/** What is known where the analysis broke down: nothing but that, as of a file that holds nothing. */
function brokenDown(tree: Tree, { world, options }: Pick<Inputs, 'world' | 'options'>, error: unknown): Analysis {
  // The world may be what broke down, and an empty file asks for nothing in it.
  const empty = analyzed(parse(tree.uri, ''), { world: NO_WORLD, options, previous: undefined, allOf: [] });
  const finding = failureOfReading(tree);
  return {
    ...empty,
    tree,
    world,
    isBroken: true,
    findings: [finding],
    faults: [{ rule: finding.rule, error }],
    failures: [{ subject: empty.manifest, finding }],
  };
}

const NO_WORLD: World = {
  tree: () => undefined,
  files: { read: () => ({ kind: 'outside' }), isIgnored: () => false },
  manifests: { at: () => undefined, usersElsewhere: () => [], sameElsewhere: () => [] },
  shared: new Shared(),
};

interface Inputs {
  readonly world: World;
  readonly options: Options;
  readonly previous: Analysis | undefined;
  readonly allOf: readonly Rule[];
}

function analyzed(tree: Tree, { world, options, previous, allOf }: Inputs): Analysis {
  const document = documentKind(tree);
  const rules = document.kind === 'manifest' ? allOf : allOf.filter((rule) => rule.ofAnyDocument === true);
  const { manifest, manifests, lineage } = connected(tree, world, previous?.manifest);
  const structureOf = (uri: string): readonly Finding[] =>
    world.shared.structureOf(uri, world, (other, noticing) => structureIn(other, noticing, options));
  const changed = previous && changedParts(previous.tree.parts, tree.parts);
  const comments = readParts(tree, suppressionsOf, changed && { found: previous.comments, changed });
  const broken = readParts(tree, brokenIn, changed && { found: previous.broken, changed });
  const { readings } = world.shared;
  const { today } = options;
  const context: Context = {
    uri: tree.uri,
    document,
    eol: lineEnding({ uri: tree.uri, text: tree.text }),
    broken: [...broken.keys()],
    manifest,
    manifests,
    lineage,
    usage: new Usage(manifest, previous?.context.usage),
    assessments: new Assessments({ manifest, manifests, lineage, files: world.files, readings, today }),
    files: world.files,
    upstream: (artifact) => upstreamReasons(artifact, { uri: tree.uri, manifests, lineage, structureOf }),
    readings,
    today,
    rules: new Map(allOf.map((rule) => [rule.id, stateOf(rule, options)])),
  };
  const isSameKind = previous?.context.document.kind === document.kind;
  const isComparable = isSameKind && previous.world === world && previous.options === options;
  const before = isComparable && changed !== undefined ? { ...previous, changed } : undefined;
  const found = run(rules, tree, context, options, before);
  const listed = [...comments.values()].flat();
  const commented = {
    text: tree.text,
    resolve: tree.resolve.bind(tree),
    startOfText: (offset: number) => startOfText(tree, offset),
  };
  const { findings, suppressed, silenced } = suppress(commented, listed, found.findings, options.today);
  // What is said of the comments can be silenced as well, by a comment of its own.
  const unused = runOnSuppressions(rules, withFailed(silenced, found.failures), {
    context,
    options,
    failed: (rule, suppression) => failureOn(rule, suppression, tree),
  });
  const told = suppress(commented, listed, unused.findings, options.today);
  return {
    uri: tree.uri,
    tree,
    manifest,
    context,
    world,
    options,
    findings:
      told.findings.length === 0
        ? findings
        : inFileOrder(
            tree,
            [...findings, ...told.findings].map((finding) => ({ finding })),
          ),
    suppressed: [...suppressed, ...told.suppressed],
    structure: found.structure,
    faults: [...found.faults, ...unused.faults],
    failures: found.failures,
    isBroken: false,
    bySubject: found.bySubject,
    comments,
    broken,
  };
}

/** A manifest among the others. One that its world holds as it is there has been read already. */
function connected(tree: Tree, world: World, previous?: Manifest): Pick<Context, 'manifest' | 'manifests' | 'lineage'> {
  const { manifests: others, lineage } = world;
  const known = lineage !== undefined && world.tree(tree.uri) === tree ? others.at(tree.uri) : undefined;
  if (lineage !== undefined && known !== undefined) return { manifest: known, manifests: others, lineage };
  const manifest = build(tree.uri, tree.root, previous);
  const manifests: Manifests = {
    at: (uri) => (uri === tree.uri ? manifest : others.at(uri)),
    usersElsewhere: (uri, id) => others.usersElsewhere(uri, id),
    sameElsewhere: (artifact) => others.sameElsewhere(artifact),
  };
  return { manifest, manifests, lineage: new Lineage(manifests) };
}

/** The errors of structure of a manifest that another one draws on. */
function structureIn(tree: Tree, world: World, options: Options): readonly Finding[] {
  const rules = allRules.filter(({ isStructure }) => isStructure === true);
  const { structure, failures } = analyze(tree, world, options, undefined, rules);
  return [...structure, ...failures.map(({ finding }) => finding)];
}

/** What a rule that broke down would have said is not known, so neither is whether a comment silences any of it. */
function withFailed(
  silenced: ReadonlyMap<Suppression, ReadonlySet<string>>,
  failures: readonly Failure[],
): ReadonlyMap<Suppression, ReadonlySet<string>> {
  if (failures.length === 0) return silenced;
  const failed = failures.flatMap(({ finding }) => finding.failed ?? []);
  return new Map([...silenced].map(([suppression, rules]) => [suppression, new Set([...rules, ...failed])]));
}

function brokenIn(part: Part): readonly Part[] {
  return part.problems.length > 0 ? [part] : [];
}
