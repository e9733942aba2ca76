import { span, textOf, type Located, type Span } from '../text/span';
import type { Artifact, Distribution, Manifest, Work } from './manifest';
import { workOf } from './manifest';
import { targetOf, type Manifests } from './manifests';

/**
 * Where an id may stand: where it is defined, in `from`, in `of`, in a breach, in a reference to another manifest, in
 * the front matter of a report, or in a mark around what was written for an entry.
 */
export type Role = 'definition' | 'source' | 'subject' | 'breach' | 'manifest' | 'report' | 'mark';

/** A place where an id is written. */
export interface Mention {
  readonly role: Role;
  /** The id alone, without quotes. Of a reference that leaves the id out it is the whole path. */
  readonly span: Span;
  readonly id: string;
  /** What it stands for, in whichever manifest that is; nothing where nothing defines it. */
  readonly target: Work | Distribution | undefined;
  /** The artifact that takes its entry from another manifest, for that role. */
  readonly artifact?: Artifact;
}

/** Every mention in a manifest, section by section. What two places share through an alias is told once. */
export function mentionsIn(manifest: Manifest, manifests: Manifests): readonly Mention[] {
  const mention = (role: Role, id: Located<string>): Mention => ({
    role,
    span: unquoted(id.span),
    id: id.value,
    target: workOf(manifest, id.value),
  });
  const defined = (target: Work | Distribution): Mention => ({ ...mention('definition', target.id), target });
  const { artifacts, derivatives, distributions, breaches } = manifest;
  return distinct([
    ...[...artifacts.values()].flatMap((artifact) => [defined(artifact), ...reference(artifact, manifests)]),
    ...[...derivatives.values()].flatMap((derivative) => [
      defined(derivative),
      ...derivative.from.map(({ id }) => mention('source', id)),
    ]),
    ...[...distributions.values()].flatMap((distribution) => [
      defined(distribution),
      ...distribution.shares.map((id) => mention('subject', id)),
    ]),
    ...breaches.flatMap(({ subject }) => (subject === undefined ? [] : [mention('breach', subject)])),
  ]);
}

/**
 * Every mention of what `mention` stands for: in `manifest`, in the one that defines it, and in all that are known to take
 * it from there. Where nothing defines an id, its mentions in `manifest`.
 */
export function mentionsOf(mention: Mention, manifest: Manifest, manifests: Manifests): readonly Mention[] {
  const { target } = mention;
  const home = target === undefined || target.uri === manifest.uri ? undefined : manifests.at(target.uri);
  const near = [manifest, ...(home === undefined ? [] : [home])];
  const users = target === undefined ? [] : manifests.usersElsewhere(target.uri, target.id.value);
  const far = users.filter(({ uri }) => near.every((known) => known.uri !== uri));
  return [
    ...near.flatMap((known) => mentionsIn(known, manifests)).filter((other) => meansTheSame(mention, other)),
    ...(target?.kind === 'distribution' ? [] : far.flatMap((artifact) => reference(artifact, manifests))),
  ];
}

/** The words of a scalar without the quotes around them. */
export function unquoted(at: Span): Span {
  const words = textOf(at);
  const quote = words[0];
  const isQuoted = (quote === '"' || quote === "'") && words.length > 1 && words.endsWith(quote);
  return isQuoted ? span(at.fragment, at.start + 1, at.end - 1) : at;
}

function reference(artifact: Artifact, manifests: Manifests): readonly Mention[] {
  const written = artifact.reference;
  if (artifact.manifest === undefined || written === undefined) return [];
  const target = targetOf(manifests, artifact);
  const whole = unquoted(artifact.manifest.span);
  const id = written.id ?? target?.id.value ?? artifact.id.value;
  const spelled = written.id !== undefined && written.id !== '' && textOf(whole).endsWith(`#${written.id}`);
  const at = spelled ? span(whole.fragment, whole.end - id.length, whole.end) : whole;
  return [{ role: 'manifest', span: at, id, target, artifact }];
}

/** Compared by address and id, not as objects: a manifest may have been read twice. */
function meansTheSame(a: Mention, b: Mention): boolean {
  if (a.target === undefined || b.target === undefined)
    return a.target === b.target && a.id === b.id && a.role !== 'manifest' && b.role !== 'manifest';
  return a.target.kind === b.target.kind && a.target.uri === b.target.uri && a.target.id.value === b.target.id.value;
}

function distinct(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Map<object, Set<number>>();
  return mentions.filter(({ span: at }) => {
    const starts = seen.get(at.fragment) ?? new Set();
    if (starts.has(at.start)) return false;
    seen.set(at.fragment, starts.add(at.start));
    return true;
  });
}
