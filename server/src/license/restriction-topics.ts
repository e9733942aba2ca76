import { RESTRICTED_USES, type RestrictedUse } from './uses';

/** How far two words may be apart to be about one thing, in characters, white space folded. */
const NEAR = 120;

/**
 * The words by which a text is taken to speak of each restriction: each entry is a way to say it, by words that stand
 * near each other within one clause or item, in any order. Generous on purpose: that a restriction is missing is only
 * said where no way to put it is there.
 */
const TOPICS: Readonly<Record<string, readonly (readonly RegExp[])[]>> = {
  'military-weapons': [
    [/\b(?:militar|warfare|armed forces|combat|defen[cs]e)/, /\b(?:weapon|arms\b|munition|warfare)/],
  ],
  'nuclear-weapons': [[/\b(?:nuclear|atomic)/]],
  'military-surveillance': [
    [/\b(?:militar|armed forces|defen[cs]e)/, /\b(?:surveillance|surveil|reconnaissance|intelligence|spying)/],
  ],
  'biometric-law-enforcement': [[/\b(?:biometric|(?:facial|face|remote) (?:recognition|identification))/]],
  'predictive-justice': [
    [/\b(?:immigration|asylum)/],
    [/\b(?:predict|profil|likelihood)/, /\b(?:crime|criminal|offen[cs]e|recidivism)/],
    [/\b(?:administration of justice|justice)\b/, /\blaw enforcement/],
  ],
  'content-generation': [
    [
      /\b(?:machine|ai|artificially|automatically|synthetically|computer|model)[- ](?:generated|produced|created|made|written)/,
    ],
    [/\b(?:generated|produced|created|made|written) (?:by|with) (?:an? )?(?:machine|ai\b|artificial|model|computer)/],
    [/\bsynthetic (?:content|media|text|images)/],
  ],
  'automated-decisions': [
    [/\bautomat/, /\bdecision/],
    [/\b(?:human|person)\b[^.;]{1,20}\bin the loop/],
    [/\bdecision/, /\bwithout (?:any )?(?:human|a human|a person)/],
  ],
};

/** The restrictions of Exhibit A that a clause speaks of, for or against; it is in lower case, with white space folded. */
export function restrictionsIn(clause: string): readonly RestrictedUse[] {
  return RESTRICTED_USES.filter(({ name }) => (TOPICS[name] ?? []).some((words) => standTogether(clause, words)));
}

function standTogether(sentence: string, words: readonly RegExp[]): boolean {
  const places = words.map((word) => word.exec(sentence)?.index);
  const found = places.filter((place) => place !== undefined);
  return found.length === words.length && Math.max(...found) - Math.min(...found) <= NEAR;
}
