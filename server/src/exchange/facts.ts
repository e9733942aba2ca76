import { readLicense } from '../license/reading';
import { joined, keywordOf } from '../card/license';
import { licenseKeywords } from '../license/other-licenses';
import { t } from '../text/l10n';

/** A file that tells something of an artifact. */
export interface SourceFile {
  /** As people are told it, and as it is written into a manifest that lies where they are. */
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** One field of an entry, and where it came from. */
export interface Fact {
  readonly key: 'name' | 'type' | 'license' | 'licensor' | 'year' | 'source' | 'revision' | 'notices';
  readonly value: string | number;
  /** The file, and the place in it. */
  readonly from: string;
}

/** What a source tells of one artifact. */
export interface Told {
  readonly facts: readonly Fact[];
  /** What a person has to know and no field holds: contradictions, and what could not be told. */
  readonly notes: readonly string[];
}

/** Reads one format; nothing for a file that is in another one. */
export type Reader = (file: SourceFile) => readonly Told[] | undefined;

/** A license as a manifest writes it: what is certain, or else `unknown`, with a note of what was there. */
export function licenseFact(text: string, from: string): Told {
  // The pages of the list of SPDX are other names of its ids.
  const written = text.trim().replace(/^https?:\/\/spdx\.org\/licenses\/([^/]+?)(?:\.html|\.json)?$/, '$1');
  const { canonical, certain, exact, known } = readLicense(written);
  const keyword = licenseKeywords().find(({ word }) => word === keywordOf(written))?.id;
  const value = exact && known ? written.trim() : ((certain ? canonical : undefined) ?? keyword ?? 'unknown');
  const isLost = value === 'unknown' && !/^(?:unknown|noassertion|none)?$/i.test(written.trim());
  return {
    facts: [{ key: 'license', value, from }],
    notes: isLost ? [t`${from} says “${shortened(written)}”, which does not clearly name a license.`] : [],
  };
}

/** Several licenses of one source: all of them apply, and that they differ is told. */
export function licenseFacts(written: readonly { readonly text: string; readonly from: string }[]): Told {
  const all = written.map(({ text, from }) => licenseFact(text, from));
  const facts = all.flatMap((one) => one.facts);
  const values = [...new Set(facts.map(({ value }) => String(value)))];
  const notes = all.flatMap((one) => one.notes);
  const [first] = facts;
  if (first === undefined) return { facts: [], notes };
  const from = [...new Set(facts.map((fact) => fact.from))].join(', ');
  if (values.length === 1) return { facts: [{ ...first, from }], notes };
  // What is unknown beside something known makes the whole of it unknown.
  const parts = values.flatMap((one) => (/ OR |\(/.test(one) ? [one] : one.split(' AND ')));
  const value = values.includes('unknown') ? 'unknown' : joined(parts);
  const said = facts.map((fact) => `${String(fact.value)} (${fact.from})`).join(', ');
  return {
    facts: [{ key: 'license', value, from }],
    notes: [...notes, t`Several licenses are named, and all apply: ${said}.`],
  };
}

/** The year and the holder of a copyright line, as far as it says them. */
export function copyrightFacts(text: string, from: string): readonly Fact[] {
  const line = text.split(/\r\n|\n|\r/).find((one) => /©|\(c\)|copyright/i.test(one)) ?? '';
  const words = line
    .slice(0, LONGEST_LINE)
    .split(/[\s,]+/)
    .filter((word) => !/^(?:[#*>/]*|\(c\)|[©\-–]|copyright|by)$/i.test(word));
  const first = words.findIndex((word) => YEAR.test(word));
  const year = YEAR.exec(words[first] ?? '')?.[1];
  if (year === undefined) return [];
  const holder = words.slice(first).filter((word) => !YEAR.test(word));
  const said = holder.join(' ').replace(/\.? all rights reserved\.?$/i, '');
  const licensor = /\b(?:inc|ltd|co|corp|llc)\.$/i.test(said) ? said : said.replace(/\.$/, '');
  return [
    { key: 'year', value: Number(year), from },
    ...(licensor === '' ? [] : [{ key: 'licensor' as const, value: licensor, from }]),
  ];
}

/** A year, or the first of several. */
const YEAR = /^©?((?:19|20)\d\d)(?:[-–](?:19|20)?\d\d)?$/;
const LONGEST_LINE = 300;

/** A fact, where there is a text. */
export function textFact(key: Fact['key'], value: unknown, from: string): readonly Fact[] {
  return typeof value === 'string' && value.trim() !== '' ? [{ key, value: value.trim(), from }] : [];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
