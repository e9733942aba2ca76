import type { Card } from '../../card/card';
import type { Fix } from '../../findings/finding';
import { labelOf, relatedOf } from '../../lineage/proof';
import type { Category } from '../../report/questions';
import { severityFor } from '../../obligations/severity';
import { t } from '../../text/l10n';
import { lineBreakOf } from '../../text/line-break';
import { sameDocument } from '../../text/address';
import { span } from '../../text/span';
import { baseName, folderOf, isAddress, isInside, resolvePath } from '../../text/uri';
import { distributionsOf, titleOf } from '../card-rule';
import type { Rule } from '../rule';

const messages = {
  missing: (category: Category, name: string, where: string) =>
    t`The ${category} report of ${name} is at ${where}, but this card does not link to it, so its readers do not find it.`,
  remedy: (where: string) => t`Link to ${where}.`,
  title: (category: Category) => t`Add the link to the ${category} report`,
  // eslint-disable-next-line house/in-catalog -- it is written into the card, beside an English report.
  line: (category: Category, where: string) => `Derivative Impact Report (${category}): ${where}`,
};

/** An impact report that is published elsewhere than beside the card, and that the card does not link to. */
export const report: Rule = {
  id: 'card/report',
  description: 'A card does not link to the impact report of its work, which is published elsewhere.',
  why: 'Finds cards that do not link to the impact reports that are owed, since everyone must be able to read them.',
  severity: 'warning',
  *card({ card, owners }) {
    for (const owner of owners) {
      const { context, work } = owner;
      const told = new Set<string>();
      for (const distribution of distributionsOf(owner)) {
        const severity = severityFor(distribution, 'obligation');
        if (severity === undefined) continue;
        for (const owed of context.assessments.get(distribution).obligations) {
          if (owed.kind !== 'report' || owed.derivative !== work || owed.named === undefined) continue;
          const where = owed.named.value;
          if (told.has(where) || leadsTo(card, where, context.uri)) continue;
          told.add(where);
          const { category } = owed;
          yield {
            span: titleOf(card),
            message: messages.missing(category, labelOf(work), where),
            remedy: messages.remedy(where),
            related: relatedOf(owed.path(), { distribution, id: owed.subjects[0].id }),
            severity,
            isOwed: true,
            fixes: () => (isAddress(where) ? [addTo(card, category, where)] : []),
          };
        }
      }
    }
  },
};

/** A report that lies below the card is published with it; the way to any other has to stand in the card. */
function leadsTo({ uri, fragment: { text } }: Card, where: string, manifest: string): boolean {
  const document = sameDocument(where);
  if (document !== undefined) {
    const links = text.match(/https?:\/\/[^\s<>"')\]]+/gi) ?? [];
    return links.some((link) => sameDocument(link.replace(/[.,;:]$/, '')) === document);
  }
  const target = resolvePath(manifest, where);
  const folder = folderOf(uri);
  if (target === undefined || folder === undefined || isInside(folder, target)) return true;
  // As seen from where the card is published it may have another address, and keeps its name.
  return text.includes(baseName(target));
}

function addTo({ fragment }: Card, category: Category, where: string): Fix {
  const eol = lineBreakOf(fragment.text);
  const { length } = fragment.text;
  const gap = fragment.text.endsWith('\n') ? eol : `${eol}${eol}`;
  const newText = `${gap}${messages.line(category, where)}${eol}`;
  return { title: messages.title(category), edits: [{ span: span(fragment, length, length), newText }], safe: false };
}
