import { fnv1a } from '../text/hash';
import { asToken } from '../text/token';
import type { Lineage } from '../lineage/lineage';
import type { Derivative, Work } from '../manifest/manifest';

/** Something that an impact report answered for and that is otherwise now. */
export type Move =
  | { readonly kind: 'name' | 'changes' }
  | { readonly kind: 'added' | 'removed'; readonly id: string }
  | { readonly kind: 'relation' | 'license'; readonly id: string; readonly from: string; readonly to: string }
  /** Something else about a work that it comes from: its name, its type, its revision, or how it was changed. */
  | { readonly kind: 'content'; readonly id: string }
  /** Something among the works that are too many to be told one by one. */
  | { readonly kind: 'rest' };

/** How many works are told apart; the others share one hash. */
const MOST = 50;

interface Source {
  readonly id: string;
  /** How the derivative itself uses it; empty for what it comes from farther back. */
  readonly relation: string;
  readonly license: string;
  readonly content: string;
}

interface State {
  readonly name: string;
  readonly changes: string;
  readonly sources: readonly Source[];
  readonly rest: string;
}

/**
 * What an impact report answers for, on one line: `v1`, hashes of the derivative’s name and changes, and for each work
 * that it comes from its id, relation, license and a hash of the rest, as in
 * `v1 name:1f3c09ab changes:90d1e2f3 dolma:incorporated:AI2-ImpACT-MR:0c8e7d11`. What a person would read of it stands
 * there in words, so that it can be told what has moved.
 */
export function fingerprintOf(derivative: Derivative, lineage: Lineage): string {
  const { name, changes, sources, rest } = stateOf(derivative, lineage);
  const each = sources.map(({ id, relation, license, content }) =>
    [id, relation, license, content].map(asToken).join(':'),
  );
  return ['v1', `name:${name}`, `changes:${changes}`, ...each, ...(rest === '' ? [] : [`+:${rest}`])].join(' ');
}

/**
 * What has moved since a fingerprint was taken, in the order of the fingerprint; empty where nothing has, and where the
 * fingerprint is not one that this version can read.
 */
export function movesSince(fingerprint: string, derivative: Derivative, lineage: Lineage): readonly Move[] {
  const before = read(fingerprint);
  if (before === undefined) return [];
  const now = stateOf(derivative, lineage);
  const earlier = new Map(before.sources.map((source) => [source.id, source]));
  const ids = new Set(now.sources.map(({ id }) => id));
  // Where there are too many, one that is added may only push another one among the rest.
  const isWhole = before.rest === '' && now.rest === '';
  const gone = [...earlier.keys()].filter((id) => isWhole && !ids.has(id));
  return [
    ...(before.name === now.name ? [] : [{ kind: 'name' } as const]),
    ...(before.changes === now.changes ? [] : [{ kind: 'changes' } as const]),
    ...gone.map((id): Move => ({ kind: 'removed', id })),
    ...now.sources.flatMap((source): readonly Move[] => {
      const same = earlier.get(source.id);
      return same === undefined ? (isWhole ? [{ kind: 'added', id: source.id }] : []) : between(same, source);
    }),
    ...(before.rest === now.rest ? [] : [{ kind: 'rest' } as const]),
  ];
}

function between(before: Source, now: Source): readonly Move[] {
  const { id } = now;
  return [
    ...(before.relation === now.relation
      ? []
      : [{ kind: 'relation', id, from: before.relation, to: now.relation } as const]),
    ...(before.license === now.license
      ? []
      : [{ kind: 'license', id, from: before.license, to: now.license } as const]),
    ...(before.content === now.content ? [] : [{ kind: 'content', id } as const]),
  ];
}

function stateOf(derivative: Derivative, lineage: Lineage): State {
  const relations = new Map(derivative.from.map(({ id, relation }) => [id.span, relation?.value ?? '']));
  const direct = new Map(lineage.links(derivative).map(({ span, work }) => [work, relations.get(span) ?? '']));
  const works = lineage.closure(derivative).slice(1);
  const names = new Map<string, number>();
  const sources = works.map(({ work }): Source => {
    const id = work.id.value;
    const count = (names.get(id) ?? 0) + 1;
    names.set(id, count);
    // Two manifests may use the same id; the nearer work has it first.
    return {
      id: count === 1 ? id : `${id}~${String(count)}`,
      relation: direct.get(work) ?? '',
      license: work.kind === 'artifact' ? (work.license?.value ?? work.risk?.value ?? '') : '',
      content: contentOf(work),
    };
  });
  const rest = sources.slice(MOST);
  return {
    name: fnv1a(derivative.name?.value ?? ''),
    changes: fnv1a(folded(derivative.changes?.value)),
    sources: sources.slice(0, MOST),
    rest: rest.length === 0 ? '' : fnv1a(JSON.stringify(rest)),
  };
}

function contentOf(work: Work): string {
  const { name, type } = work;
  const own =
    work.kind === 'artifact'
      ? [work.risk?.value, work.revision?.value]
      : [
          folded(work.changes?.value),
          work.risk?.value,
          work.from.map(({ id, relation }) => [id.value, relation?.value]),
        ];
  return fnv1a(JSON.stringify([name?.value, type?.value, ...own]));
}

function read(fingerprint: string): State | undefined {
  const [version, name, changes, ...words] = fingerprint.trim().split(/\s+/);
  if (version !== 'v1' || name?.startsWith('name:') !== true || changes?.startsWith('changes:') !== true)
    return undefined;
  const isRest = (word: string): boolean => word.startsWith('+:');
  const sources = words.filter((word) => !isRest(word)).map(sourceIn);
  if (sources.some((source) => source === undefined)) return undefined;
  return {
    name: name.slice('name:'.length),
    changes: changes.slice('changes:'.length),
    sources: sources.filter((source) => source !== undefined),
    rest: words.find(isRest)?.slice(2) ?? '',
  };
}

function sourceIn(word: string): Source | undefined {
  const parts = word.split(':').map(decoded);
  const [id, relation, license, content] = parts;
  if (parts.length !== 4 || id === undefined || relation === undefined || license === undefined) return undefined;
  return content === undefined ? undefined : { id, relation, license, content };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** White space does not change what is said. */
function folded(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
