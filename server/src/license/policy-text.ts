import { isEnglish } from '../text/english';
import type { Block } from '../text/markdown';
import { isPlaceholder, isQuestion } from '../text/placeholder';
import { isNotMeant } from '../text/unsaid';
import { clausesOf, type Clause } from './agreement-clauses';
import { asksOnly, bindsReader, deniesRestrictions, namesImpact, namesRestrictions, stanceOf } from './agreement-words';
import type { OtherLicense } from './other-license';
import { mentions, saidText } from '../text/said';
import { holdsText, mentionsLicense, namesOf, shippedText } from './shipped-license';

/** What the words of an agreement do with the restrictions of a license other than the ImpACT ones. */
export type PolicyReading =
  /** They hold the reader to these, in a sentence of their own or with the text of the license. */
  | { readonly kind: 'binds'; readonly at: Block }
  /** They say that these do not bind. */
  | { readonly kind: 'denies'; readonly at: Block }
  /** They speak of them, and only a person can tell to what end. */
  | { readonly kind: 'unclear'; readonly why: 'words' | 'language' }
  /** There is not a word on them. */
  | { readonly kind: 'missing' };

/**
 * Reads an agreement for the restrictions of another license, as it is read for those of the ImpACT ones: that a license is
 * named, in a heading, a question or on the way, holds nobody to anything.
 */
export function readPolicy(blocks: readonly Block[], terms: OtherLicense): PolicyReading {
  const clauses = clausesOf(blocks).filter(
    ({ sentence }) => !isQuestion(sentence) && !isPlaceholder(sentence) && !isNotMeant(sentence),
  );
  const spoken = clauses.map((clause) => ({ clause, ...speechOf(clause, terms) }));
  const denied = spoken.find(({ denies }) => denies)?.clause.block;
  if (denied !== undefined) return { kind: 'denies', at: denied };
  const bound = spoken.find(({ binds }) => binds)?.clause.block;
  if (bound !== undefined) return { kind: 'binds', at: bound };
  const text = blocks.map((block) => block.text).join('\n');
  const [first] = blocks;
  if (first !== undefined && holdsText(shippedText(text), terms)) return { kind: 'binds', at: first };
  if (!isEnglish(text)) return { kind: 'unclear', why: 'language' };
  return spoken.some(({ names }) => names) ? { kind: 'unclear', why: 'words' } : { kind: 'missing' };
}

interface Speech {
  /** Whether it may be about the restrictions of that license. */
  readonly names: boolean;
  readonly binds: boolean;
  readonly denies: boolean;
}

const SILENT: Speech = { names: false, binds: false, denies: false };

function speechOf({ text, sentence, before, leads }: Clause, terms: OtherLicense): Speech {
  // “You agree to the restrictions of these licenses: - …”, and “It is made from Gemma. You agree to its use policy.”
  const lead = leads.find((words) => namesRestrictions(plain(words, terms)));
  const isNamed = isNamedIn(text, terms) || isNamedIn(sentence, terms);
  const isMeant = isNamed || (isNamedIn(before, terms) && !namesImpact(sentence));
  if (!isMeant) return SILENT;
  const words = plain(lead === undefined ? sentence : `${lead} ${sentence}`, terms);
  // A list in one’s own words may be theirs; that the license is named is not a word on what it restricts.
  if (!namesRestrictions(words) || isOfImpactAlone(words))
    return { ...SILENT, names: isNamed && stanceOf(text) === 'forbids' };
  const denies = deniesRestrictions(words);
  return { names: true, denies, binds: !denies && bindsReader(words) && !asksOnly(words) };
}

/** Whether a sentence names a license, or whoever it is called after. */
function isNamedIn(sentence: string, terms: OtherLicense): boolean {
  const text = saidText(sentence);
  return mentionsLicense(text, terms) || mentions(text, makerOf(terms));
}

function makerOf({ name }: OtherLicense): string {
  return name.split(/[\s(]/)[0] ?? name;
}

/** What licenses call the list of restrictions that has to reach recipients, in words that are the same for all. */
const POLICIES = /\b(?:prohibited|acceptable) use(?: polic(?:y|ies))?\b|\buse polic(?:y|ies)\b/g;

/** Licenses that are as a whole what has to reach recipients. */
const WHOLE = /\bc-uda\b|\bo-uda\b|\b(?:computational|open) use of data agreement\b/g;

/** The sentence with the same words for what every license calls its own way. */
function plain(sentence: string, terms: OtherLicense): string {
  const named = sentence.replace(WHOLE, OWN).replace(POLICIES, OWN);
  const names = [...namesOf(terms), makerOf(terms)].map((name) => name.toLowerCase()).filter((name) => name.length > 2);
  return names
    .reduce((words, name) => words.replaceAll(name, ' '), named)
    .replace(/\s+/g, ' ')
    .trim();
}

const OWN = 'use restrictions';

/** Whether the restrictions that are spoken of are those of an ImpACT license, and no others. */
function isOfImpactAlone(words: string): boolean {
  return namesImpact(words) && !namesRestrictions(words.replace(/\bexhibit a\b|\buse-based restrictions?\b/g, ' '));
}
