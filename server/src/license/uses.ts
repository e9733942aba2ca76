import { message } from '../text/l10n';
import { distance } from 'fastest-levenshtein';
import { nearest } from '../text/words';

/** The field of a use by which a condition of Exhibit A is declared to be met. */
export type UseFlag = 'disclosed' | 'human-in-the-loop';

/** A use that Exhibit A names. */
export type RestrictedUse =
  | { readonly kind: 'ruled-out'; readonly name: string; readonly line: string }
  | { readonly kind: 'conditional'; readonly name: string; readonly line: string; readonly flag: UseFlag };

/**
 * The use-based restrictions, the same for all tiers, paraphrased from Exhibit A of the licenses. These and no more:
 * lists of other responsible AI licenses hold further restrictions that these licenses do not.
 */
export const RESTRICTED_USES: readonly RestrictedUse[] = [
  { name: 'military-weapons', kind: 'ruled-out', line: message`Building or improving military weapons.` },
  { name: 'nuclear-weapons', kind: 'ruled-out', line: message`Nuclear proliferation or nuclear weapons technology.` },
  { name: 'military-surveillance', kind: 'ruled-out', line: message`Military surveillance, and research on it.` },
  {
    name: 'biometric-law-enforcement',
    kind: 'ruled-out',
    line: message`Real-time remote biometric processing or identification in public places for law enforcement.`,
  },
  {
    name: 'predictive-justice',
    kind: 'ruled-out',
    line: message`Justice, law enforcement, immigration or asylum processes, such as predicting that a person will commit a crime.`,
  },
  {
    name: 'content-generation',
    kind: 'conditional',
    flag: 'disclosed',
    line: message`Producing or spreading content in a public context, unless it is expressly disclosed that the content is machine generated.`,
  },
  {
    name: 'automated-decisions',
    kind: 'conditional',
    flag: 'human-in-the-loop',
    line: message`Fully automated decisions that create, change or end a binding obligation or affect rights, without a human in the loop.`,
  },
];

/** Uses that no license restricts, offered by completion. Any other name is free text. */
export const SUGGESTED_USES: readonly string[] = [
  'research',
  'education',
  'evaluation',
  'fine-tuning',
  'chat',
  'search',
  'classification',
];

const NAMES: readonly string[] = [...RESTRICTED_USES.map(({ name }) => name), ...SUGGESTED_USES];

/**
 * What Exhibit A says about a use, or undefined for free text. Letter case, spaces, underscores and a slip of at most two
 * letters do not matter, so that a restricted use does not pass for free text by its spelling. More letters would mistake
 * free text for a slip.
 */
export function restrictedUse(name: string): RestrictedUse | undefined {
  const folded = fold(name);
  const meant = nearest(folded, NAMES);
  return meant !== undefined && distance(folded, meant) <= 2
    ? RESTRICTED_USES.find((use) => use.name === meant)
    : undefined;
}

/** The line of Exhibit A about a use as a part of a sentence, to follow “rules out”. */
export function clauseOf({ line }: RestrictedUse): string {
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/\.$/, '');
}

/**
 * Words of uses that are near a line of Exhibit A, as whole words or beginnings of words, and the line. Whether such a use
 * is ruled out can’t be told from its name. Source: this format’s list, from the two secondary sources of Exhibit A.
 */
const NEAR: readonly (readonly [name: string, words: RegExp])[] = [
  ['nuclear-weapons', /\bnuclear/],
  ['military-surveillance', /\bsurveil/],
  ['military-weapons', /\b(?:weapon|arms\b|armament|militar|defen[sc]e\b|warfare)/],
  ['biometric-law-enforcement', /\b(?:biometric|facial|face recognition)/],
  ['predictive-justice', /\b(?:polic(?:e|ing)|law enforcement|asylum|immigra|border|crim(?:e|inal)|justice|recidivis)/],
  [
    'content-generation',
    /\b(?:(?:generat|synthe)\w* (?:content|text|image|video|audio|media|speech)|(?:content|text|image|video|audio|media|speech) (?:generat|synthe|creat)|chat ?bot)/,
  ],
  ['automated-decisions', /\b(?:automat|autonom)\w* decision|\bdecision (?:automat|making)/],
];

/** The line of Exhibit A that a free use is near; nothing for one that is near none, and for those that are offered. */
export function nearUse(name: string): RestrictedUse | undefined {
  const words = fold(name).replaceAll('-', ' ');
  const near = NEAR.find(([, pattern]) => pattern.test(words))?.[0];
  return near === undefined ? undefined : RESTRICTED_USES.find((use) => use.name === near);
}

/** A use in the letters in which names of uses are compared: lower case, with hyphens. */
export function fold(name: string): string {
  return name.trim().toLowerCase().replace(/[\s_]/g, '-').replace(/-{2,}/g, '-');
}
