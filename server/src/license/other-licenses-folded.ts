import type { LicenseKeyword, OtherLicense } from './other-license';
import { table } from './other-licenses.generated';

const { licenses } = table;

const byId = firstBy(licenses, ({ id }) => [id]);

/** By the small letters of their ids. */
const bySmallId = firstBy(licenses, ({ id }) => [id.toLowerCase()]);

/** By the `license_name`s that cards have for them. */
const byName = firstBy(licenses, ({ licenseNames }) => licenseNames);

/** By the letters of all their names, without what stands between them. */
const byLetters = firstBy(licenses, ({ id, huggingFace, licenseNames }) =>
  [id.replace(/^LicenseRef-/, ''), ...huggingFace, ...licenseNames].map(lettersOf),
);

/** Licenses whose versions have the same terms, and what the ids of those look like. */
const families: readonly { readonly match: RegExp; readonly license: OtherLicense }[] = licenses.flatMap((license) =>
  license.match === undefined ? [] : [{ match: new RegExp(license.match), license }],
);

/** The keywords of Hugging Face. */
const keywords: ReadonlyMap<string, LicenseKeyword> = firstBy(table.keywords, ({ word }) => [word]);

/** Those of them that name several licenses with different terms. */
const familyWords: ReadonlySet<string> = new Set(
  table.keywords.flatMap(({ kind, word }) => (kind === 'family' ? [word] : [])),
);

/** Words in place of a license that name none, in small letters, with one space between two. */
const unknownWords: ReadonlySet<string> = new Set(table.unknownWords.map((word) => word.replace(/[\s_-]+/g, ' ')));

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function firstBy<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): ReadonlyMap<string, T> {
  return new Map(all.flatMap((one) => keysOf(one).map((key) => [key, one] as const)).reverse());
}

// In the form of Node, which is worked out when it is first asked for and handed out as it is.
export = { byId, bySmallId, byName, byLetters, families, keywords, familyWords, unknownWords, lettersOf };
