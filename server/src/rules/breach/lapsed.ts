import type { Fix, Related } from '../../findings/finding';
import { concernsOf, type Concern } from '../../lineage/breaches';
import { breachedWork, cureOf, type Cure } from '../../lineage/cure';
import { statusOf, workOf, type Breach, type Distribution } from '../../manifest/manifest';
import { labelOf, relatedOf } from '../../lineage/proof';
import { lapsedRemedy, lapsedText, manner, moreBreachesText } from '../../obligations/lapsed';
import { t } from '../../text/l10n';
import { BREACH, DISTRIBUTION, putField } from '../../edits/add-field';
import type { Rule } from '../rule';

const messages = {
  lapsed: (name: string, how: string) =>
    t`The breach of the license of ${name} ${how}: the rights under it may be terminated.`,
  posted: (name: string, how: string) =>
    t`The breach of the license of ${name} ${how}: the rights under it may be terminated, and the licensor may post the breach publicly.`,
  notified: (name: string, day: string) => t`The breach of the license of ${name} became known on ${day}.`,
};

/** A breach that was not remedied in time, and every distribution that depends on the work it is about. */
export const lapsed: Rule = {
  id: 'breach/lapsed',
  description: 'The 30 days to remedy a breach have passed.',
  why: 'Finds breaches whose 30 days have passed, since the rights to everything made from the artifact may have ended.',
  severity: 'error',
  breach: function* (breach, context) {
    const cure = lapsedCure(breach, context.today);
    const work = breachedWork(breach, context);
    if (cure === undefined || work === undefined) return;
    const name = labelOf(work);
    const message = (breach.useBased ? messages.posted : messages.lapsed)(name, manner(cure));
    const related = relatedOf(context.lineage.riskPath(work));
    yield {
      span: cure.notified.span,
      message,
      remedy: lapsedRemedy(name),
      related,
      fixes: () => [settled(breach, context.today)],
    };
  },
  distribution: function* (distribution, context) {
    // What was withdrawn is shared no longer.
    if (statusOf(distribution) === 'withdrawn') return;
    for (const id of distribution.shares) {
      const subject = workOf(context.manifest, id.value);
      if (subject === undefined) continue;
      const { found, more } = concernsOf(subject, context, context.today);
      for (const concern of found.filter(({ cure }) => cure.state === 'lapsed')) {
        const proof = [...relatedOf(concern.path, { distribution, id }), notification(concern)];
        yield { span: id.span, ...lapsedText(concern), related: proof, fixes: () => withdrawn(distribution) };
      }
      const count = more.get('lapsed');
      if (count === undefined) continue;
      const text = moreBreachesText('lapsed', count, labelOf(subject));
      yield { span: id.span, ...text, fixes: () => withdrawn(distribution) };
    }
  },
};

function notification({ breached, cure }: Concern): Related {
  return { span: cure.notified.span, message: messages.notified(labelOf(breached), cure.notified.value) };
}

function lapsedCure(breach: Breach, today: string): Cure | undefined {
  const cure = cureOf(breach, today);
  return cure?.state === 'lapsed' ? cure : undefined;
}

/** Whether the licensor has confirmed the rights only the author knows. */
function settled({ node }: Breach, today: string): Fix {
  const edit = putField(node, BREACH, { key: 'resolved', value: today });
  return { title: t`Record that it was settled with the licensor today, ${today}`, edits: [edit], safe: false };
}

/** Once it is no longer shared; that it is not a person has to see to. */
function withdrawn({ entry, id }: Distribution): readonly Fix[] {
  const { value: map } = entry;
  if (map.kind !== 'map') return [];
  const edit = putField(map, DISTRIBUTION, { key: 'status', value: 'withdrawn' });
  return [{ title: t`Mark “${id.value}” as withdrawn: status withdrawn`, edits: [edit], safe: false }];
}
