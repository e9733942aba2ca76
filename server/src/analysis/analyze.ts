import type { Finding } from '../findings/finding';
import { Assessments } from '../model/assess';
import { build } from '../model/build';
import { documentKind } from '../model/document';
import { Lineage } from '../model/lineage';
import type { Manifest } from '../model/manifest';
import type { Manifests } from '../model/manifests';
import { suppressionsOf } from '../model/suppression';
import { Usage } from '../model/usage';
import { rules as allRules } from '../rules/index';
import type { Context, Rule } from '../rules/rule';
import type { Tree } from '../syntax/parse';
import type { Files } from '../text/files';
import type { Options } from './options';
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
  readonly bySubject: ReadonlyMap<object, readonly Finding[]>;
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
  const context: Context = {
    uri: tree.uri,
    document,
    broken: tree.parts.filter(({ problems }) => problems.length > 0),
    manifest,
    manifests,
    lineage,
    usage: new Usage(manifest),
    assessments: new Assessments({ manifest, manifests, lineage, files: world.files }),
    files: world.files,
    today: options.today,
    rules: new Map(allOf.map(({ id }) => [id, options.severities[id] !== 'off'])),
  };
  const isSameKind = previous?.context.document.kind === document.kind;
  const isComparable = isSameKind && previous.world === world && previous.options === options;
  const found = run(rules, tree, context, options, isComparable ? previous : undefined);
  const comments = tree.parts.flatMap(suppressionsOf);
  const { findings, suppressed, silenced } = suppress(tree, comments, found.findings, options.today);
  // What is said of the comments can be silenced as well, by a comment of its own.
  const unused = runOnSuppressions(rules, silenced, context, options);
  const told = suppress(tree, comments, unused.findings, options.today);
  return {
    uri: tree.uri,
    tree,
    manifest,
    context,
    world,
    options,
    findings: inFileOrder(tree, [...findings, ...told.findings]),
    suppressed: [...suppressed, ...told.suppressed],
    faults: [...found.faults, ...unused.faults],
    bySubject: found.bySubject,
  };
}

function inFileOrder(tree: Tree, findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, place: tree.resolve(finding.span) ?? { start: 0, end: 0 } }))
    .sort(
      (a, b) =>
        a.place.start - b.place.start ||
        a.place.end - b.place.end ||
        (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0),
    )
    .map(({ finding }) => finding);
}
