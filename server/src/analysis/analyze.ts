import { lineBreakOf } from '../text/line-break';
import type { Finding } from '../findings/finding';
import { Assessments } from '../obligations/assess';
import { build } from '../manifest/build';
import { documentKind } from '../manifest/document';
import { Lineage } from '../lineage/lineage';
import type { Manifest } from '../manifest/manifest';
import { NO_OTHERS, type Manifests } from '../manifest/manifests';
import { suppressionsOf, type Suppression } from '../manifest/suppression';
import { Usage } from '../manifest/usage';
import { rules as allRules } from '../rules/index';
import type { Context, Rule } from '../rules/rule';
import { startOfText } from '../syntax/locate';
import { parse, type Tree } from '../syntax/parse';
import type { Part } from '../syntax/tree';
import { affectedBy } from './affected';
import { changedParts, readParts, type ByPart, type ChangedParts } from './changed-parts';
import { conclude, extentsOf, type Findings } from './conclude';
import type { Options } from './options';
import { placed, type Subject } from './order';
import { failureOfReading, failureOn, type Failure } from './failure';
import { run, stateOf, type Before } from './run';
import type { Commented } from './suppress';
import { workloadOf, type Workload } from './workload';
import { upstreamReasons } from './upstream';
import { Shared, type Doubt, type Structure, type World } from './world';

/** What a manifest is checked in, with what is set, and by which rules: by all of them unless it says so. */
export interface Setting {
  readonly world: World;
  readonly options: Options;
  readonly rules?: readonly Rule[] | undefined;
}

/** All that is known of one manifest at one moment. Immutable. */
export interface Analysis extends Findings {
  readonly uri: string;
  readonly tree: Tree;
  readonly context: Context;
  readonly world: World;
  readonly options: Options;
  /** The errors of structure, silenced or not. */
  readonly structure: readonly Finding[];
  /** The errors that leave open what holds for single entries, silenced or not. */
  readonly doubts: readonly Doubt[];
  /** All that could not be checked, each of which is among the findings as well. */
  readonly failures: readonly Failure[];
  /** What the rules said of each subject, from which the next analysis takes what still holds. */
  readonly bySubject: ReadonlyMap<Subject, readonly Finding[]>;
  /** How much there was to look at, kept for the same purpose. */
  readonly workload: Workload;
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
export function analyze(tree: Tree, setting: Setting, previous?: Analysis): Analysis {
  try {
    return analyzed(tree, setting, previous?.isBroken === true ? undefined : previous);
  } catch (error) {
    return brokenDown(tree, setting, error);
  }
}

/** What is known where the analysis broke down: nothing but that, as of a file that holds nothing. */
function brokenDown(tree: Tree, { world, options }: Setting, error: unknown): Analysis {
  // The world may be what broke down, and an empty file asks for nothing in it.
  const empty = analyzed(parse(tree.uri, ''), { world: NO_WORLD, options, rules: [] }, undefined);
  const finding = failureOfReading(tree);
  return {
    ...empty,
    tree,
    world,
    isBroken: true,
    findings: [finding],
    extents: extentsOf(placed(commentedIn(tree), [{ finding }])),
    faults: [{ rule: finding.rule, error }],
    failures: [{ subject: empty.context.manifest, finding }],
  };
}

const NO_WORLD: World = {
  tree: () => undefined,
  files: { read: () => ({ kind: 'outside' }), isIgnored: () => false },
  manifests: { at: () => undefined, ...NO_OTHERS },
  shared: new Shared(),
};

function analyzed(tree: Tree, setting: Setting, previous: Analysis | undefined): Analysis {
  const { world, options } = setting;
  const changed = previous && changedParts(previous.tree.parts, tree.parts);
  const commentsIn = tree.isTooLarge ? (): readonly Suppression[] => [] : suppressionsOf;
  const comments = readParts(tree, commentsIn, changed && { found: previous.comments, changed });
  const broken = readParts(tree, brokenIn, changed && { found: previous.broken, changed });
  const { before, workload, context } = contextOf(tree, { ...setting, broken: [...broken.keys()], changed }, previous);
  const all = setting.rules ?? allRules;
  const rules = context.document.kind === 'manifest' ? all : all.filter((rule) => rule.ofAnyDocument === true);
  const { told, faults, ...found } = run(tree, { rules, context, options }, before);
  const failed = found.failures.flatMap(({ finding }) => finding.failed ?? []);
  const concluded = conclude(
    commentedIn(tree),
    { told, comments: [...comments.values()].flat(), failed },
    { rules, context, options, failed: (rule, suppression) => failureOn(rule, suppression, tree) },
  );
  return {
    uri: tree.uri,
    tree,
    context,
    world,
    options,
    ...found,
    ...concluded,
    faults: [...faults, ...concluded.faults],
    isBroken: false,
    workload,
    comments,
    broken,
  };
}

function commentedIn(tree: Tree): Commented {
  return {
    text: tree.text,
    resolve: (at) => tree.resolve(at),
    startOfText: (offset) => startOfText(tree, offset),
  };
}

interface Known extends Setting {
  readonly broken: readonly Part[];
  readonly changed: ChangedParts | undefined;
}

/** What rules may know of a manifest, how much there is to look at, and what still holds of an analysis before. */
function contextOf(
  tree: Tree,
  known: Known,
  previous: Analysis | undefined,
): { readonly context: Context; readonly workload: Workload; readonly before: Before | undefined } {
  const { world, options, rules = allRules, broken } = known;
  const { uri } = tree;
  const { files } = world;
  const { readings } = world.shared;
  const { today } = options;
  const { manifest, manifests, lineage } = connected(tree, world, previous?.context.manifest);
  const structureOf = (other: string): Structure | undefined =>
    world.shared.structureOf(other, world, (it, noticing) => structureIn(it, noticing, options));
  const surroundings = { manifest, manifests, lineage, files, readings, today };
  const document = documentKind(tree);
  const usage = new Usage(manifest, previous?.context.usage);
  const last = kept(previous, { ...known, ...surroundings, document, usage });
  const now = workloadOf(surroundings, last);
  // Where it has become too much, nothing of it is looked at, and nothing is kept.
  const before = now.excess === undefined ? last : undefined;
  const workload = before === last ? now : workloadOf(surroundings);
  const { excess } = workload;
  let states: Context['rules'] | undefined;
  const context: Context = {
    ...surroundings,
    uri,
    document,
    eol: lineBreakOf(tree.text),
    broken,
    usage,
    excess,
    assessments: new Assessments(surroundings, excess !== undefined),
    upstream: (artifact) => upstreamReasons(artifact, { uri, manifests, lineage, structureOf }),
    // Only comments that silence ask for it.
    get rules() {
      return (states ??= new Map(rules.map((rule) => [rule.id, stateOf(rule, options)])));
    },
  };
  return { context, workload, before };
}

/** The analysis before the edit, where what it found still holds for what has not changed since. */
function kept(
  previous: Analysis | undefined,
  now: Known & Pick<Context, 'document' | 'manifest' | 'lineage' | 'usage'>,
): (Before & { readonly workload: Workload }) | undefined {
  const { world, options, changed, document } = now;
  const isSame = previous?.world === world && previous.options === options;
  if (!isSame || changed === undefined || previous.context.document.kind !== document.kind) return undefined;
  // Where there was too much, nothing was looked at.
  const affected = previous.workload.excess === undefined ? affectedBy(previous.context, now) : undefined;
  return affected && { ...previous, changed, affected };
}

/** A manifest among the others. One that its world holds as it is there has been read already. */
function connected(tree: Tree, world: World, previous?: Manifest): Pick<Context, 'manifest' | 'manifests' | 'lineage'> {
  const { manifests: others, lineage } = world;
  const known = lineage !== undefined && world.tree(tree.uri) === tree ? others.at(tree.uri) : undefined;
  if (lineage !== undefined && known !== undefined) return { manifest: known, manifests: others, lineage };
  const manifest = build(tree.uri, tree.root, { previous, licenses: world.shared.licenses });
  const manifests: Manifests = {
    at: (uri) => (uri === tree.uri ? manifest : others.at(uri)),
    usersElsewhere: (uri, id) => others.usersElsewhere(uri, id),
    otherTerms: (artifact) => others.otherTerms(artifact),
    breachesElsewhere: (artifact, today) => others.breachesElsewhere(artifact, today),
  };
  return { manifest, manifests, lineage: new Lineage(manifests) };
}

/** What is not understood of a manifest that another one draws on. */
function structureIn(tree: Tree, world: World, options: Options): Structure {
  const rules = allRules.filter(({ leavesOpen }) => leavesOpen !== undefined);
  const { structure, doubts, failures } = analyze(tree, { world, options, rules });
  return { findings: [...structure, ...failures.map(({ finding }) => finding)], doubts };
}

function brokenIn(part: Part): readonly Part[] {
  return part.problems.length > 0 ? [part] : [];
}
