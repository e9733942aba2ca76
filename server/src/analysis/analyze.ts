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
import type { Tree } from '../syntax/parse';
import type { Part } from '../syntax/tree';
import type { Files } from '../text/files';
import { Readings } from '../text/readings';
import { changedParts, readParts, type ByPart } from './changed-parts';
import type { Options } from './options';
import { inFileOrder, type Subject } from './order';
import { run, runOnSuppressions, type Fault } from './run';
import { suppress, type Suppressed } from './suppress';

/** What surrounds a manifest. A host makes a new one whenever anything in it has changed. */
export interface World {
  readonly files: Files;
  readonly manifests: Manifests;
}

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
  /** The rules that broke down, for the log. */
  readonly faults: readonly Fault[];
  /** What the rules said of each subject, from which the next analysis takes what still holds. */
  readonly bySubject: ReadonlyMap<Subject, readonly Finding[]>;
  /** The disable comments, and the parts that are not well-formed, kept for the same purpose. */
  readonly comments: ByPart<Suppression>;
  readonly broken: ByPart<Part>;
}

/** Checks a manifest. With the analysis before the last edit, only what the edit can have changed is done again. */
export function analyze(
  tree: Tree,
  world: World,
  options: Options,
  previous?: Analysis,
  allOf: readonly Rule[] = allRules,
): Analysis {
  const document = documentKind(tree);
  const rules = document.kind === 'manifest' ? allOf : allOf.filter((rule) => rule.ofAnyDocument === true);
  const manifest = build(tree.uri, tree.root, previous?.manifest);
  const manifests: Manifests = {
    at: (uri) => (uri === tree.uri ? manifest : world.manifests.at(uri)),
    usersElsewhere: (uri, id) => world.manifests.usersElsewhere(uri, id),
  };
  const lineage = new Lineage(manifests);
  const changed = previous && changedParts(previous.tree.parts, tree.parts);
  const comments = readParts(tree, suppressionsOf, changed && { found: previous.comments, changed });
  const broken = readParts(tree, brokenIn, changed && { found: previous.broken, changed });
  // What ships says the same as long as the world is the same.
  const readings = previous?.world === world ? previous.context.readings : new Readings();
  const { today } = options;
  const context: Context = {
    uri: tree.uri,
    document,
    broken: [...broken.keys()],
    manifest,
    manifests,
    lineage,
    usage: new Usage(manifest, previous?.context.usage),
    assessments: new Assessments({ manifest, manifests, lineage, files: world.files, readings, today }),
    files: world.files,
    readings,
    today,
    rules: new Map(allOf.map(({ id }) => [id, options.severities[id] !== 'off'])),
  };
  const isSameKind = previous?.context.document.kind === document.kind;
  const isComparable = isSameKind && previous.world === world && previous.options === options;
  const before = isComparable && changed !== undefined ? { ...previous, changed } : undefined;
  const found = run(rules, tree, context, options, before);
  const listed = [...comments.values()].flat();
  const { findings, suppressed, silenced } = suppress(tree, listed, found.findings, options.today);
  // What is said of the comments can be silenced as well, by a comment of its own.
  const unused = runOnSuppressions(rules, silenced, context, options);
  const told = suppress(tree, listed, unused.findings, options.today);
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
    faults: [...found.faults, ...unused.faults],
    bySubject: found.bySubject,
    comments,
    broken,
  };
}

function brokenIn(part: Part): readonly Part[] {
  return part.problems.length > 0 ? [part] : [];
}
