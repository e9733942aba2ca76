import type { Finding, Fix } from '../findings/finding';
import { build } from '../manifest/build';
import type { Manifest } from '../manifest/manifest';
import { parse, type Tree } from '../syntax/parse';
import { applyEdits, overlap, type OffsetEdit } from '../text/edit';
import type { FileState } from '../text/files';
import { t } from '../text/l10n';
import type { Span } from '../text/span';
import { analyze, type Analysis } from './analyze';
import type { World } from './world';

/** A fix, with the finding that it is to clear, where it is to clear one. */
export interface Candidate {
  readonly fix: Fix;
  readonly finding?: Finding | undefined;
}

/** Why a fix is not applied, in the middle of a sentence. */
export type Objection = string;

export const objections = {
  lost: t`the text has changed in the meantime`,
  overlapping: t`its changes conflict with each other`,
  broken: (message: string) => t`the text could no longer be read: ${message}`,
  error: (message: string) => t`it would cause another error: ${message}`,
  remains: t`it would not fix the problem`,
};

/**
 * Tries fixes on a copy of all that they touch. Nothing where they do what they are for: the text can still be read, what
 * they clear is gone, so that a second run has nothing to do, and nothing else has gone wrong in how the manifest is
 * written. For those that are applied `unseen`, that is no new error there at all.
 */
export function objectionTo(
  analysis: Analysis,
  candidates: readonly Candidate[],
  { unseen }: { readonly unseen: boolean },
): Objection | undefined {
  const texts = textsAfter(analysis, candidates);
  if (typeof texts === 'string') return texts;
  const after = analysisAfter(analysis, texts);
  // What the change does not touch is the same finding before and after it.
  const [before, later] = [new Set(analysis.findings), new Set(after.findings)];
  const come = after.findings.filter((finding) => !before.has(finding)).map(keyed);
  const [old, now] = [tally(analysis.findings.filter((finding) => !later.has(finding)).map(keyed)), tally(come)];
  for (const { rule, severity, message, key } of come) {
    if (severity !== 'error' || (now.get(key) ?? 0) <= (old.get(key) ?? 0)) continue;
    if (rule === 'manifest/syntax') return objections.broken(message);
    if (unseen && /^(?:manifest|internal)\//.test(rule)) return objections.error(message);
  }
  const cleared = tally(candidates.flatMap(({ finding }) => finding ?? []).map(keyed));
  const remains = [...cleared].some(([key, count]) => (now.get(key) ?? 0) > (old.get(key) ?? 0) - count);
  return remains ? objections.remains : undefined;
}

/**
 * Those of the fixes that do what they are for, together as they are one by one, and what speaks against the others. They
 * are tried together first, since nearly always all of them do.
 */
export function tried<C extends Candidate>(
  analysis: Analysis,
  candidates: readonly C[],
): { readonly good: readonly C[]; readonly refused: ReadonlyMap<C, Objection> } {
  const test = (some: readonly C[]): Objection | undefined => objectionTo(analysis, some, { unseen: true });
  if (candidates.length === 0 || test(candidates) === undefined) return { good: candidates, refused: new Map() };
  const refused = new Map<C, Objection>();
  for (const candidate of candidates) {
    const objection = test([candidate]);
    if (objection !== undefined) refused.set(candidate, objection);
  }
  const alone = candidates.filter((candidate) => !refused.has(candidate));
  // Those that only get in the way of each other are left to the next round.
  const good = refused.size > 0 && test(alone) === undefined ? alone : alone.slice(0, 1);
  return { good, refused };
}

/** A manifest as a fix would leave it, and the texts of all files that this touches, by address; the reason where it can’t be made. */
export function afterFix(
  analysis: Analysis,
  fix: Fix,
): { readonly analysis: Analysis; readonly texts: ReadonlyMap<string, string> } | Objection {
  const texts = textsAfter(analysis, [{ fix }]);
  return typeof texts === 'string' ? texts : { analysis: analysisAfter(analysis, texts), texts };
}

export type Keyed = Finding & { readonly key: string };

export function keyed(finding: Finding): Keyed {
  return { ...finding, key: `${finding.rule} ${finding.message}` };
}

export function tally(findings: readonly Keyed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of findings) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The manifest with other texts, of which only what has changed is read again. */
function analysisAfter(analysis: Analysis, texts: ReadonlyMap<string, string>): Analysis {
  const { uri, tree, world, options } = analysis;
  const text = texts.get(uri);
  const after = text === undefined ? tree : tree.rewritten(text);
  const isAlone = text !== undefined && texts.size === 1;
  const alone = isAlone ? analyze(after, { world, options }, analysis) : undefined;
  // Other manifests see of this one which entries it has.
  if (alone !== undefined && hasSameIds(alone.context.manifest, analysis.context.manifest)) return alone;
  return analyze(after, { world: overlaid(analysis, texts, after), options }, analysis);
}

function hasSameIds(one: Manifest, other: Manifest): boolean {
  return (['artifacts', 'derivatives'] as const).every((section) => {
    const [ids, others] = [[...one[section].keys()], [...other[section].keys()]];
    return (
      one[section] === other[section] || (ids.length === others.length && ids.every((id, at) => id === others[at]))
    );
  });
}

/** The texts as fixes would leave them, by address; the reason where they can’t be made. */
function textsAfter(
  { uri, tree, context: { files } }: Analysis,
  candidates: readonly Candidate[],
): ReadonlyMap<string, string> | Objection {
  const edits = new Map<string, { readonly text: string; readonly edits: OffsetEdit[] }>();
  for (const { span, newText } of candidates.flatMap(({ fix }) => fix.edits)) {
    const { uri: at } = span.fragment;
    const state = at === uri ? ({ kind: 'text', text: tree.text } as const) : files.read(at);
    if (state.kind !== 'text') return objections.lost;
    const place = at === uri ? tree.resolve(span) : placeIn(state.text, span);
    if (place === undefined) return objections.lost;
    const known = edits.get(at) ?? { text: state.text, edits: [] };
    known.edits.push({ start: place.start, end: place.end, newText });
    edits.set(at, known);
  }
  const texts = new Map(candidates.flatMap(({ fix }) => (fix.creates ?? []).map((file) => [file.uri, file.text])));
  for (const [at, { text, edits: own }] of edits) {
    if (overlap(own)) return objections.overlapping;
    texts.set(at, applyEdits(text, own));
  }
  return texts;
}

/** Where a span of another file is in it: the file was read as a whole, or cut as a manifest. */
function placeIn(text: string, { fragment, start, end }: Span): { start: number; end: number } | undefined {
  if (fragment.text === text) return { start, end };
  let from = 0;
  for (const part of parse(fragment.uri, text).parts) {
    if (part.text === fragment.text) return { start: from + start, end: from + end };
    from += part.text.length;
  }
  return undefined;
}

/** The world with other texts in it, and the manifest at hand as it is then. */
function overlaid({ uri: own, world }: Analysis, texts: ReadonlyMap<string, string>, after: Tree): World {
  const { files, manifests, shared } = world;
  const trees = new Map([[own, after]]);
  const built = new Map<string, Manifest>();
  const read = (uri: string): FileState => {
    const text = texts.get(uri);
    if (text === undefined) return files.read(uri);
    const state = files.read(uri);
    return state.kind === 'text' ? { ...state, text } : { kind: 'text', text };
  };
  const tree: World['tree'] = (uri) => {
    const text = texts.get(uri);
    if (text === undefined) return world.tree(uri);
    const known = trees.get(uri) ?? world.tree(uri)?.rewritten(text) ?? parse(uri, text);
    trees.set(uri, known);
    return known;
  };
  const at = (uri: string): Manifest | undefined => {
    if (!texts.has(uri)) return manifests.at(uri);
    const known =
      built.get(uri) ?? build(uri, tree(uri)?.root, { previous: manifests.at(uri), licenses: shared.licenses });
    built.set(uri, known);
    return known;
  };
  return {
    files: {
      read,
      isIgnored: (uri) => files.isIgnored(uri),
      ...(files.folderOf && { folderOf: (uri: string) => files.folderOf?.(uri) }),
    },
    tree,
    manifests: {
      at,
      usersElsewhere: (uri, id) => manifests.usersElsewhere(uri, id),
      otherTerms: (artifact) => manifests.otherTerms(artifact),
      breachesElsewhere: (artifact, today) => manifests.breachesElsewhere(artifact, today),
    },
    shared,
  };
}
