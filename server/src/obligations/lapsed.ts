import type { Concern } from '../lineage/breaches';
import type { Cure } from '../lineage/cure';
import { labelOf, throughText } from '../lineage/proof';
import { daysBetween } from '../text/dates';
import { t } from '../text/l10n';
import { count } from '../text/words';

const messages = {
  subject: (name: string, how: string) => t`The rights to ${name} may be terminated: the breach of its license ${how}.`,
  dependent: ({ name, source, through, how }: Readonly<Record<'name' | 'source' | 'through' | 'how', string>>) =>
    t`The rights to ${name} may be terminated: it comes from ${source}${through}, and the breach of the license of ${source} ${how}.`,
  origin: (name: string, breached: string, how: string) =>
    t`The rights to ${name} may be terminated: ${breached} comes from it, and the breach of the license of ${breached} ${how}.`,
  sibling: ({ name, source, breached, how }: Readonly<Record<'name' | 'source' | 'breached' | 'how', string>>) =>
    t`The rights to ${name} may be terminated: it depends on ${source}, as ${breached} does, and the breach of the license of ${breached} ${how}.`,
  unremedied: (ends: string) => t`was not remedied by ${ends}, when its 30 days ended`,
  late: (day: string, ends: string, days: number) =>
    t`was remedied on ${day}, ${count(days, 'day')} after its 30 days ended (${ends})`,
};

/** What a lapsed breach means for a work that it concerns, and what is to be done. */
export function lapsedText({ breached, cure, path }: Concern): { readonly message: string; readonly remedy: string } {
  const [first] = path;
  const remedy = lapsedRemedy(labelOf(breached));
  const name = labelOf(first?.work ?? breached);
  const how = manner(cure);
  if (first?.work === breached) return { message: messages.subject(name, how), remedy };
  const at = path.findIndex(({ work }) => work === breached);
  if (at === -1) {
    const last = path.at(-1)?.work ?? breached;
    if (last === first?.work) return { message: messages.origin(name, labelOf(breached), how), remedy };
    return { message: messages.sibling({ name, source: labelOf(last), breached: labelOf(breached), how }), remedy };
  }
  return {
    message: messages.dependent({ name, source: labelOf(breached), through: throughText(path.slice(0, at + 1)), how }),
    remedy,
  };
}

/** That more breaches concern a work than are told one by one. */
export function moreBreachesText(
  state: 'lapsed' | 'open',
  count: number,
  name: string,
): { readonly message: string; readonly remedy: string } {
  return {
    message:
      state === 'lapsed'
        ? t`More than ${count} breaches that were not remedied in time concern ${name}.`
        : t`More than ${count} breaches whose 30 days are running concern ${name}.`,
    remedy: t`Settle the ones that are listed; the others are listed after them.`,
  };
}

/** What is to be done once rights may have ended. */
export function lapsedRemedy(name: string): string {
  return t`Ask the licensor whether the rights still stand, and share nothing that depends on ${name} before they are confirmed; write the day it was settled under “resolved”.`;
}

/** How a breach came to lapse, to follow “the breach of the license of X”. */
export function manner({ ends, remedied }: Cure): string {
  const late = remedied === undefined ? undefined : daysBetween(ends, remedied);
  return remedied === undefined || late === undefined ? messages.unremedied(ends) : messages.late(remedied, ends, late);
}
