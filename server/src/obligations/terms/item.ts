import type { Related } from '../../findings/finding';
import type { Demand, NotKnown } from '../../lineage/demand';
import type { Lineage } from '../../lineage/lineage';
import { labelOf, relatedOf, throughText, type Shared } from '../../lineage/proof';
import type { Distribution, Work } from '../../manifest/manifest';
import type { Manifests } from '../../manifest/manifests';
import type { Files } from '../../text/files';
import { t } from '../../text/l10n';
import type { Reason } from '../reason';

/** What the terms of other licenses are looked up in. */
export interface Grounds {
  readonly lineage: Lineage;
  readonly manifests: Manifests;
  readonly files: Files;
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** One work that is shared, and the id in the distribution that names it. */
export interface Item {
  readonly work: Work;
  readonly shared: Shared;
  /** What the licenses of all that it comes from mean for it. */
  readonly demands: () => readonly (Demand | NotKnown)[];
}

/** The same with the distribution; the work is the entry itself, and no reference to it. */
export interface At extends Item {
  readonly distribution: Distribution;
}

/** What the license of one artifact means, as far as it is of that kind. */
export type DemandOf<K extends Demand['kind']> = Extract<Demand, { readonly kind: K }>;

/** “Prompts (LicenseRef-LMSYS-Chat-1M) through Cleaned”. */
export function sourceText({ artifact, way }: Demand | NotKnown, license: string): string {
  return `${labelOf(artifact)} (${license})${throughText(way.path())}`;
}

/** Where a license was not read as a whole, that is said with what it is told to say. */
export function certaintyOf({ terms }: Pick<Demand, 'terms'>): string {
  if (terms.confidence === 'A') return '';
  return terms.confidence === 'B'
    ? t` (Only part of its text was read.)`
    : t` (Its text was not read; this is second-hand.)`;
}

/** The proof of a reason: from what is shared down to the artifact and the license of it that is meant. */
export function proof(demand: Demand | NotKnown, { shared }: Pick<Item, 'shared'>): Reason['related'] {
  return (): readonly Related[] => relatedOf(demand.way.path(), shared, licenseOf(demand));
}

export function licenseOf(demand: Demand | NotKnown): string {
  return demand.kind === 'not-known' ? demand.id : demand.terms.id;
}
