import { nearest } from '../text/words';

/** The candidate that was most likely meant: a near one, else the only one that begins alike (“app” for application). */
export function meant(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  if (near !== undefined || word.length < 3) return near;
  const wanted = word.toLowerCase();
  // The last letter often changes with the form of a word: “modify” for “modified”.
  const stem = wanted.length > 4 ? wanted.slice(0, -1) : wanted;
  const alike = candidates.filter((candidate) => candidate.startsWith(stem) || wanted.startsWith(candidate));
  return alike.length === 1 ? alike[0] : undefined;
}

/** The day that was most likely meant, as YYYY-MM-DD; the order year, month, day is never guessed. */
export function asDate(value: string | number): string | undefined {
  const text = String(value).trim();
  const parts = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ]|$)/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const [, year = '', month = '', day = ''] = parts ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** The year that a text holds, if it holds just one. */
export function asYear(text: string): string | undefined {
  const years = text.slice(0, 100).match(/\b(?:19|2\d)\d\d\b/g);
  return years?.length === 1 ? years[0] : undefined;
}

/** What a word of other formats says as `true` or `false`. */
export function asFlag(text: string): 'true' | 'false' | undefined {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', 'on', 'y'].includes(word)) return 'true';
  return ['false', 'no', 'off', 'n'].includes(word) ? 'false' : undefined;
}

/** The id nearest to a text; nothing where no letter or digit is left. */
export function asId(text: string): string | undefined {
  const plain = text.slice(0, 100).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9._]+/).filter((word) => word !== '');
  // What begins with “x-” is no id, and what was meant can’t be told.
  return (
    words
      .join('-')
      .replace(/^[._-]+/, '')
      .replace(/^x-.*/, '') || undefined
  );
}

/** A word as the only item of a list; nothing for a text that YAML might read in another way. */
export function asList(text: string): string | undefined {
  return /^[a-z][\w/.-]*$/i.test(text) ? `[${text}]` : undefined;
}
