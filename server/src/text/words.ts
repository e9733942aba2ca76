import { distance } from 'fastest-levenshtein';
import { inLanguage, message, t } from './l10n';

/**
 * The candidate that a person most likely meant, or nothing when none is near: at most a third of the letters may
 * differ, letter case aside, and never all of them. Two letters that changed places count as one.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.min(wanted.length, Math.max(1, Math.floor(wanted.length / 3)) + 1);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const away = stepsBetween(wanted, candidate.toLowerCase());
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

function stepsBetween(a: string, b: string): number {
  const away = distance(a, b);
  if (away !== 2 || a.length !== b.length) return away;
  const at = a.split('').findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? 1 : away;
}

/** “a, b or c”, in the language that is spoken. */
export function listOf(words: readonly string[], last: 'and' | 'or' = 'or'): string {
  return joined(words, last === 'and' ? t`and` : t`or`);
}

/** The same in English, for what is written into documents. */
export function englishListOf(words: readonly string[], last: 'and' | 'or' = 'or'): string {
  return joined(words, last);
}

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** What is counted: one of it, and several. */
const NOUNS = {
  artifact: [message`artifact`, message`artifacts`],
  day: [message`day`, message`days`],
  derivative: [message`derivative`, message`derivatives`],
  distribution: [message`distribution`, message`distributions`],
  entry: [message`entry`, message`entries`],
  error: [message`error`, message`errors`],
  file: [message`file`, message`files`],
  fix: [message`fix`, message`fixes`],
  folder: [message`folder`, message`folders`],
  hint: [message`hint`, message`hints`],
  manifest: [message`manifest`, message`manifests`],
  'new line': [message`new line`, message`new lines`],
  note: [message`note`, message`notes`],
  notice: [message`notice`, message`notices`],
  question: [message`question`, message`questions`],
  report: [message`report`, message`reports`],
  review: [message`review`, message`reviews`],
  tier: [message`tier`, message`tiers`],
  warning: [message`warning`, message`warnings`],
} as const;

/** What can be counted. */
export type Noun = keyof typeof NOUNS;

/** “1 day”, “2 days”, in the language that is spoken. */
export function count(number: number, noun: Noun): string {
  const [one, several] = NOUNS[noun];
  return `${String(number)} ${inLanguage(number === 1 ? one : several)}`;
}
