import type { Artifact } from '../manifest/manifest';
import { versionOf } from '../manifest/identity';
import type { OtherTerms } from '../manifest/manifests';
import { fnv1a } from '../text/hash';
import { statedTerms } from './artifact-license';

/** So many descriptions that contradict one are told apart. */
const MOST_TOLD = 10;
/** So many of their terms are written out; a hash stands for the rest. */
const MOST_VALUES = 20;

interface Description {
  readonly artifact: Artifact;
  /** Its place among all. */
  readonly at: number;
  readonly terms: string;
  /** The terms as they are written. */
  readonly value: string;
}

/**
 * All descriptions of one artifact whose terms are known. Those that contradict one are found without a look at the
 * others, in time that does not grow with their number.
 */
export class Descriptions {
  private readonly all: readonly Description[];
  /** By the fields of a version that are compared, and by what they say. */
  private readonly groups = new Map<string, ReadonlyMap<string, Group>>();
  private hash: string | undefined;

  /** Takes the descriptions in the order in which they are told. */
  constructor(artifacts: readonly Artifact[]) {
    this.all = artifacts.flatMap((artifact, at) => {
      const stated = statedTerms(artifact);
      return stated === undefined ? [] : [{ artifact, at, terms: stated.folded, value: stated.field.value }];
    });
  }

  /** Those in other manifests that may be of the same thing and give it other terms than this one does. */
  otherwise(artifact: Artifact): OtherTerms {
    const terms = statedTerms(artifact)?.folded;
    if (terms === undefined) return AGREED;
    const groups = this.groupsFor(artifact);
    const isOther = (other: Description): boolean => other.terms !== terms && other.artifact.uri !== artifact.uri;
    const first = (listed: (group: Group) => readonly Description[], most: number): readonly Description[] =>
      groups.flatMap((group) => taken(listed(group), isOther, most)).sort((a, b) => a.at - b.at);
    const found = first(({ told }) => told, MOST_TOLD).slice(0, MOST_TOLD);
    const count = groups.reduce((sum, group) => sum + group.countBut(terms, artifact.uri), 0);
    const values = new Set(first(({ spelled }) => spelled, MOST_VALUES + 1).map(({ value }) => value));
    return { found: found.map((it) => it.artifact), more: count - found.length, values: this.bounded([...values]) };
  }

  private bounded(values: readonly string[]): readonly string[] {
    if (values.length <= MOST_VALUES) return values;
    this.hash ??= fnv1a(JSON.stringify([...new Set(this.all.map(({ value }) => value))].sort()));
    // eslint-disable-next-line house/in-catalog -- what a review has to say, which is the same in all languages
    return [...values.slice(0, MOST_VALUES), `others ${this.hash}`];
  }

  /** The groups of what may be of the same thing: each field of the version says the same, or one of the two says nothing. */
  private groupsFor(artifact: Artifact): readonly Group[] {
    const own = versionOf(artifact);
    const compared = [...own.keys()].filter((field) => own[field] !== undefined);
    const known = this.groups.get(compared.join()) ?? this.grouped(compared);
    const keys = compared.reduce<readonly (readonly (string | null)[])[]>(
      (begun, field) =>
        begun.flatMap((key) => [
          [...key, own[field] ?? null],
          [...key, null],
        ]),
      [[]],
    );
    return keys.flatMap((key) => known.get(JSON.stringify(key)) ?? []);
  }

  private grouped(compared: readonly number[]): ReadonlyMap<string, Group> {
    const groups = new Map<string, Group>();
    for (const description of this.all) {
      const version = versionOf(description.artifact);
      const key = JSON.stringify(compared.map((field) => version[field] ?? null));
      const group = groups.get(key) ?? new Group();
      groups.set(key, group);
      group.add(description);
    }
    this.groups.set(compared.join(), groups);
    return groups;
  }
}

const AGREED: OtherTerms = { found: [], more: 0, values: [] };

/** Descriptions that a version may be compared with, counted, and enough of them to tell the first with other terms. */
class Group {
  /** Enough for any manifest and any terms that are left out of them. */
  readonly told: Description[] = [];
  /** The same, each spelling of terms from two manifests at most. */
  readonly spelled: Description[] = [];
  private readonly counts = new Map<string, number>();

  add(description: Description): void {
    const { terms, value, artifact } = description;
    const { uri } = artifact;
    this.count();
    this.count('in', uri);
    this.count('terms', terms);
    if (this.count('both', terms, uri) <= MOST_TOLD && this.count('told', terms) <= 2 * MOST_TOLD)
      this.told.push(description);
    const isNew = this.count('value', value, uri) === 1 && this.count('value', value) <= 2;
    if (isNew && this.count('spelled', terms) <= 4 * MOST_VALUES) this.spelled.push(description);
  }

  /** How many there are without certain terms and without those of one manifest. */
  countBut(terms: string, uri: string): number {
    const left = (...what: readonly string[]): number => this.counts.get(what.join('\n')) ?? 0;
    return left() - left('terms', terms) - left('in', uri) + left('both', terms, uri);
  }

  /** Counts one more, and tells how many there are now. */
  private count(...what: readonly string[]): number {
    const key = what.join('\n');
    const now = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, now);
    return now;
  }
}

/** The first of a list that are meant, so many at most. */
function taken<T>(list: readonly T[], isMeant: (one: T) => boolean, most: number): readonly T[] {
  const found: T[] = [];
  for (const one of list) {
    if (found.length === most) break;
    if (isMeant(one)) found.push(one);
  }
  return found;
}
