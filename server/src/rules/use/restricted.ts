import { clauseOf, restrictedUse } from '../../license/uses';
import { labelOf, originText, relatedOf, throughText } from '../../lineage/proof';
import type { Rule } from '../rule';

const messages = {
  ruledOut: (name: string, use: string, origin: string, what: string) =>
    `${name} may not be used for “${use}”: it comes from ${origin}, and Exhibit A of that license rules out ${what}.`,
  remedy: (name: string, artifact: string) => `Do not put ${name} to this use, or make it without ${artifact}.`,
};

/** A use that Exhibit A rules out. */
export const restricted: Rule = {
  id: 'use/restricted',
  description: 'Exhibit A of the licenses rules out a use.',
  why: 'Finds uses that Exhibit A rules out, since it binds every use of what comes from an ImpACT artifact, inside too.',
  severity: 'error',
  derivative: function* (derivative, { lineage }) {
    if (derivative.uses.length === 0) return;
    const path = lineage.impact(derivative);
    if (path === undefined) return;
    const name = labelOf(derivative);
    const artifact = path.at(-1)?.work ?? derivative;
    const origin = originText(path) + throughText(path);
    for (const { use } of derivative.uses) {
      const known = restrictedUse(use.value);
      if (known?.kind !== 'ruled-out') continue;
      yield {
        span: use.span,
        message: messages.ruledOut(name, use.value, origin, clauseOf(known)),
        remedy: messages.remedy(name, labelOf(artifact)),
        related: relatedOf(path),
      };
    }
  },
};
