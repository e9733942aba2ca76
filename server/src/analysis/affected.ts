import type { Lineage } from '../lineage/lineage';
import { workOf, type Derivative, type Distribution, type Manifest, type Work } from '../manifest/manifest';
import type { Usage } from '../manifest/usage';

/** One state of a manifest, with both directions of its lineage. */
interface State {
  readonly manifest: Manifest;
  readonly lineage: Lineage;
  readonly usage: Usage;
}

/** A subject whose findings depend on its relatives. */
type Subject = Work | Distribution;

/**
 * The works and distributions that the rules have to look at again after an edit: those that changed, all that they come
 * from and all that comes from them, before and after. Nothing where something changed that any of them may depend on.
 * The time it takes is linear in the size of the manifest and of what it refers to.
 */
export function affectedBy(before: State, after: State): ReadonlySet<Subject> | undefined {
  const [a, b] = [before.manifest, after.manifest];
  if (!isComparable(a, b)) return undefined;
  const artifacts = differing(a.artifacts, b.artifacts);
  const derivatives = differing(a.derivatives, b.derivatives);
  const distributions = differing(a.distributions, b.distributions);
  if (artifacts === undefined || derivatives === undefined || distributions === undefined) return undefined;
  const works = new Set([...artifacts, ...derivatives]);
  if (works.size === 0 && distributions.length === 0) return new Set();
  return new Set([before, after].flatMap((state) => relatives(state, [...works], distributions)));
}

function relatives(state: State, workIds: readonly string[], distributionIds: readonly string[]): readonly Subject[] {
  const { manifest, lineage } = state;
  const works = workIds.flatMap((id) => [manifest.artifacts.get(id) ?? [], manifest.derivatives.get(id) ?? []].flat());
  const distributions = distributionIds.flatMap((id) => manifest.distributions.get(id) ?? []);
  const shared = distributions.flatMap(({ shares }) => shares.flatMap(({ value }) => workOf(manifest, value) ?? []));
  const sources = reach<Subject>([...works, ...shared], (work) =>
    work.kind === 'distribution' ? [] : sourcesOf(lineage, work),
  );
  const users = reach<Subject>(works, usersIn(state));
  return [...distributions, ...sources, ...users, ...breachedWith(new Set([...sources, ...users]), works, state)];
}

/**
 * What a breach concerns beside the relatives of what it is about: all that depends on anything that comes from. Only an
 * edit of works can change that.
 */
function breachedWith(related: ReadonlySet<Subject>, works: readonly Work[], state: State): Iterable<Subject> {
  if (works.length === 0) return [];
  const breached = state.manifest.breaches.flatMap(({ subject: about }) => {
    const work = about === undefined ? undefined : workOf(state.manifest, about.value);
    return work !== undefined && related.has(work) ? [work] : [];
  });
  const sources = reach<Work>(breached, (work) => sourcesOf(state.lineage, work));
  return reach<Subject>([...sources], usersIn(state));
}

/** Who is made from a work or shares it, directly or because another manifest takes it and gives it back. */
function usersIn({ manifest, lineage, usage }: State): (subject: Subject) => readonly Subject[] {
  const elsewhere = new Map<Work, Work[]>();
  const references = [...manifest.artifacts.values()].filter((artifact) => artifact.manifest !== undefined);
  for (const user of reach<Work>(references, (work) => sourcesOf(lineage, work))) {
    for (const source of sourcesOf(lineage, user)) {
      const users = elsewhere.get(source);
      if (users === undefined) elsewhere.set(source, [user]);
      else users.push(user);
    }
  }
  return (subject) => {
    if (subject.kind === 'distribution') return [];
    const near = subject.uri === manifest.uri ? usage.users(subject.id.value) : [];
    const named = near.filter((user): user is Derivative | Distribution => user.kind !== 'breach');
    return [...named, ...(elsewhere.get(subject) ?? [])];
  };
}

function sourcesOf(lineage: Lineage, work: Work): readonly Work[] {
  return lineage.links(work).flatMap((link) => link.work ?? []);
}

/** All that can be reached from the starts, which are among it. */
function reach<T>(starts: readonly T[], next: (from: T) => readonly T[]): ReadonlySet<T> {
  const reached = new Set(starts);
  for (const from of reached) for (const to of next(from)) reached.add(to);
  return reached;
}

/** Whether the two differ in their entries alone: breaches and contact concern everything. */
function isComparable(a: Manifest, b: Manifest): boolean {
  return (
    a.breaches.length === b.breaches.length &&
    a.breaches.every((breach, index) => breach === b.breaches[index]) &&
    headOf(a) === headOf(b)
  );
}

/** What stands above the entries and is written into reports and notices. */
function headOf({ project, contact }: Manifest): string {
  return JSON.stringify([project, contact.name, contact.email, contact.organization].map((it) => it?.value ?? null));
}

/**
 * The keys under which two maps do not hold the same object. Nothing where what both hold is not in the same order, on
 * which anything may depend.
 */
function differing<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): readonly string[] | undefined {
  if (a === b) return [];
  const gone: string[] = [];
  const other: string[] = [];
  const rest = b.entries();
  let next = rest.next();
  const passNew = (): void => {
    for (; next.done !== true && !a.has(next.value[0]); next = rest.next()) other.push(next.value[0]);
  };
  for (const [key, value] of a) {
    // Mostly the same key is at the same place of both, which takes no looking up.
    if (next.done === true || next.value[0] !== key) {
      if (!b.has(key)) {
        gone.push(key);
        continue;
      }
      passNew();
      if (next.done === true || next.value[0] !== key) return undefined;
    }
    if (next.value[1] !== value) other.push(key);
    next = rest.next();
  }
  passNew();
  return [...gone, ...other];
}
