import { attributionOf, findAttribution, type Attribution } from '../license/attribution';
import { appendLines } from '../syntax/append-text';
import { lineEnding, replaceValue, setField } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import type { Files } from '../text/files';
import { endOf, span, textOf, type Fragment, type Span } from '../text/span';
import type { Distribution } from './manifest';
import { shippedAt } from './shipped';

/**
 * Adds sentences to the attribution of a distribution, one a line: to the file that holds it, to the text in the
 * manifest, or as a new field. Empty where the file can't be read. `files` may be left out where there is no attribution.
 */
export function addSentences(
  distribution: Distribution,
  sentences: readonly string[],
  files: Files | undefined,
): readonly Edit[] {
  const map = distribution.entry.value;
  const { attribution } = distribution;
  if (attribution?.kind === 'file') {
    const shipped = files === undefined ? undefined : shippedAt(files, distribution.uri, attribution.file);
    return shipped?.kind === 'text' ? [appendToFile(shipped.fragment, sentences)] : [];
  }
  if (map.kind !== 'map') return [];
  const entry = entryOf(map, 'attribution');
  if (entry !== undefined) return [appendLines(map, entry, sentences)];
  const after = ['of', 'audience', 'channel', 'date', 'status', 'agreement'];
  // In braces there is one line for all of them.
  const text = map.flow ? sentences.join(' ') : `${sentences.join('\n')}\n`;
  return [setField(map, 'attribution', text, after)];
}

/** Writes the sentence about one artifact as it should be, where it stands; nothing where it is not to be found there. */
export function replaceSentence({ attribution, uri }: Distribution, says: Attribution, files: Files): Edit | undefined {
  const sentence = attributionOf(says);
  if (attribution?.kind === 'file') {
    const shipped = shippedAt(files, uri, attribution.file);
    const found = shipped.kind === 'text' ? findAttribution(shipped.fragment.text, says) : undefined;
    if (shipped.kind !== 'text' || found === undefined) return undefined;
    return { span: span(shipped.fragment, found.start, found.end), newText: sentence };
  }
  if (attribution === undefined) return undefined;
  const { value, span: place } = attribution.text;
  // In block text the words stand as they are; anywhere else quotes and escapes are to be minded.
  if (isBlockText(place)) {
    const found = findAttribution(textOf(place), says);
    if (found === undefined) return undefined;
    return { span: span(place.fragment, place.start + found.start, place.start + found.end), newText: sentence };
  }
  const found = findAttribution(value, says);
  if (found === undefined) return undefined;
  return replaceValue(place, value.slice(0, found.start) + sentence + value.slice(found.end));
}

function isBlockText(place: Span): boolean {
  return '|>'.includes(textOf(place)[0] ?? ' ');
}

/** At the end, on lines of their own, after an empty line. */
function appendToFile(file: Fragment, sentences: readonly string[]): Edit {
  const eol = lineEnding(file);
  const { text } = file;
  const isEnded = text === '' || text.endsWith('\n');
  const gap = text.trim() === '' ? '' : `${isEnded ? '' : eol}${eol}`;
  return { span: endOf(span(file, 0, text.length)), newText: `${gap}${sentences.join(eol)}${eol}` };
}
