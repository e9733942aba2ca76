import type { Expression, Part } from './expression';
import { hasException, partsOf, written } from './expression';
import { idOfKeyword, termsOf } from './other-licenses';
import { guessed, namesLicense, partOf } from './part';
import { sameLetters, spdxExceptions } from './spdx-ids';
import { licenseIdOf, strictest, tierOfLicense, type Tier } from './tier';

/** What was taken where a text leaves a choice. */
export interface Choice {
  readonly from: readonly string[];
  readonly taken: string;
}

/** Everything that is told from the text of a license. This is the one place where such a text is read. */
export interface Reading {
  readonly expression: Expression;
  /** What a manifest writes for it, every part kept; undefined where a part of it can't be told. */
  readonly canonical: string | undefined;
  /** Whether it is written as a manifest writes it. */
  readonly exact: boolean;
  /** Whether `canonical` means the very same beyond doubt. */
  readonly certain: boolean;
  /** All that applies, each choice made. */
  readonly applies: readonly Part[];
  readonly choices: readonly Choice[];
  /** The strictest tier of the ImpACT licenses that apply. */
  readonly tier: Tier | undefined;
  /** Whether it is known under which licenses this is. */
  readonly known: boolean;
  /** What is wrong with it, where it can't be understood as it stands. */
  readonly fault: 'exception' | 'lost-tier' | 'unknown' | 'unread' | undefined;
}

/** Far more than any real expression; the parser's time and depth grow with the text. */
const LONGEST = 1000;

/**
 * Reads what a license text means: ids and expressions as they stand, other spellings as what they certainly are, and
 * several licenses named in plain words as all of them together. Surrounding white space does not matter.
 */
export function readLicense(text: string): Reading {
  const wanted = text.trim();
  // The three ids need no table and no list.
  const tier = tierOfLicense(wanted);
  if (tier !== undefined)
    return readingOf({ part: { kind: 'impact', text: wanted, tier, exact: true, certain: true } });
  if (wanted === '' || wanted.length > LONGEST) return readingOf({ part: { kind: 'unread', text: wanted } });
  const strict = strictly(wanted);
  return readingOf(strict ?? loosely(wanted.replace(/\s+/g, ' ')), strict !== undefined || wanted === 'unknown');
}

/** A parsed expression, as `spdx-expression-parse` returns it. */
type Parsed =
  | { readonly license: string; readonly plus?: true; readonly exception?: string }
  | { readonly left: Parsed; readonly conjunction: 'and' | 'or'; readonly right: Parsed };

/** The expression where it is valid SPDX, the ImpACT ids taken for references. */
function strictly(text: string): Expression | undefined {
  const parse = require('spdx-expression-parse') as (source: string) => Parsed;
  try {
    return taken(parse(text.replace(/(?<![\w.-])AI2-ImpACT-[LMH]R(?![\w.-])/g, `${MARK}$&`)));
  } catch {
    // The parser has no other way to say no.
    return undefined;
  }
}

/** Stands before an ImpACT id while it is parsed, to tell it from one that was written as a reference. */
const MARK = 'LicenseRef-impact-manifest.';

function taken(parsed: Parsed): Expression {
  if ('license' in parsed) {
    const { license, ...rest } = parsed;
    return { part: partOf(license.startsWith(MARK) ? license.slice(MARK.length) : license), ...rest };
  }
  const join = parsed.conjunction === 'and' ? 'AND' : 'OR';
  const sides = [taken(parsed.left), taken(parsed.right)];
  return { join, sides: sides.flatMap((side) => ('join' in side && side.join === join ? side.sides : [side])) };
}

/** What is meant by a text that is no expression: one license in other words, or several. */
function loosely(text: string): Expression {
  const whole = partOf(text);
  const isOne = whole.kind === 'unknown' || ('certain' in whole && whole.certain);
  if (isOne || (whole.kind === 'license' && !hasConnector(text))) return { part: whole };
  const several = severalIn(text);
  const parts = several === undefined ? [] : partsOf(several);
  const named = parts.filter(({ kind }) => kind !== 'unread');
  if (several !== undefined && (parts.every(({ kind }) => kind !== 'unread') || named.length > 1)) return several;
  // “ImpACT License, Medium Risk, gated” is one license; “MIT, gated” is not understood.
  if (whole.kind === 'impact' || whole.kind === 'lost') return { part: namesLicense(text) ? lost(text) : whole };
  return { part: guessed(whole) };
}

/** It names an ImpACT license and another one in words that are not understood. */
function lost(text: string): Part {
  return { kind: 'lost', text, tiers: [] };
}

function hasConnector(text: string): boolean {
  return /[,;&|]|\s\+\s|\b(?:and|or)\b/i.test(text);
}

/** The licenses that a text lists, connected as it says; undefined where its words connect nothing, or can't be followed. */
function severalIn(text: string): Expression | undefined {
  const tokens = tokensOf(text);
  const [only] = tokens;
  const isException = typeof only === 'object' && 'part' in only && only.exception !== undefined;
  if (tokens.length < 2) return isException ? only : undefined;
  const stack: Token[][] = [[]];
  for (const token of tokens) {
    const last = stack.at(-1);
    if (token === '(') stack.push([]);
    else if (token === ')') {
      const inner = connected(stack.pop() ?? []);
      if (inner === undefined) return undefined;
      stack.at(-1)?.push(inner);
    } else last?.push(token);
  }
  return stack.length === 1 ? connected(stack[0] ?? []) : undefined;
}

type Token = '(' | ')' | 'AND' | 'OR' | ',' | Expression;

/** The sides of one level; where commas stand beside “or”, what belongs together can't be told. */
function connected(tokens: readonly Token[]): Expression | undefined {
  const sides = tokens.filter((token) => typeof token !== 'string');
  const joins = tokens.filter((token) => typeof token === 'string');
  const isInTurn =
    tokens.length % 2 === 1 && tokens.every((token, at) => (at % 2 === 0) === (typeof token !== 'string'));
  const [first] = sides;
  if (!isInTurn || first === undefined || (joins.includes(',') && joins.includes('OR'))) return undefined;
  const groups: Expression[][] = [[first]];
  joins.forEach((join, at) => {
    const side = sides[at + 1];
    if (side === undefined) return;
    if (join === 'OR') groups.push([side]);
    else groups.at(-1)?.push(side);
  });
  const alternatives = groups.map((group) => joined('AND', group));
  return joined('OR', alternatives);
}

function joined(join: 'AND' | 'OR', sides: readonly Expression[]): Expression {
  const [only] = sides;
  return only !== undefined && sides.length === 1 ? only : { join, sides };
}

/** A text in pieces. A parenthesis after a word belongs to that word, one at the beginning of a license groups. */
function tokensOf(text: string): readonly Token[] {
  const pieces = text
    .replace(/[ -]or[ -](?:any[ -])?later(?:[ -]version)?\b/gi, '-or-later')
    .split(text.includes('://') ? /( (?:and|or) |[,;&|]| \+ )/i : /( (?:and|or) |[,;&|/]| \+ |\b\+\b)/i);
  return pieces
    .flatMap((piece, index) => (index % 2 === 1 ? [joinOf(piece)] : nameTokens(piece.trim())))
    .filter(isFirst);
}

/** “MIT, and CC-BY-4.0” has one connection, not two. */
function isFirst(token: Token, at: number, all: readonly Token[]): boolean {
  const before = all[at - 1];
  return !isJoin(token) || before === undefined || !isJoin(before);
}

function isJoin(token: Token): boolean {
  return token === 'AND' || token === 'OR' || token === ',';
}

function joinOf(piece: string): Token {
  const word = piece.trim().toLowerCase();
  if (word === 'or' || word === '|') return 'OR';
  return word === ',' || word === ';' ? ',' : 'AND';
}

function nameTokens(name: string): readonly Token[] {
  if (name === '') return [];
  const letters = [...name];
  const begin = letters.findIndex((letter) => letter !== '(');
  const rest = letters.slice(begin < 0 ? letters.length : begin);
  const surplus = rest.filter((letter) => letter === ')').length - rest.filter((letter) => letter === '(').length;
  const closing = rest.length - 1 - rest.findLastIndex((letter) => letter !== ')');
  const closed = Math.min(closing, Math.max(surplus, 0));
  const inner = rest
    .slice(0, rest.length - closed)
    .join('')
    .trim();
  return [
    ...letters.slice(0, letters.length - rest.length).map(() => '(' as const),
    ...(inner === '' ? [] : [named(inner)]),
    ...Array.from({ length: closed }, () => ')' as const),
  ];
}

/** One license, with the exception that stands beside it. */
function named(text: string): Expression {
  const [license = '', word, ...more] = text.split(/ (with) /i);
  const what = more.join(' ');
  const exception = word === undefined ? undefined : sameLetters(what, spdxExceptions());
  if (exception !== undefined) return { part: guessed(partOf(license)), exception };
  // In plain words, “with” may begin anything: “ImpACT MR with gated access”.
  return word === 'WITH' ? { part: partOf(license), exception: what } : { part: guessed(partOf(text)) };
}

/** `isValid`: the text is an expression as it stands. */
function readingOf(expression: Expression, isValid = true): Reading {
  const parts = partsOf(expression);
  const { applies, choices } = chosen(expression);
  const exception = hasException(expression);
  const exact =
    isValid && !exception && parts.every((part) => part.kind === 'unknown' || ('exact' in part && part.exact));
  const canonical = exception || isOnly(parts, 'unknown') ? undefined : written(expression, idOf);
  const tiers = applies.flatMap((part) => (part.kind === 'impact' ? [part.tier] : []));
  return {
    expression,
    canonical,
    exact,
    certain: canonical !== undefined && parts.every((part) => 'certain' in part && part.certain),
    applies,
    choices,
    tier: strictest(...tiers),
    known:
      !exception &&
      parts.every((part) => part.kind === 'unknown' || isUnderstood(part)) &&
      applies.every(({ kind }) => kind !== 'unknown'),
    fault: exception ? 'exception' : faultOf(parts, applies),
  };
}

/** Whether a part is one license beyond doubt: a keyword of Hugging Face is, an ImpACT license in other words is not yet. */
function isUnderstood(part: Part): boolean {
  if (part.kind === 'impact') return part.exact;
  return part.kind === 'license' && (part.exact || part.certain || idOfKeyword(part.text.trim()) === part.id);
}

function isOnly(parts: readonly Part[], kind: Part['kind']): boolean {
  return parts.every((part) => part.kind === kind);
}

function faultOf(parts: readonly Part[], applies: readonly Part[]): Reading['fault'] {
  if (parts.some(({ kind }) => kind === 'lost')) return 'lost-tier';
  if (parts.some(({ kind }) => kind === 'unread')) return 'unread';
  return applies.some(({ kind }) => kind === 'unknown') ? 'unknown' : undefined;
}

/** The id of a part; an unknown one stays as it is written where it may stand in an expression. */
function idOf(part: Part): string | undefined {
  switch (part.kind) {
    case 'impact':
      return licenseIdOf(part.tier);
    case 'license':
      return part.id;
    case 'unknown':
      return part.text.startsWith('LicenseRef-') || part.text.startsWith('DocumentRef-') ? part.text : undefined;
    case 'lost':
    case 'unread':
      return undefined;
  }
}

/**
 * What applies once the laxest of each choice is taken. A part that is not known can’t be chosen, nor one whose terms are
 * not known here while there is another one.
 */
function chosen(expression: Expression): Pick<Reading, 'applies' | 'choices'> {
  if ('part' in expression) return { applies: [expression.part], choices: [] };
  const sides = expression.sides.map((side) => ({ ...chosen(side), text: textOf(side) }));
  if (expression.join === 'AND') {
    return { applies: sides.flatMap(({ applies }) => applies), choices: sides.flatMap(({ choices }) => choices) };
  }
  const strictness = sides.map(({ applies }) => Math.max(...applies.map(strictnessOf)));
  const best = sides[strictness.indexOf(Math.min(...strictness))];
  if (best === undefined) return { applies: partsOf(expression), choices: [] };
  const choice = { from: sides.map(({ text }) => text), taken: best.text };
  return { applies: best.applies, choices: [...best.choices, choice] };
}

function textOf(expression: Expression): string {
  return written(expression, (part) => idOf(part) ?? part.text) ?? '';
}

/** How much a license asks for, to tell which of several is the laxest. */
function strictnessOf(part: Part): number {
  if (part.kind === 'impact') return { low: 5, medium: 8, high: 11 }[part.tier];
  if (part.kind !== 'license') return 13;
  const terms = termsOf(part.id);
  if (terms === undefined || terms.asIs === 'unknown') return 12;
  if (terms.asIs === 'no') return 10;
  if (terms.derivative === 'no') return 9;
  if (terms.family === 'research-only') return 7;
  if (terms.commercial === 'no') return 6;
  if (terms.flowDown !== undefined || terms.naming !== undefined) return 4;
  const byClash = { none: 1, part: 2, disputed: 2, likely: 3, unknown: 12 }[terms.impactClash];
  return terms.asIs === 'yes' ? 0 : byClash;
}
