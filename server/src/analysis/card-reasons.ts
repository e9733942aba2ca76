import { readCard } from '../card/card';
import { isExternal, type Distribution } from '../manifest/manifest';
import { isMarkdown } from '../manifest/manifest-files';
import type { Subject } from '../lineage/subject';
import type { Reason } from '../obligations/reason';
import { cardSubject, CARD_BESIDE } from '../rules/card-subject';
import { rules as allRules } from '../rules/index';
import type { CardSubject } from '../rules/rule';
import { t } from '../text/l10n';
import type { Analysis } from './analyze';
import { wholeDocument } from './document';
import { failureIn } from './failure';
import { ask } from './run';
import { addressIn } from '../text/files';

/**
 * What the cards of what is shared outside promise too much or leave out, as their own rules tell it: the terms of a
 * release are read on its card. No setting and no comment in the card changes it.
 */
export function cardReasons(
  analysis: Pick<Analysis, 'context' | 'options'>,
  distribution: Distribution,
  subjects: readonly Subject[],
): readonly Reason[] {
  if (!isExternal(distribution)) return [];
  return cardsOf(analysis, subjects).flatMap(reasonsIn);
}

/** The cards that a manifest names or that lie beside it, each with what of it the distribution shares. */
function cardsOf(
  { context, options }: Pick<Analysis, 'context' | 'options'>,
  subjects: readonly Subject[],
): CardSubject[] {
  const shared = new Set(subjects.flatMap(({ work, derivative }) => [work ?? [], derivative ?? []].flat()));
  const named = [...shared].flatMap((work) =>
    'card' in work && work.uri === context.uri ? (work.card?.value ?? []) : [],
  );
  const uris = new Set([...named, CARD_BESIDE].flatMap((path) => addressIn(context.files, context.uri, path) ?? []));
  return [...uris].filter(isMarkdown).flatMap((uri): readonly CardSubject[] => {
    const state = context.files.read(uri);
    if (state.kind !== 'text') return [];
    const subject = cardSubject(readCard(uri, state.text, context.readings), [context], options.today);
    const owners = subject?.owners.filter(({ work }) => shared.has(work)) ?? [];
    return subject === undefined || owners.length === 0 ? [] : [{ ...subject, owners }];
  });
}

function reasonsIn(subject: CardSubject): readonly Reason[] {
  const document = wholeDocument('card', subject.card.fragment);
  return allRules.flatMap((rule): readonly Reason[] => {
    if (rule.card === undefined) return [];
    const { findings, fault } = ask(rule, () => rule.card?.(subject), { severities: {}, today: subject.today });
    const failed = fault === undefined ? [] : [failureIn(document, rule.id)];
    const owed = findings.filter(({ isOwed }) => isOwed === true);
    return [...owed, ...failed].map(({ rule: id, span, message, remedy, related }) => ({
      verdict: failed.length > 0 ? 'unknown' : 'obligations-missing',
      rule: id,
      span,
      message,
      remedy: remedy ?? t`Correct the card.`,
      related: () => related ?? [],
    }));
  });
}
