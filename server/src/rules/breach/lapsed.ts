import type { Related, Report } from '../../findings/finding';
import { breachedWork, cureOf, type Cure } from '../../lineage/cure';
import type { Path } from '../../lineage/lineage';
import { statusOf, workOf, type Breach, type Work } from '../../manifest/manifest';
import { labelOf, relatedOf, throughText } from '../../lineage/proof';
import { daysBetween } from '../../text/dates';
import { count } from '../../text/words';
import type { Context, Rule } from '../rule';

const messages = {
  lapsed: (name: string, how: string) =>
    `The breach of the license of ${name} ${how}: the rights under it may be terminated.`,
  posted: (name: string, how: string) =>
    `The breach of the license of ${name} ${how}: the rights under it may be terminated, and the licensor may post the breach publicly.`,
  subject: (name: string, how: string) => `The rights to ${name} may be terminated: the breach of its license ${how}.`,
  dependent: (name: string, source: string, through: string, how: string) =>
    `The rights to ${name} may be terminated: it comes from ${source}${through}, and the breach of the license of ${source} ${how}.`,
  unremedied: (ends: string) => `was not remedied by ${ends}, when its 30 days ended`,
  late: (day: string, ends: string, days: number) =>
    `was remedied on ${day}, ${count(days, 'day')} after its 30 days ended (${ends})`,
  remedy: (name: string) =>
    `Ask the licensor whether the rights still stand, and share nothing that depends on ${name} before they are confirmed.`,
  notified: (name: string, day: string) => `The breach of the license of ${name} became known on ${day}.`,
};

/** A breach that was not remedied in time, and every distribution that depends on the work it is about. */
export const lapsed: Rule = {
  id: 'breach/lapsed',
  description: 'The 30 days to remedy a breach have passed.',
  why: 'Finds breaches whose 30 days are gone, since the right to all that is made from the artifact may be gone with them.',
  severity: 'error',
  breach: function* (breach, context) {
    const cure = lapsedCure(breach, context.today);
    const work = breachedWork(breach, context);
    if (cure === undefined || work === undefined) return;
    const name = labelOf(work);
    const message = (breach.useBased ? messages.posted : messages.lapsed)(name, manner(cure));
    const related = relatedOf(context.lineage.riskPath(work));
    yield { span: cure.notified.span, message, remedy: messages.remedy(name), related };
  },
  distribution: function* (distribution, context) {
    // What was withdrawn is shared no longer.
    if (statusOf(distribution) === 'withdrawn') return;
    for (const of of distribution.of) {
      const subject = workOf(context.manifest, of.value);
      for (const broken of subject === undefined ? [] : brokenIn(subject, context)) {
        const path = [...broken.path, ...context.lineage.riskPath(broken.work).slice(1)];
        const proof = [...relatedOf(path, { distribution, of }), notification(broken)];
        yield { span: of.span, ...report(broken), related: proof };
      }
    }
  },
};

/** A breach that lapsed, and how something depends on the work that it is about. */
interface Broken {
  readonly work: Work;
  readonly cure: Cure;
  readonly path: Path;
}

/**
 * The breaches in the way of a work: its own and those of all that it comes from, in other manifests too. Of several that
 * are about the same work the first one is enough.
 */
function brokenIn(subject: Work, { lineage, manifests, today }: Context): readonly Broken[] {
  const closure = new Map(lineage.closure(subject).map((reached) => [reached.work, reached]));
  const uris = new Set([...closure.keys()].map((work) => work.uri));
  return [...uris].flatMap((uri) => {
    const manifest = manifests.at(uri);
    const told = new Set<Work>();
    return (manifest?.breaches ?? []).flatMap((breach) => {
      const work = manifest === undefined ? undefined : breachedWork(breach, { manifest, lineage });
      const reached = work === undefined || told.has(work) ? undefined : closure.get(work);
      const cure = reached === undefined ? undefined : lapsedCure(breach, today);
      if (cure === undefined || reached === undefined) return [];
      told.add(reached.work);
      return [{ work: reached.work, cure, path: reached.path() }];
    });
  });
}

function report({ work, cure, path }: Broken): Pick<Report, 'message' | 'remedy'> {
  const subject = labelOf(path[0]?.work ?? work);
  const message =
    path.length === 1
      ? messages.subject(subject, manner(cure))
      : messages.dependent(subject, labelOf(work), throughText(path), manner(cure));
  return { message, remedy: messages.remedy(labelOf(work)) };
}

function notification({ work, cure }: Broken): Related {
  return { span: cure.notified.span, message: messages.notified(labelOf(work), cure.notified.value) };
}

function lapsedCure(breach: Breach, today: string): Cure | undefined {
  const cure = cureOf(breach, today);
  return cure?.state === 'lapsed' ? cure : undefined;
}

function manner({ ends, remedied }: Cure): string {
  const late = remedied === undefined ? undefined : daysBetween(ends, remedied);
  return remedied === undefined || late === undefined ? messages.unremedied(ends) : messages.late(remedied, ends, late);
}
