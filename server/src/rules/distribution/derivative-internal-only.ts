import { keepInside } from '../../edits/keep-inside';
import type { Path } from '../../lineage/lineage';
import { labelOf, originText, relatedOf, throughText } from '../../lineage/proof';
import { reliefText } from '../../lineage/relicensing';
import { severityFor } from '../../obligations/severity';
import { t } from '../../text/l10n';
import type { Rule } from '../rule';

const messages = {
  inherited: (name: string, path: Path) =>
    t`${name} may not be shared outside your organization: it comes from ${originText(path, t`internal use only`)}${throughText(path)}.`,
  stated: (name: string) =>
    t`${name} may not be shared outside your organization: it states high risk itself (internal use only).`,
  remedy: t`Keep it internal, with “audience: internal”, or make it without the high-risk sources.`,
};

/** A derivative that is given away though something it comes from is of high risk. */
export const derivativeInternalOnly: Rule = {
  id: 'distribution/derivative-internal-only',
  description: 'A derivative that comes from a high-risk artifact is shared.',
  why: 'Finds shared derivatives of high-risk artifacts, since what is made from such an artifact is for internal use only.',
  severity: 'error',
  *distribution(distribution, { assessments, today }) {
    const severity = severityFor(distribution, 'forbidden');
    if (severity === undefined) return;
    for (const { id, derivative, forbidden } of assessments.get(distribution).subjects) {
      if (forbidden === undefined || derivative === undefined) continue;
      const path = forbidden.path();
      const isOwn = path.at(-1)?.work === derivative;
      yield {
        span: id.span,
        message: isOwn
          ? messages.stated(labelOf(derivative))
          : messages.inherited(labelOf(derivative), path) + reliefText(path, today),
        remedy: messages.remedy,
        related: relatedOf(path, { distribution, id }),
        severity,
        fixes: () => keepInside(distribution),
      };
    }
  },
};
