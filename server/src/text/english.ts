/** Words that are frequent in English, and in no language that shares its letters. */
const COMMON = new Set(
  'the and you your not for any are by with this that these it its must shall may will to of or is be under use from only'.split(
    ' ',
  ),
);

/** How many words it takes to tell a language by them. */
const ENOUGH = 8;

/**
 * Whether a text reads as English: a fair share of its words are the common ones. Few words in Latin letters are given the
 * benefit of the doubt.
 */
export function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const foreign = words.filter((word) => /[^\p{Script=Latin}\p{M}]/u.test(word)).length;
  if (foreign * 3 > words.length) return false;
  if (words.length < ENOUGH) return true;
  return words.filter((word) => COMMON.has(word)).length * 7 >= words.length;
}
