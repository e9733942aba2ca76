import { attributionOf, attributionsIn, type Attribution } from '../license/attribution';
import type { Distribution } from '../manifest/manifest';
import { appendLines } from '../syntax/append-text';
import { replaceValue } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import { addField, DISTRIBUTION } from './add-field';
import type { Edit } from '../text/edit';
import { span, textOf, type Span } from '../text/span';

/**
 * Adds sentences to the attribution of a distribution that stands in the manifest, one a line, or as a new field. Empty
 * where it is in a file: what is written there is a section of its own.
 */
export function addSentences(distribution: Distribution, sentences: readonly string[]): readonly Edit[] {
  const map = distribution.entry.value;
  if (map.kind !== 'map' || distribution.attribution?.kind === 'file') return [];
  const entry = entryOf(map, 'attribution');
  if (entry !== undefined) return [appendLines(map, entry, sentences)];
  // In braces there is one line for all of them.
  const text = map.flow ? sentences.join(' ') : `${sentences.join('\n')}\n`;
  return [addField(map, DISTRIBUTION, { key: 'attribution', value: text })];
}

/**
 * What writes the sentence about an artifact as it should be, where it stands in the attribution of a distribution in the
 * manifest; it gives nothing where the sentence is not to be found there. The text is taken apart once for all sentences.
 */
export function sentenceReplacer({ attribution }: Distribution): (says: Attribution) => Edit | undefined {
  if (attribution?.kind !== 'text') return () => undefined;
  const { value, span: place } = attribution.text;
  // In block text the words stand as they are; anywhere else quotes and escapes are to be minded.
  if (isBlockText(place)) return replacerIn(place);
  const find = attributionsIn(value);
  return (says) => {
    const found = find(says);
    if (found === undefined) return undefined;
    return replaceValue(place, value.slice(0, found.start) + attributionOf(says) + value.slice(found.end));
  };
}

function replacerIn(place: Span): (says: Attribution) => Edit | undefined {
  const find = attributionsIn(textOf(place));
  return (says) => {
    const found = find(says);
    if (found === undefined) return undefined;
    const at = span(place.fragment, place.start + found.start, place.start + found.end);
    return { span: at, newText: attributionOf(says) };
  };
}

function isBlockText(place: Span): boolean {
  return '|>'.includes(textOf(place)[0] ?? ' ');
}
