import { isEnglish } from '../text/english';
import type { Block } from '../text/markdown';
import { isPlaceholder, isQuestion, sentencesOf } from '../text/placeholder';
import { isNotMeant } from '../text/unsaid';
import { clausesOf, type Clause } from './agreement-clauses';
import {
  bindsToRestrictions,
  deniesRestrictions,
  isAboutOther,
  laysDownCondition,
  namesExhibit,
  namesImpact,
  namesOther,
  namesRestrictions,
  permitsAnything,
  permitsItself,
  stanceOf,
  takesInExhibit,
  type Stance,
} from './agreement-words';
import { permissiveIn } from './permissive-names';
import { restrictionsIn } from './restriction-topics';
import { RESTRICTED_USES, type RestrictedUse } from './uses';

/** What the words of an agreement do with the use-based restrictions, with the block that shows it. */
export type AgreementReading =
  /** They hold the reader to all of them. */
  | { readonly kind: 'binds'; readonly at: Block }
  /** They name some of them only. */
  | { readonly kind: 'lacks'; readonly lacking: readonly RestrictedUse[]; readonly at: Block }
  /** They say that these do not bind, or allow what these rule out. */
  | { readonly kind: 'denies' | 'permits'; readonly at: Block }
  /** They are another license, one without such restrictions. */
  | { readonly kind: 'other-license'; readonly name: string; readonly at: Block }
  /** The Exhibit A that they speak of is of something else. */
  | { readonly kind: 'other-exhibit'; readonly at: Block }
  /** There are none, but for headings and what holds a place. */
  | { readonly kind: 'nothing' }
  /** Only a person can tell. */
  | { readonly kind: 'unclear'; readonly why: 'words' | 'language' };

/**
 * Reads an agreement. Sure of “binds” only where each restriction is put, in English, in a sentence that holds the reader to
 * it, or where Exhibit A of an ImpACT license is taken in by name; sure of the contrary only where the words are plain.
 */
export function readAgreement(blocks: readonly Block[]): AgreementReading {
  const texts = blocks.filter(({ kind }) => kind !== 'heading');
  if (texts.every(({ text }) => sentencesOf(text).every(saysNothing))) return { kind: 'nothing' };
  if (!isEnglish(texts.map(({ text }) => text).join('\n'))) return { kind: 'unclear', why: 'language' };
  // A question lays nothing down, nor does what is untrue, still to be done, or as you like.
  const clauses = clausesOf(blocks).filter(({ sentence }) => !isQuestion(sentence) && !isNotMeant(sentence));
  const find = (is: (clause: Clause) => boolean): Block | undefined => clauses.find(is)?.block;
  const denied = find(({ sentence }) => !isBoilerplate(sentence) && deniesRestrictions(sentence));
  if (denied !== undefined) return { kind: 'denies', at: denied };
  const said = spokenOf(clauses);
  if (said.permitted !== undefined) return { kind: 'permits', at: said.permitted };
  return restrictionsBy(clauses, said) ?? otherTerms(clauses) ?? { kind: 'unclear', why: 'words' };
}

/** What stands for an answer under a heading and says that there is none. */
function saysNothing(sentence: string): boolean {
  return isPlaceholder(sentence) || /^\W*(?:none|no|n\/?a|not applicable|nil)\W*$/i.test(sentence);
}

/** Well-known words of licenses that speak of restrictions without meaning ours. */
function isBoilerplate(sentence: string): boolean {
  return /\bdeal in the software without restriction\b|\bno additional restrictions\b/.test(sentence);
}

interface Spoken {
  /** By the names of the restrictions, where a clause puts them. */
  readonly bound: ReadonlyMap<string, Block>;
  readonly told: ReadonlyMap<string, Block>;
  readonly permitted: Block | undefined;
}

function spokenOf(clauses: readonly Clause[]): Spoken {
  const bound = new Map<string, Block>();
  const told = new Map<string, Block>();
  let permitted: Block | undefined;
  for (const clause of clauses) {
    const uses = restrictionsIn(clause.text);
    if (uses.length === 0) continue;
    const stance = stanceIn(clause);
    const words = `${clause.leads[0] ?? ''} ${clause.text}`;
    for (const use of uses) {
      const isMetByCondition = use.kind === 'conditional' && stance !== 'forbids' && laysDownCondition(words);
      if (stance === 'permits' && !isMetByCondition) permitted ??= clause.block;
      else if (stance === 'forbids' || isMetByCondition) bound.set(use.name, clause.block);
      else told.set(use.name, clause.block);
    }
  }
  return { bound, told, permitted };
}

/** The stance of a clause: its own, or that of what leads to it. A heading can permit, but holds nobody to anything. */
function stanceIn({ text, leads, heading }: Clause): Stance | undefined {
  const led = leads.map(leadStance).find((stance) => stance !== undefined);
  if (led === 'forbids') return permitsItself(text) ? 'permits' : 'forbids';
  const own = stanceOf(text) ?? led;
  if (own !== undefined) return own;
  return stanceOf(heading) === 'permits' ? 'permits' : undefined;
}

/** “You agree to the restrictions:” forbids what follows. */
function leadStance(lead: string): Stance | undefined {
  return stanceOf(lead) ?? (bindsToRestrictions(lead) ? 'forbids' : undefined);
}

function restrictionsBy(clauses: readonly Clause[], { bound, told }: Spoken): AgreementReading | undefined {
  const incorporated = clauses.find(({ sentence, before }) => takesInExhibit(sentence, before))?.block;
  const holder = clauses.find(({ sentence }) => bindsToRestrictions(sentence))?.block;
  // A bare list counts where a sentence beside it holds the reader to the restrictions.
  const counted = holder === undefined ? bound : new Map([...told, ...bound]);
  const lacking = RESTRICTED_USES.filter(({ name }) => !counted.has(name));
  const [first] = counted.values();
  if (lacking.length === 0 && first !== undefined) return { kind: 'binds', at: holder ?? first };
  // Beside Exhibit A, a few of them are no list yet.
  if (incorporated !== undefined && counted.size <= RESTRICTED_USES.length / 2)
    return { kind: 'binds', at: incorporated };
  const spoken = new Map([...told, ...bound]);
  const [start] = spoken.values();
  const unsaid = RESTRICTED_USES.filter(({ name }) => !spoken.has(name));
  const isList = bound.size > 0 || spoken.size > 1;
  return isList && unsaid.length > 0 && start !== undefined ? { kind: 'lacks', lacking: unsaid, at: start } : undefined;
}

/** Terms that are plainly others: a license without restrictions, the exhibit of something else, no limits at all. */
function otherTerms(clauses: readonly Clause[]): AgreementReading | undefined {
  if (
    clauses.some(({ sentence }) => bindsToRestrictions(sentence) && !namesOther(sentence) && !isOtherExhibit(sentence))
  )
    return undefined;
  for (const { written, text, block } of clauses) {
    const name =
      isAboutOther(text) && !isBoilerplate(text) && !isLicenseText(written) ? undefined : permissiveIn(written);
    if (name !== undefined) return { kind: 'other-license', name, at: block };
  }
  const exhibit = clauses.find(({ sentence }) => namesExhibit(sentence) && !namesImpact(sentence));
  if (exhibit !== undefined) return { kind: 'other-exhibit', at: exhibit.block };
  const free = clauses.find(({ sentence }) => permitsAnything(sentence));
  return free === undefined || clauses.some(({ sentence }) => namesRestrictions(sentence))
    ? undefined
    : { kind: 'permits', at: free.block };
}

/** An exhibit that is named without a word on restrictions. */
function isOtherExhibit(sentence: string): boolean {
  return namesExhibit(sentence) && !namesImpact(sentence) && !/\b(?:restrict|prohibit)/.test(sentence);
}

/** The full texts speak of software and code, and are licenses all the same. */
function isLicenseText(written: string): boolean {
  return /\bPermission is hereby granted|\bPermission to use, copy|\bRedistribution and use in source|\bGNU\b|\bunencumbered software\b|\bApache License\b|\bMIT License\b|\bBSD \d-Clause License\b|\bMozilla Public License\b/i.test(
    written,
  );
}
