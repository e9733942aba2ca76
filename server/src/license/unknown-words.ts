import { nearest } from '../text/words';
import { isFamily, isUnknownWord } from './other-licenses';
import { referredName } from './referred-name';

/** Further words that people and scanners have in place of a license, beyond those of the facts. */
const NO_ANSWER: readonly string[] = [
  ...['others', 'more', 'etc', 'misc', 'miscellaneous', 'tba', 'unspecified', 'undefined', 'undetermined', 'unclear'],
  ...['not specified', 'not known', 'not stated', 'not available', 'no license', 'no assertion', 'license', 'terms'],
  // A tier is no license: which one it belongs to is not said.
  ...['low risk', 'medium risk', 'high risk', 'risk', 'lr', 'mr', 'hr', 'low', 'medium', 'high'],
];

/** Words around one of these that name nothing either. */
const EMPTY_WORDS: readonly string[] = [
  ...['license', 'licence', 'licensed', 'licenses', 'licences', 'terms', 'agreement', 'reference', 'the', 'a', 'an'],
  ...['and', 'some', 'any', 'spdx'],
];

/** Whether a text, as a reference too, says that the license is not known or names a family of different ones. */
export function meansUnknown(text: string): boolean {
  const name = referredName(text).toLowerCase();
  if (!/[\p{Letter}\p{Number}]/u.test(name)) return true;
  return [name, withoutEmptyWords(name)].some(saysNothing);
}

function saysNothing(name: string): boolean {
  const spaced = name.replace(/[\s_-]+/g, ' ').trim();
  const known = isUnknownWord(spaced) || NO_ANSWER.includes(spaced);
  if (nearest(spaced, ['unknown']) !== undefined) return true;
  return known || isFamily(name) || isFamily(spaced) || /^(?:unknown|other|no ?assertion|unlicen[sc]ed)\b/.test(spaced);
}

/** The name without words that say nothing; where no other is left, the first of them. */
function withoutEmptyWords(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => word !== '');
  const kept = words.filter((word) => !EMPTY_WORDS.includes(word));
  return kept.length === 0 ? 'license' : kept.join(' ');
}
