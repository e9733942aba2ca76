import type { Fix } from '../../findings/finding';
import { breachedWork, cureOf, type Cure } from '../../lineage/cure';
import type { Breach } from '../../manifest/manifest';
import { labelOf, relatedOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { isLookedAt, recordingFixes } from '../looked-at';
import type { Rule } from '../rule';
import { BREACH, putField } from '../../edits/add-field';

const messages = {
  open: (name: string, ends: string, left: string) =>
    t`The breach of the license of ${name} must be remedied by ${ends}: ${left}.`,
  today: t`today is the last day`,
  left: (days: number) => (days === 1 ? t`1 day is left` : t`${days} days are left`),
  planned: (day: string) => t` The day under “remedied”, ${day}, is in the future.`,
  tooLate: (day: string) => t` The day under “remedied”, ${day}, is too late.`,
  remedy: t`Remedy the breach and write the day under “remedied”.`,
  fix: (today: string) => t`Record that it was remedied today, ${today}`,
};

/** A breach whose days are running. */
export const curePeriod: Rule = {
  id: 'breach/cure-period',
  description: 'A breach is not remedied yet, and its 30 days are running.',
  why: 'Finds breaches that are not remedied yet, since after 30 days the licensor may end the rights under the license.',
  severity: 'warning',
  breach: function* (breach, context) {
    const { lineage, today } = context;
    const cure = cureOf(breach, today);
    const work = breachedWork(breach, context);
    if (cure?.state !== 'open' || work === undefined) return;
    const judged = { rule: curePeriod.id, subject: `breach:${work.id.value}` };
    const concerned = [work, ...lineage.impactArtifacts(work).map(({ artifact }) => artifact)];
    if (isLookedAt(concerned, judged, context)) return;
    yield {
      span: cure.notified.span,
      message:
        messages.open(labelOf(work), cure.ends, cure.daysLeft === 0 ? messages.today : messages.left(cure.daysLeft)) +
        plan(cure),
      remedy: messages.remedy,
      related: relatedOf(lineage.riskPath(work)),
      judged: judged.subject,
      fixes: () => [fix(breach, today), ...recordingFixes(judged, context)],
    };
  },
};

function plan({ planned, ends }: Cure): string {
  if (planned === undefined) return '';
  return planned > ends ? messages.tooLate(planned) : messages.planned(planned);
}

/** Whether it is remedied only the author knows. */
function fix({ node }: Breach, today: string): Fix {
  const edit = putField(node, BREACH, { key: 'remedied', value: today });
  return { title: messages.fix(today), edits: [edit], safe: false };
}
