import type { Analysis } from '../../analysis/analyze';
import { mayShare } from '../../license/can-i';
import { DISCLAIMER } from '../../license/terms';
import type { Assessment } from '../../obligations/assess';
import { statusOf, type Distribution } from '../../manifest/manifest';
import { labelOf, reasonText } from '../../lineage/proof';
import type { Subject } from '../../lineage/subject';
import { blocks, bold, code, italic, list, say, type Markdown } from '../../words/markdown';
import { listOf } from '../../text/words';
import { obligationsLabel, verdictLabel } from '../../words/verdict-label';
import { obligationLine } from '../../words/obligation';

/** A distribution: whether it may be done, why, and what it owes, met or missing. */
export function aboutDistribution({ context }: Analysis, distribution: Distribution): Markdown {
  const assessment = context.assessments.of(distribution);
  const count = obligationsLabel(assessment);
  const { obligations } = assessment;
  return blocks(
    title(assessment),
    say`Verdict: ${bold(verdictLabel(assessment))}. ${explanation(assessment)}`,
    list(hindrances(assessment)),
    count === undefined ? undefined : say`${count}:`,
    list(obligations.map((obligation) => obligationLine(obligation, distribution.uri))),
    italic(DISCLAIMER),
  );
}

function title({ distribution, subjects }: Assessment): Markdown {
  const what = subjects.map(({ work, of }) => (work === undefined ? `“${of.value}”` : labelOf(work)));
  const { audience } = distribution;
  const to = audience === undefined ? '' : `, audience ${audience.value}`;
  return say`Distribution ${code(distribution.id.value)}: ${listOf(what, 'and')}${to}, ${statusOf(distribution)}`;
}

function explanation({ verdict, obligations }: Assessment): string {
  switch (verdict) {
    case 'internal':
      return 'Internal use is no distribution; the use-based restrictions hold all the same.';
    case 'forbidden':
      return 'The tier permits internal use only.';
    case 'unknown':
      return 'Not enough is known to tell.';
    case 'obligations-missing':
      return 'It may be shared once all that is owed is there.';
    case 'ready':
      if (obligations.length === 0) return 'Nothing under an ImpACT license is in it, so nothing is owed under one.';
      return obligations.some(({ state }) => state === 'review')
        ? 'All that is owed is named; some of it only a person can judge.'
        : 'All that is owed is there.';
  }
}

/** Why the subjects of a distribution can’t be shared as planned; nothing for a verdict that does not come from them. */
export function hindrances(assessment: Assessment): readonly Markdown[] {
  return assessment.subjects.flatMap((subject) => hindrance(subject, assessment) ?? []);
}

/** Why a subject can’t be shared as planned, for a verdict that says so. */
function hindrance({ of, derivative, forbidden, unknown }: Subject, { verdict }: Assessment): Markdown | undefined {
  if (verdict === 'forbidden' && forbidden !== undefined) {
    const isDerivativeFree =
      derivative === undefined && mayShare(forbidden.tier, 'derivative', 'public') !== 'forbidden';
    const rest = isDerivativeFree
      ? 'it may not be distributed as it is, derivatives of it may'
      : 'it may not be distributed';
    return say`${reasonText(forbidden.path())}: ${rest}.`;
  }
  if (verdict !== 'unknown' || unknown === undefined) return undefined;
  const last = unknown.at(-1)?.work;
  return last === undefined
    ? say`Nothing in this manifest has the id ${code(of.value)}.`
    : say`The license of ${labelOf(last)} is not known.`;
}
