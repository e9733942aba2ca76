import { isSameId, repositoryAt, type Repository } from '../card/repository';
import type { Related } from '../findings/finding';
import { labelOf } from '../lineage/proof';
import { originalOf } from '../lineage/subject';
import { typeOf } from '../lineage/type-of';
import type { Work } from '../manifest/manifest';
import { t } from '../text/l10n';
import type { Located } from '../text/span';
import type { CardOwner, Context } from './rule';

/** Something that a work is directly made from. */
export interface DirectSource {
  readonly work: Work;
  readonly label: string;
  readonly type: string | undefined;
  readonly relation: string | undefined;
  /** Where it is on Hugging Face, as far as the manifest tells. */
  readonly repository: Repository | undefined;
  readonly proof: Related;
}

/** What a work is directly made from; what is only a step of the manifest’s own leads on to what that is made from. */
export function directSources({ work, context }: CardOwner): readonly DirectSource[] {
  return collected(work, context, new Set([work]));
}

function collected(work: Work, context: Context, seen: Set<Work>): readonly DirectSource[] {
  if (work.kind !== 'derivative') return [];
  return context.lineage.links(work).flatMap(({ work: source, span }, index): readonly DirectSource[] => {
    if (source === undefined || seen.has(source)) return [];
    seen.add(source);
    const repository = repositoryOf(source, context);
    if (source.kind === 'derivative' && repository === undefined) return collected(source, context, seen);
    return [
      {
        work: source,
        label: labelOf(source),
        type: typeOf(source, context.lineage)?.value,
        relation: work.from[index]?.relation?.value,
        repository,
        proof: { span, message: t`${labelOf(work)} is made from ${labelOf(source)}.` },
      },
    ];
  });
}

/** All that a work comes from, as far as it can be told where it is on Hugging Face, and what is named without an address. */
export function knownRepositories({ work, context }: CardOwner): {
  readonly repositories: readonly Repository[];
  readonly unplaced: readonly Work[];
} {
  const closure = [
    ...context.lineage.closure(work).map((reached) => reached.work),
    // What it was only measured on passes nothing on, and may be named all the same.
    ...context.lineage.links(work).flatMap((link) => link.work ?? []),
  ].filter((one) => one !== work);
  const placed = closure.map((one) => ({ one, repository: repositoryOf(one, context) }));
  return {
    repositories: placed.flatMap(({ repository }) => repository ?? []),
    unplaced: placed.flatMap(({ one, repository }) => (repository === undefined ? [one] : [])),
  };
}

/** Of an artifact where it was obtained, of a derivative where it goes. */
function repositoryOf(work: Work, context: Context): Repository | undefined {
  const original = originalOf(context.manifests, work);
  const addresses: readonly (Located<string> | undefined)[] =
    original.kind === 'artifact'
      ? [work.kind === 'artifact' ? work.source : undefined, original.source]
      : context.usage
          .users(work.id.value)
          .map((user) => (user.kind === 'distribution' && user.shares.length === 1 ? user.channel : undefined));
  return addresses.flatMap((address) => (address === undefined ? [] : (repositoryAt(address.value) ?? [])))[0];
}

/** The work that a work comes from and that is kept at a repository, as far as the manifest tells. */
export function workAt({ work, context }: CardOwner, wanted: Repository): Work | undefined {
  const near = [
    ...context.lineage.links(work).flatMap((link) => link.work ?? []),
    ...context.lineage.closure(work).map((reached) => reached.work),
  ];
  return near.find((one) => {
    const repository = one === work ? undefined : repositoryOf(one, context);
    return repository?.kind === wanted.kind && isSameId(repository.id, wanted.id);
  });
}
