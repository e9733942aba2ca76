import { labelOf } from '../../lineage/proof';
import type { Work } from '../../manifest/manifest';
import type { Demand, NotKnown } from '../../lineage/demand';
import type { Way } from '../../lineage/ways';
import { t } from '../../text/l10n';

/** Two licenses in one work that probably exclude each other. */
export interface Clash {
  readonly first: { readonly id: string; readonly license: string };
  readonly second: { readonly id: string; readonly license: string };
  readonly rule: 'lineage/share-alike' | 'terms/same-license';
  readonly message: string;
  readonly way: Way;
}

/** A license of which something changed has to stay under, with its artifact. */
type Binding = Extract<Demand, { readonly kind: 'duty' }>;

/** Each pair of different licenses that both want what is made from their material under themselves alone. */
export function clashesOf(demands: readonly (Demand | NotKnown)[], work: Work): readonly Clash[] {
  const binding = demands.filter((one): one is Binding => one.kind === 'duty' && one.duty === 'same-license');
  return binding.flatMap((one, at) =>
    binding.slice(at + 1).flatMap((other): readonly Clash[] => {
      if (!excludes(one, other)) return [];
      return [
        {
          first: { id: one.artifact.id.value, license: one.terms.id },
          second: { id: other.artifact.id.value, license: other.terms.id },
          rule: 'terms/same-license',
          message: t`${labelOf(work)} is made from ${labelOf(one.artifact)} (${one.terms.id}) and from ${labelOf(other.artifact)} (${other.terms.id}): each requires that what is made from it stay under the same license, so no derivative of both can meet the two.`,
          way: other.way,
        },
      ];
    }),
  );
}

/** Versions of one license fit together; the EUPL lists many others that it fits with. */
function excludes({ terms: one }: Binding, { terms: other }: Binding): boolean {
  if (one.id === other.id || (one.match !== undefined && one.match === other.match)) return false;
  if (isLaterOf(one.id, other.id) || isLaterOf(other.id, one.id)) return false;
  return ![one, other].some(({ id }) => id.startsWith('EUPL-'));
}

/** Whether a license that lets a later version be chosen goes as far as another one: GPL-2.0-or-later with GPL-3.0-only. */
function isLaterOf(later: string, license: string): boolean {
  const [, name, from = ''] = /^([A-Z]+)-(\d\.\d)-or-later$/.exec(later) ?? [];
  const [, other, version = ''] = /^([A-Z]+)-(\d\.\d)-/.exec(license) ?? [];
  return name !== undefined && name === other && Number(version) >= Number(from);
}
