import { once } from '../text/once';
import { isTakenBack } from '../text/said';
import { blankComments, blankStruck } from '../text/unseen';
import {
  BREAK,
  fold,
  foldedKeepingTags,
  foldedWords,
  LONGEST_SENTENCE,
  lower,
  unfolded,
  type Folded,
} from './folded-text';
import { licenseName, type Tier } from './tier';

/** The licensor of artifacts under a license whose id begins with `AI2-`, unless the manifest names another. */
export const DEFAULT_LICENSOR = 'The Allen Institute for Artificial Intelligence';

/** What the attribution of one artifact says. */
export interface Attribution {
  /** The artifact's name, as its licensor writes it. */
  readonly name: string;
  readonly tier: Tier;
  /** The year of the copyright. */
  readonly year: number;
  /** `DEFAULT_LICENSOR` where absent. */
  readonly licensor?: string | undefined;
}

/** A part of an attribution that can be wrong; `wording` where the parts are right and the sentence is not. */
export type AttributionFault = 'tier' | 'year' | 'licensor' | 'wording';

/** An attribution in a text: UTF-16 offsets into it, `end` exclusive. */
export interface FoundAttribution {
  readonly start: number;
  readonly end: number;
  /** Empty where it is right. */
  readonly faults: readonly AttributionFault[];
}

/**
 * The attribution of one artifact, one sentence. Source of the wording: the attribution published with Dolma in 2023;
 * those of low and high risk artifacts are by analogy.
 */
export function attributionOf({ name, tier, year, licensor = DEFAULT_LICENSOR }: Attribution): string {
  const sentence = `${name} is licensed under the ${licenseName(tier)}, © ${String(year)} ${licensor}`;
  // “Example Inc.” brings its own period.
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/** The attributions of several artifacts, one a line, each once, in the given order; empty for none. */
export function attributionBlock(attributions: readonly Attribution[]): string {
  return [...new Set(attributions.map(attributionOf))].join('\n');
}

/**
 * The sentence about that artifact in a text, and what is wrong with it. It has to begin a sentence, a line, an item or a
 * cell, or follow a colon: “Chinese WildChat is licensed …” is about another work. What Markdown, comments in code and
 * typing habits add is folded away. Where there are several, a right one, else the best; undefined where there is none. The
 * time it takes grows with the text's length and no faster.
 */
export function findAttribution(text: string, attribution: Attribution): FoundAttribution | undefined {
  return attributionsIn(text)(attribution);
}

/** What was found in one text, by the sentence that was looked for. */
export type Finds = Map<string, FoundAttribution | undefined>;

/**
 * The same for several artifacts and one text, which is taken apart when the first of them is looked for, and once; not at
 * all for those that were found in it `before`.
 */
export function attributionsIn(
  text: string,
  before: Finds = new Map(),
): (attribution: Attribution) => FoundAttribution | undefined {
  const taken = once(() => takenApart(text));
  return (attribution) => {
    const { name, tier, year, licensor } = attribution;
    const key = JSON.stringify([name, tier, year, licensor]);
    if (!before.has(key)) before.set(key, wholeOf(text, attribution) ?? findIn(taken(), attribution));
    return before.get(key);
  };
}

/** Letters, numbers and marks that stand for themselves wherever they are. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.'©-]*$/u;

/** Where the right sentence is all that a text says, as it mostly is: nothing has to be taken apart for that. */
function wholeOf(text: string, attribution: Attribution): FoundAttribution | undefined {
  const words = text.trim();
  if (words !== attributionOf(attribution) || !PLAIN.test(words)) return undefined;
  const start = text.indexOf(words);
  return { start, end: start + words.length, faults: [] };
}

/** A text that is looked into. */
interface Taken {
  readonly folded: Folded;
  readonly lowered: string;
  /** The text itself, without what nobody gets to see. */
  readonly seen: string;
}

function takenApart(text: string): Taken {
  const folded = fold(text);
  return { folded, lowered: lower(folded.text), seen: blankStruck(blankComments(text)) };
}

/** An attribution as it is looked for: folded as the text is. */
interface Wanted {
  readonly expected: string;
  readonly name: string;
  readonly licensor: string;
  readonly tier: Tier;
  readonly year: string;
}

function findIn(taken: Taken, attribution: Attribution): FoundAttribution | undefined {
  const { name, licensor = DEFAULT_LICENSOR } = attribution;
  // What looks like a tag in a name stands in Markdown as it is only where it is escaped.
  const hasTag = /<\/?[a-z]/i.test(`${name} ${licensor}`);
  const found = hasTag ? findFolded(taken, wantedOf(attribution, foldedKeepingTags)) : undefined;
  return found?.faults.length === 0 ? found : (findFolded(taken, wantedOf(attribution, foldedWords)) ?? found);
}

function wantedOf(attribution: Attribution, foldName: (text: string) => string): Wanted {
  const { name, licensor = DEFAULT_LICENSOR, tier, year } = attribution;
  return {
    expected: foldName(attributionOf(attribution)).replace(/\.$/, ''),
    name: foldName(name),
    licensor: foldName(licensor),
    tier,
    year: String(year),
  };
}

function findFolded(taken: Taken, wanted: Wanted): FoundAttribution | undefined {
  const places = placesOf(taken.folded, taken.lowered, lower(wanted.name));
  const found = places
    .flatMap((start, index) => candidateAt(taken, wanted, { start, next: places[index + 1] }) ?? [])
    .filter(({ start, end }) => !isTakenBack(taken.seen, { start, end: taken.seen[end - 1] === '.' ? end - 1 : end }));
  return (
    found.find(({ faults }) => faults.length === 0) ?? found.find(({ faults }) => faults[0] === 'wording') ?? found[0]
  );
}

/** Where a sentence may begin, and where the next one may. */
interface Stretch {
  readonly start: number;
  readonly next: number | undefined;
}

function candidateAt(
  { folded, lowered }: Taken,
  wanted: Wanted,
  { start, next }: Stretch,
): FoundAttribution | undefined {
  const { text } = folded;
  const { expected, name } = wanted;
  const at = (end: number): Pick<FoundAttribution, 'start' | 'end'> => ({
    start: unfolded(folded, start),
    end: unfolded(folded, end - 1) + 1,
  });
  const after = start + expected.length;
  if (text.startsWith(expected, start) && !/^[\p{L}\p{N}]/u.test(text.slice(after, after + 2)))
    return { ...at(text[after] === '.' && !expected.endsWith('.') ? after + 1 : after), faults: [] };
  const end = sentenceEnd(folded, { start, next }, wanted);
  const sentence = text.slice(start, end);
  const faults = faultsOf(sentence, wanted);
  if (lowered.startsWith(`${lower(name)} is licensed under the ai2 impact license`, start))
    return { ...at(end), faults };
  // In other words it is only told from other talk of the artifact by saying all that an attribution says.
  const isAttribution =
    faults[0] === 'wording' &&
    /\blicen[cs]ed?\b|\bunder\b/i.test(sentence) &&
    !/\b(?:not|never|unlike|no longer)\b|n't\b/i.test(sentence);
  return isAttribution && /impact/i.test(sentence) ? { ...at(end), faults } : undefined;
}

function faultsOf(sentence: string, { name, tier, year, licensor }: Wanted): readonly AttributionFault[] {
  // The name may hold a number or a tier of its own.
  const rest = sentence.slice(name.length);
  const faults: AttributionFault[] = [];
  const said = /\b(low|medium|high)[ -]risk\b|\bimpact[ -]([lmh])r\b/i.exec(rest);
  if ((said?.[1] ?? said?.[2])?.charAt(0).toLowerCase() !== tier.charAt(0)) faults.push('tier');
  if (/\b\d{4}\b/.exec(rest)?.[0] !== year) faults.push('year');
  if (!lower(rest).includes(lower(licensor))) faults.push('licensor');
  return faults.length === 0 ? ['wording'] : faults;
}

/**
 * Where the sentence that begins at `start` ends, in the folded text: after the period that closes it, before the next
 * attribution, at the end of the paragraph or of the text, whichever comes first.
 */
function sentenceEnd(
  { text }: Folded,
  { start, next }: Stretch,
  { name, licensor }: Pick<Wanted, 'name' | 'licensor'>,
): number {
  const rest = text.slice(start, Math.min(next ?? text.length, start + LONGEST_SENTENCE));
  const hard = rest.indexOf(BREAK, name.length);
  const sentence = hard === -1 ? rest : rest.slice(0, hard);
  const first = periodAfter(sentence, name.length);
  const named = sentence.indexOf(licensor);
  // The licensor's name may hold periods of its own, and the last of them closes the sentence as well.
  const inside = named >= 0 && (first === undefined || named < first);
  const period = inside ? periodAfter(sentence, named + licensor.replace(/\.$/, '').length) : first;
  return start + (period === undefined ? sentence.trimEnd().length : period + 1);
}

/** The first period from there on with white space or nothing behind it, so not the one in “v1.6”. */
function periodAfter(sentence: string, from: number): number | undefined {
  const found = /\.(?=[\s"')\]]|$)/.exec(sentence.slice(from));
  return found === null ? undefined : from + found.index;
}

/** Every place where the name stands at the beginning of something that can be a sentence about it. */
function placesOf(folded: Folded, lowered: string, name: string): readonly number[] {
  const places: number[] = [];
  if (name === '') return places;
  for (let at = lowered.indexOf(name); at >= 0; at = lowered.indexOf(name, at + name.length)) {
    const after = lowered.slice(at + name.length, at + name.length + 2);
    if (!/^[\p{L}\p{N}_/-]/u.test(after) && isBeginning(folded, at)) places.push(at);
  }
  return places;
}

/** How many marks may stand before a sentence. */
const MOST_MARKS = 40;

/** Whether a sentence can begin there: no words stand before it since the last line break, period or colon. */
function isBeginning({ text, lines }: Folded, start: number): boolean {
  for (let at = start; start - at < MOST_MARKS; at -= 1) {
    if (lines.has(at)) return true;
    const before = text[at - 1] ?? BREAK;
    if (/[\n:：。(]/.test(before)) return true;
    if (/[.!?;…]/.test(before)) return at < start;
    if (/[\p{L}\p{N}\p{M}_/@]$/u.test(text.slice(Math.max(0, at - 2), at)) || (before === '-' && at === start))
      return false;
  }
  return false;
}
