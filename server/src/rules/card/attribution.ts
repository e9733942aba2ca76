import type { Fix, Report } from '../../findings/finding';
import { attributionOf, attributionsIn, type Attribution } from '../../license/attribution';
import { labelOf, relatedOf } from '../../lineage/proof';
import type { Distribution } from '../../manifest/manifest';
import { severityFor } from '../../obligations/severity';
import { shippedAt } from '../../shipped/read';
import { t } from '../../text/l10n';
import { lineBreakOf } from '../../text/line-break';
import { span } from '../../text/span';
import { folderOf, isInside } from '../../text/uri';
import { distributionsOf, titleOf } from '../card-rule';
import type { Card } from '../../card/card';
import type { CardOwner, Rule } from '../rule';

const messages = {
  missing: (artifact: string) =>
    t`Neither this card nor a file next to it that ships has the attribution of ${artifact}, which must accompany everything made from it.`,
  remedy: (sentence: string) => t`Write into the card: ${sentence}`,
  title: (artifact: string) => t`Add the attribution of ${artifact}`,
};

/** An attribution that is written in the manifest alone, so that nobody who gets the work gets to see it. */
export const attribution: Rule = {
  id: 'card/attribution',
  description: 'A required attribution is neither in the card nor in a file next to it.',
  why: 'Finds cards without the attributions that are owed, since these must reach everyone who gets the work.',
  severity: 'warning',
  *card({ card, owners }) {
    const told = new Set<string>();
    for (const owner of owners) {
      for (const distribution of distributionsOf(owner)) {
        for (const report of missingIn(card, owner, distribution)) {
          if (told.has(report.message)) continue;
          told.add(report.message);
          yield report;
        }
      }
    }
  },
};

function* missingIn(card: Card, { context, work }: CardOwner, distribution: Distribution): Iterable<Report> {
  const severity = severityFor(distribution, 'obligation');
  if (severity === undefined) return;
  const owed = context.assessments.get(distribution).obligations;
  const finders = textsWith(card, distribution, context.files).map((text) => attributionsIn(text));
  for (const one of owed) {
    if (one.kind !== 'attribution' || one.says === undefined) continue;
    const { says, artifact, path, subjects } = one;
    if (!subjects.some((subject) => subject.work === work || subject.derivative === work)) continue;
    if (finders.some((find) => find(says)?.faults.every((fault) => fault === 'wording') === true)) continue;
    const name = labelOf(artifact.artifact);
    yield {
      span: titleOf(card),
      message: messages.missing(name),
      remedy: messages.remedy(attributionOf(says)),
      related: relatedOf(path(), { distribution, id: subjects[0].id }),
      severity,
      isOwed: true,
      fixes: () => [addTo(card, says, name)],
    };
  }
}

/** The card without its fields, and what ships in its folder or below. */
function textsWith(
  card: Card,
  { uri, attribution: written, notices, agreements }: Distribution,
  files: CardOwner['context']['files'],
): readonly string[] {
  const folder = folderOf(card.uri);
  const paths = [...(written?.kind === 'file' ? [written.file] : []), ...notices, ...agreements];
  const beside = paths.flatMap((path) => {
    const shipped = shippedAt(files, uri, path);
    const isBeside = shipped.kind === 'text' && folder !== undefined && isInside(folder, shipped.uri);
    return isBeside && shipped.uri !== card.uri ? [shipped.fragment.text] : [];
  });
  return [card.fragment.text.slice(card.frontMatter?.end ?? 0), ...beside];
}

function addTo({ fragment }: Card, says: Attribution, name: string): Fix {
  const eol = lineBreakOf(fragment.text);
  const { length } = fragment.text;
  const gap = fragment.text.endsWith('\n') ? eol : `${eol}${eol}`;
  const edits = [{ span: span(fragment, length, length), newText: `${gap}${attributionOf(says)}${eol}` }];
  return { title: messages.title(name), edits, safe: false };
}
