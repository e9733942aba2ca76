import { licenseIdOf, tierName, type Tier } from '../../license/tier';
import { mayShare } from '../../license/can-i';
import { keepInside } from '../../edits/keep-inside';
import type { Work } from '../../manifest/manifest';
import { labelOf, relatedOf } from '../../lineage/proof';
import { reliefText } from '../../lineage/relicensing';
import { severityFor } from '../../obligations/severity';
import { t } from '../../text/l10n';
import type { Rule } from '../rule';

const messages = {
  forbidden: (name: string, tier: Tier) =>
    t`${name} may not be shared as it is: it is licensed under ${licenseIdOf(tier)} (${tierName(tier)}: internal use only).`,
  remedy: (tier: Tier) =>
    mayShare(tier, 'derivative', 'public') === 'forbidden'
      ? t`Keep it internal, with “audience: internal”.`
      : t`Keep it internal, with “audience: internal”, or share only something made from it.`,
};

/** An artifact that is given away though its license keeps it inside. */
export const artifactInternalOnly: Rule = {
  id: 'distribution/artifact-internal-only',
  description: 'A medium- or high-risk artifact is shared as it is.',
  why: 'Finds medium- and high-risk artifacts that are shared as they are, since their licenses are for internal use only.',
  severity: 'error',
  *distribution(distribution, { assessments, today }) {
    const severity = severityFor(distribution, 'forbidden');
    if (severity === undefined) return;
    for (const { id, work, derivative, forbidden } of assessments.get(distribution).subjects) {
      if (forbidden === undefined || work === undefined || derivative !== undefined) continue;
      const path = forbidden.path();
      yield {
        span: id.span,
        message: messages.forbidden(nameOfOriginal(path, work), forbidden.tier) + reliefText(path, today),
        remedy: messages.remedy(forbidden.tier),
        related: relatedOf(path, { distribution, id }),
        severity,
        fixes: () => keepInside(distribution),
      };
    }
  },
};

/** An entry that only refers to another manifest is called what it is called there. */
function nameOfOriginal(path: readonly { readonly work: Work }[], work: Work): string {
  return labelOf(work.name === undefined ? (path.at(-1)?.work ?? work) : work);
}
