import { cardEntry } from '../../card/card';
import { licenseOfCard, tierOfGate } from '../../card/license';
import { readLicense } from '../../license/reading';
import { isStricter, licenseIdOf, tierName, type Tier } from '../../license/tier';
import { labelOf, originText, relatedOf, throughText } from '../../lineage/proof';
import { isShared } from '../../manifest/manifest';
import { isOwnTerms } from '../../obligations/terms/outbound';
import { t } from '../../text/l10n';
import { distributionsOf, firstLineOf, weightOf } from '../card-rule';
import type { Report } from '../../findings/finding';
import type { CardSubject, Rule } from '../rule';
import { addressIn } from '../../text/files';

const messages = {
  contradicts: (gate: string, license: string) =>
    t`The gate has people accept ${gate}, and “license” says ${license}: until one of them is corrected, both apply.`,
  one: t`Make both say the same.`,
  laxer: (gate: string, name: string, origin: string) =>
    t`The gate has people accept ${gate}, which is less strict than what ${name} comes from: ${origin}.`,
  stricter: (tier: string) => t`Make people accept the terms of ${tier}, and ship their text.`,
  missing: (id: string) =>
    t`“${id}” names this card as its agreement, but nobody is asked to accept it: there is no “extra_gated_prompt”.`,
  prompt: t`Write what binds recipients into “extra_gated_prompt”, or ship an agreement as a separate file.`,
};

/** What a gated repository has people accept: missing where it is the agreement, or at odds with the license. */
export const gate: Rule = {
  id: 'card/gate',
  description: 'The gate text of a card is missing where it is required, or contradicts the license.',
  why: 'Finds gates that ask people to accept the wrong terms, since what people accept is what they can be held to.',
  severity: 'warning',
  *card(subject) {
    yield* contradictions(subject);
    yield* owed(subject);
  },
};

function* contradictions({ card, owners }: CardSubject): Iterable<Report> {
  const accepted = tierOfGate(card);
  const span = cardEntry(card, 'extra_gated_prompt')?.key.span;
  if (accepted === undefined || span === undefined) return;
  const asked = licenseIdOf(accepted.value);
  let isLaxer = false;
  for (const owner of owners) {
    const { work, context } = owner;
    const tier = context.lineage.risk(work);
    if (tier === undefined || !isStricter(tier, accepted.value)) continue;
    isLaxer = true;
    const path = context.lineage.riskPath(work);
    const message = messages.laxer(asked, labelOf(work), `${originText(path)}${throughText(path)}`);
    const severity = weightOf(owner) ?? 'warning';
    yield {
      span,
      message,
      remedy: messages.stricter(tierName(tier)),
      related: relatedOf(path),
      severity,
      isOwed: true,
    };
  }
  const said = licenseOfCard(card);
  if (!isLaxer && said?.isKnown === true && !says(said.text, accepted.value))
    yield { span, message: messages.contradicts(asked, said.text), remedy: messages.one };
}

/** Terms of one’s own may take the tier’s in; which other license does, is read in its expression. */
function says(license: string, tier: Tier): boolean {
  const reading = readLicense(license);
  return reading.tier === tier || isOwnTerms(reading);
}

function* owed({ card, owners }: CardSubject): Iterable<Report> {
  if (card.gate !== undefined) return;
  for (const owner of owners) {
    const { context, work } = owner;
    if (context.lineage.impact(work) === undefined) continue;
    const here = distributionsOf(owner).find(
      (one) =>
        isShared(one) && one.agreements.some(({ value }) => addressIn(context.files, context.uri, value) === card.uri),
    );
    if (here === undefined) continue;
    const severity = weightOf(owner) ?? 'warning';
    const related = [{ span: here.id.span, message: t`“${here.id.value}” names it.` }];
    yield {
      span: firstLineOf(card),
      message: messages.missing(here.id.value),
      remedy: messages.prompt,
      related,
      severity,
      isOwed: true,
    };
  }
}
