import { blankComments, blankStruck } from './unseen';

/**
 * A text as its words alone, in lower case and one Unicode form, each with a space before and behind: by these it can be
 * told whether one text stands in another, whatever marks, line breaks or quotation marks surround them there.
 * Comments are left out, since no reader gets to see them.
 */
export function foldWords(text: string): string {
  const words = blankStruck(blankComments(text))
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  return words === null ? '' : ` ${words.join(' ')} `;
}
