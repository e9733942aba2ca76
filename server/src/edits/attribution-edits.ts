import { attributionOf, attributionsIn, type Attribution } from '../license/attribution';
import { appendLines } from '../syntax/append-text';
import { lineEnding, replaceValue, setField } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import type { Files } from '../text/files';
import { endOf, span, textOf, type Fragment, type Span } from '../text/span';
import type { Distribution } from '../manifest/manifest';
import { shippedAt } from '../shipped/read';

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

/**
 * What writes the sentence about an artifact as it should be, where it stands in the attribution of a distribution; it
 * gives nothing where the sentence is not to be found there. The text is taken apart once for all sentences.
 */
export function sentenceReplacer(
  { attribution, uri }: Distribution,
  files: Files,
): (says: Attribution) => Edit | undefined {
  if (attribution?.kind === 'file') {
    const shipped = shippedAt(files, uri, attribution.file);
    return shipped.kind === 'text'
      ? replacerIn(span(shipped.fragment, 0, shipped.fragment.text.length))
      : () => undefined;
  }
  if (attribution === undefined) return () => undefined;
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

/** At the end, on lines of their own, after an empty line. */
function appendToFile(file: Fragment, sentences: readonly string[]): Edit {
  const eol = lineEnding(file);
  const { text } = file;
  const isEnded = text === '' || text.endsWith('\n');
  const gap = text.trim() === '' ? '' : `${isEnded ? '' : eol}${eol}`;
  return { span: endOf(span(file, 0, text.length)), newText: `${gap}${sentences.join(eol)}${eol}` };
}
