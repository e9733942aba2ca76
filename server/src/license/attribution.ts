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
 * The sentence about that artifact in a text: one that begins with `NAME is licensed under the AI2 ImpACT License`, in
 * any letter case, and what is wrong with it. White space is folded, `(c)` is taken for `©`, and a sentence that goes on
 * from a longer name (“MegaDolma is licensed …”) is another artifact's. Where there are several, a right one, else the
 * first; undefined where there is none. The time it takes grows with the text's length and no faster.
 */
export function findAttribution(text: string, attribution: Attribution): FoundAttribution | undefined {
  return attributionsIn(text)(attribution);
}

/** The same for several artifacts and one text, which is taken apart when the first of them is looked for, and once. */
export function attributionsIn(text: string): (attribution: Attribution) => FoundAttribution | undefined {
  let taken: { readonly folded: Folded; readonly lowered: string } | undefined;
  return (attribution) => {
    if (taken === undefined) {
      const folded = fold(text);
      taken = { folded, lowered: lower(folded.text) };
    }
    return findIn(taken.folded, taken.lowered, attribution);
  };
}

function findIn(folded: Folded, lowered: string, attribution: Attribution): FoundAttribution | undefined {
  const expected = foldedWords(attributionOf(attribution));
  const name = foldedWords(attribution.name);
  const places = placesOf(lowered, lower(`${name} is licensed under the AI2 ImpACT License`));
  const found = places.map((start, index) => {
    const right = folded.text.startsWith(expected, start);
    const end = right ? start + expected.length : sentenceEnd(folded, start, places[index + 1], attribution);
    const faults = right ? [] : faultsOf(folded.text.slice(start, end), attribution);
    return {
      start: unfolded(folded, start),
      end: unfolded(folded, end),
      faults,
    };
  });
  return found.find((one) => one.faults.length === 0) ?? found[0];
}

function faultsOf(sentence: string, attribution: Attribution): readonly AttributionFault[] {
  const { name, tier, year, licensor = DEFAULT_LICENSOR } = attribution;
  // The name may hold a number or a tier of its own.
  const rest = sentence.slice(foldedWords(name).length);
  const faults: AttributionFault[] = [];
  if (/\b(low|medium|high)[ -]risk\b/i.exec(rest)?.[1]?.toLowerCase() !== tier) faults.push('tier');
  if (/\b\d{4}\b/.exec(rest)?.[0] !== String(year)) faults.push('year');
  if (!rest.includes(foldedWords(licensor))) faults.push('licensor');
  return faults.length === 0 ? ['wording'] : faults;
}

/**
 * Where the sentence that begins at `start` ends, in the folded text: after the period that closes it, before the next
 * attribution, at the end of the paragraph or of the text, whichever comes first.
 */
function sentenceEnd(folded: Folded, start: number, next: number | undefined, attribution: Attribution): number {
  let limit = start;
  while (limit < (next ?? folded.text.length) && !folded.breaks.has(limit)) limit += 1;
  const sentence = folded.text.slice(start, limit);
  const licensor = foldedWords(attribution.licensor ?? DEFAULT_LICENSOR);
  const first = periodAfter(sentence, foldedWords(attribution.name).length);
  const named = sentence.indexOf(licensor);
  // The licensor's name may hold periods of its own, and the last of them closes the sentence as well.
  const inside = named >= 0 && (first === undefined || named < first);
  const period = inside ? periodAfter(sentence, named + licensor.replace(/\.$/, '').length) : first;
  return start + (period === undefined ? sentence.trimEnd().length : period + 1);
}

/** The first period from there on with white space or nothing behind it, so not the one in “v1.6”. */
function periodAfter(sentence: string, from: number): number | undefined {
  const found = /\.(?=\s|$)/.exec(sentence.slice(from));
  return found === null ? undefined : from + found.index;
}

/** A text with its white space folded, and the way back to where each of its characters stood. */
interface Folded {
  readonly text: string;
  /** Where something of several units became one, in order: how far all that is behind that one stood farther back. */
  readonly shifts: readonly { readonly behind: number; readonly by: number }[];
  /** The places of the spaces at which a sentence cannot go on. */
  readonly breaks: ReadonlySet<number>;
}

const FOLDS = /\s+|\(c\)/gi;

/** White space becomes one space, and `(c)` in either case becomes `©`. */
function fold(text: string): Folded {
  const shifts: { readonly behind: number; readonly by: number }[] = [];
  const breaks = new Set<number>();
  let by = 0;
  const folded = text.replace(FOLDS, (piece, offset: number) => {
    const place = offset - by;
    if (endsParagraph(text, offset, piece)) breaks.add(place);
    if (piece.length > 1) {
      by += piece.length - 1;
      shifts.push({ behind: place, by });
    }
    return standIn(piece);
  });
  return { text: folded, shifts, breaks };
}

function foldedWords(text: string): string {
  return text.replace(FOLDS, standIn).trim();
}

function standIn(piece: string): string {
  return piece.startsWith('(') ? '©' : ' ';
}

/** The offset in the original of an offset in the folded text, or of its end. */
function unfolded({ shifts }: Folded, offset: number): number {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.behind ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return offset + (shifts[low - 1]?.by ?? 0);
}

/** Whether a sentence cannot go on after this white space: an empty line, or a line that is another attribution. */
function endsParagraph(text: string, start: number, space: string): boolean {
  const first = space.indexOf('\n');
  if (first < 0) return false;
  if (space.includes('\n', first + 1)) return true;
  const line = start + space.length;
  const end = text.indexOf('\n', line);
  return text.slice(line, end < 0 ? text.length : end).includes(' is licensed under ');
}

/** Every place where `wanted` stands and does not go on from a longer word. */
function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  if (wanted === '') return places;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    if (!/[\p{Letter}\p{Number}_-]$/u.test(text.slice(Math.max(0, at - 2), at))) places.push(at);
  }
  return places;
}

/** Lower case, with every place the same as before. */
function lower(text: string): string {
  const lowered = text.toLowerCase();
  if (lowered.length === text.length) return lowered;
  return text.replace(/[^a-z\s]/g, (unit) => (unit.toLowerCase().length === unit.length ? unit.toLowerCase() : unit));
}
