import type { Analysis } from '../../analysis/analyze';
import { verdictOf, type Verdict } from '../../analysis/verdict';
import { DISCLAIMER } from '../../license/terms';
import { openPointsOf } from '../../lineage/open-points';
import type { OtherLicense } from '../../license/other-license';
import { labelOf } from '../../lineage/proof';
import { disputedIn } from '../../lineage/share-alike';
import { originalOf } from '../../lineage/subject';
import { statusOf, type Distribution } from '../../manifest/manifest';
import { t } from '../../text/l10n';
import { blocks, bold, code, italic, list, say, type LinkTo, type Markdown } from '../../words/markdown';
import { listOf } from '../../text/words';
import { hindrances, reviewLines } from '../../words/hindrances';
import { obligationsLabel, verdictLabel } from '../../words/verdict-label';
import { obligationLine } from '../../words/obligation';

/** A distribution: whether it may be done, why, what it owes, met or missing, and what a person has to look at. */
export function aboutDistribution(
  analysis: Analysis,
  distribution: Distribution,
  linkTo: LinkTo = () => undefined,
): Markdown {
  const verdict = verdictOf(analysis, distribution);
  const count = obligationsLabel(verdict);
  const points = reviewLines(verdict);
  return blocks(
    title(verdict),
    say`Verdict: ${bold(verdictLabel(verdict))}. ${explanation(verdict)}`,
    list(hindrances(verdict)),
    count === undefined ? undefined : say`${count}:`,
    list(verdict.obligations.map((obligation) => obligationLine(obligation, distribution.uri, linkTo))),
    ...(points.length === 0 ? [] : [t`Needs review:`, list(points)]),
    ...openNotes(analysis, verdict),
    italic(DISCLAIMER),
  );
}

/** What is not settled of the reading that the duties rest on. */
export function openNotes({ context }: Analysis, { subjects }: Verdict): readonly Markdown[] {
  const points = subjects.flatMap(({ work }) => (work === undefined ? [] : openPointsOf(work, context.lineage)));
  const disputed = subjects.flatMap(({ work }) =>
    work === undefined ? [] : disputedIn(originalOf(context.manifests, work), context.lineage, context.manifests),
  );
  const notes = [...new Set([...points.map(({ sentence }) => sentence), ...disputed.map(disputedText)])].map(
    (sentence) => say`${sentence}`,
  );
  return notes.length === 0 ? [] : [say`Not settled by the texts of the licenses:`, list(notes)];
}

/** A note and no fault: the words of such a license and its practice differ. */
function disputedText({ id, notes: [note] }: OtherLicense): string {
  return t`It is disputed whether ${id} allows added restrictions.${note === undefined ? '' : ` ${note}`}`;
}

function title({ distribution, subjects }: Verdict): Markdown {
  const what = subjects.map(({ work, id }) => (work === undefined ? `“${id.value}”` : labelOf(work)));
  const { audience } = distribution;
  const to = audience === undefined ? '' : t`, audience ${audience.value}`;
  return say`Distribution ${code(distribution.id.value)}: ${listOf(what, 'and')}${to}, ${statusOf(distribution)}`;
}

function explanation({ kind, reasons, obligations }: Verdict): string {
  switch (kind) {
    case 'internal':
      return t`Internal use is not a distribution; the use-based restrictions still apply.`;
    case 'forbidden':
      return reasons[0]?.rule === 'use/restricted'
        ? t`One of its uses is ruled out.`
        : t`Its sources do not permit it.`;
    case 'unknown':
      return t`Not enough is known to decide.`;
    case 'obligations-missing':
      return t`It may be shared once everything it owes is there.`;
    case 'needs-review':
      return t`Nothing is missing as far as is known; the rest needs review by a person.`;
    case 'ready':
      return obligations.length === 0 ? t`It owes nothing for what is in it.` : t`Everything it owes is there.`;
  }
}
