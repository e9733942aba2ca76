import type { Fix, Report } from '../../findings/finding';
import { defineArtifact } from '../../edits/define-artifact';
import type { Artifact, Manifest } from '../../manifest/manifest';
import { targetOf } from '../../manifest/manifests';
import { worksOf } from '../../lineage/lineage';
import { labelOf } from '../../lineage/proof';
import type { User } from '../../manifest/usage';
import { replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import { span, textOf, type Located, type Span } from '../../text/span';
import { nearest } from '../../text/words';
import type { Context, Rule } from '../rule';

/** The sections whose entries can be referred to. */
const SECTIONS: readonly string[] = ['artifacts', 'derivatives'];

/** With more entries than these a list of them helps nobody to choose. */
const FEW = 4;

/** With more unknown ids than these the trouble is another one than a slip, and comparing them all would take long. */
const MANY = 50;

const messages = {
  from: (name: string, id: string) => t`${name} comes from “${id}”, but no artifact or derivative has that id.`,
  shares: (name: string, id: string) => t`“${name}” shares “${id}”, but no artifact or derivative has that id.`,
  breach: (id: string) => t`This breach names “${id}”, but no artifact or derivative has that id.`,
  distribution: (id: string) =>
    t`“${id}” is the id of a distribution, but only artifacts and derivatives can be named here.`,
  elsewhere: (path: string, id: string) => t`“${path}” has no artifact or derivative with the id “${id}”.`,
  nothing: (path: string) => t`“${path}” has no artifacts or derivatives to take this entry from.`,
  which: (path: string, id: string) =>
    t`“${path}” has several entries, but none with the id “${id}”: name one with “#”.`,
  meant: (id: string) => t` Did you mean “${id}”?`,
  remedy: t`Define it under “artifacts” or “derivatives”, or correct the id.`,
};

/** An id that is written somewhere, and what is said where nothing has it. */
interface Mention {
  readonly id: Located<string>;
  readonly message: string;
  /** Ids that can't be meant, since they stand beside it or since it is about them. */
  readonly others: readonly string[];
}

export const reference: Rule = {
  id: 'manifest/reference',
  description: 'An id in “of”, “from” or “breaches” is defined nowhere.',
  why: 'Finds ids that nothing defines, since a work that is not connected to its sources seems to owe nothing for them.',
  severity: 'error',
  leavesOpen: 'manifest',
  *manifest(manifest, context) {
    const { usage, broken } = context;
    const undefinedIds = usage.undefinedIds.filter((id) => !mayBeIn(broken, id));
    const slips = new Set(undefinedIds.filter((id) => !manifest.distributions.has(id)).slice(0, MANY));
    const known = undefinedIds.length === 0 ? [] : worksOf(manifest).map(({ id }) => id.value);
    const meant = new Map(undefinedIds.map((id) => [id, slips.has(id) ? nearest(id, known) : undefined]));
    for (const mention of [...new Set(undefinedIds.flatMap((id) => usage.users(id)))].flatMap(mentionsOf)) {
      const { value, span: at } = mention.id;
      if (!meant.has(value)) continue;
      yield manifest.distributions.has(value)
        ? { span: at, message: messages.distribution(value), fixes: () => sharedBy(mention, manifest) }
        : undefinedHere(mention, { meant: meant.get(value), known, manifest });
    }
    for (const artifact of manifest.artifacts.values()) yield* undefinedElsewhere(artifact, context);
  },
};

/** Whether the entry may be there, in a text that can’t be read. */
function mayBeIn(broken: Context['broken'], id: string): boolean {
  return broken.some(({ text, section }) => (section === undefined || SECTIONS.includes(section)) && text.includes(id));
}

/** Where somebody names ids. */
function mentionsOf(user: User): readonly Mention[] {
  switch (user.kind) {
    case 'derivative': {
      const others = [user.id, ...user.from.map(({ id }) => id)].map(({ value }) => value);
      return user.from.map(({ id }) => ({ id, message: messages.from(labelOf(user), id.value), others }));
    }
    case 'distribution': {
      const others = user.shares.map(({ value }) => value);
      return user.shares.map((id) => ({ id, message: messages.shares(user.id.value, id.value), others }));
    }
    case 'breach':
      return user.subject === undefined
        ? []
        : [{ id: user.subject, message: messages.breach(user.subject.value), others: [] }];
  }
}

/** What a distribution gives out, where the distribution itself is named. */
function sharedBy({ id, others }: Mention, { distributions }: Manifest): readonly Fix[] {
  const shares = (distributions.get(id.value)?.shares ?? []).map(({ value }) => value);
  const choices = shares.filter((value) => !others.includes(value));
  return choices.length > FEW ? [] : choices.map((to) => changed(id.span, { value: to, id: to }, false));
}

function undefinedHere(
  { id, message, others }: Mention,
  {
    meant,
    known,
    manifest,
  }: { readonly meant: string | undefined; readonly known: readonly string[]; readonly manifest: Manifest },
): Report {
  if (meant === undefined || others.includes(meant)) {
    const choices = known.filter((it) => !others.includes(it));
    const picked = (): readonly Fix[] =>
      choices.length > FEW ? [] : choices.map((to) => changed(id.span, { value: to, id: to }, false));
    const fixes = (): readonly Fix[] => [...defineArtifact(manifest, id.value), ...picked()];
    return { span: id.span, message, remedy: messages.remedy, fixes };
  }
  const fixes = (): readonly Fix[] => [changed(id.span, { value: meant, id: meant })];
  return { span: id.span, message: message + messages.meant(meant), remedy: messages.remedy, fixes };
}

/** What is wrong with the id in `manifest: PATH#ID`; whether there is a file at all is the matter of another rule. */
function* undefinedElsewhere(artifact: Artifact, { manifests }: Context): Iterable<Report> {
  const { manifest: written } = artifact;
  const { reference } = artifact;
  const other = reference?.uri === undefined ? undefined : manifests.at(reference.uri);
  if (written === undefined || reference === undefined || other === undefined) return;
  if (targetOf(manifests, artifact) !== undefined) return;
  const { path, id = '' } = reference;
  const ids = worksOf(other).map((work) => work.id.value);
  const near = nearest(id === '' ? artifact.id.value : id, ids);
  const choices = near !== undefined ? [near] : ids.length > FEW ? [] : ids;
  yield {
    span: id === '' ? written.span : idIn(written.span, id),
    message:
      (ids.length === 0
        ? messages.nothing(path)
        : id === ''
          ? messages.which(path, artifact.id.value)
          : messages.elsewhere(path, id)) + (near === undefined ? '' : messages.meant(near)),
    fixes: () =>
      choices.map((choice) => changed(written.span, { value: `${path}#${choice}`, id: choice }, near !== undefined)),
  };
}

/** Another id may mean another license, so that it is never changed unseen, however near it is. */
function changed(at: Span, { value, id }: { readonly value: string; readonly id: string }, preferred = true): Fix {
  return { title: t`Change to “${id}”`, edits: [replaceValue(at, value)], safe: false, preferred };
}

/** The words of the id alone, where it is written as it is. */
function idIn(written: Span, id: string): Span {
  const at = textOf(written).lastIndexOf(`#${id}`);
  const start = written.start + at + 1;
  return at === -1 ? written : span(written.fragment, start, start + id.length);
}
