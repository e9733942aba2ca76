import type { Analysis } from '../../analysis/analyze';
import {
  ARTIFACT_TYPES,
  DERIVATIVE_TYPES,
  RELATIONS,
  type DerivativeType,
  type Relation,
  type SourceType,
} from '../../license/relations';
import { workOf, type Derivative, type Work } from '../../manifest/manifest';
import { labelOf } from '../../lineage/proof';
import { typeOf } from '../../lineage/type-of';
import type { Path } from '../../syntax/locate';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import { relationText } from '../hover/relation';
import type { Candidate } from './item';

/** How a source can have been used; the relations that do not fit what it is, or what is made of it, say so. */
export function relationCandidates(analysis: Analysis, path: Path): readonly Candidate[] {
  const derivative = analysis.context.manifest.derivatives.get(String(path[1]));
  const source = workOf(analysis.context.manifest, String(path[3]));
  return relationsBetween(analysis, source, derivative).map(({ relation, unfit }) => ({
    value: relation.name,
    detail: relation.meaning,
    documentation: () => relationText(relation),
    discouraged: unfit,
  }));
}

/** All relations, and why each does not fit two works; what is not known of them speaks against none. */
export function relationsBetween(
  { context: { lineage } }: Analysis,
  source: Work | undefined,
  derivative: Derivative | undefined,
): readonly { readonly relation: Relation; readonly unfit: string | undefined }[] {
  const from = known(source && typeOf(source, lineage)?.value, [...ARTIFACT_TYPES, ...DERIVATIVE_TYPES]);
  const makes = known(derivative?.type?.value, DERIVATIVE_TYPES);
  return RELATIONS.map((relation) => ({
    relation,
    unfit: unfit(relation, { work: source, type: from }, { work: derivative, type: makes }),
  }));
}

/** A work and what it is, as far as that is known. */
interface Typed<T> {
  readonly work: Work | undefined;
  readonly type: T | undefined;
}

function unfit(relation: Relation, from: Typed<SourceType>, to: Typed<DerivativeType>): string | undefined {
  if (from.work !== undefined && from.type !== undefined && !relation.sources.includes(from.type))
    return t`only for sources of type ${listOf(relation.sources)}: ${labelOf(from.work)} has type ${from.type}`;
  if (to.work !== undefined && to.type !== undefined && !relation.makes.includes(to.type))
    return t`only for results of type ${listOf(relation.makes)}: ${labelOf(to.work)} has type ${to.type}`;
  return undefined;
}

function known<T extends string>(type: string | undefined, types: readonly T[]): T | undefined {
  return types.find((it) => it === type);
}
