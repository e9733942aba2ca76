import { Parser, type CST } from 'yaml';
import { span, type Span } from '../text/span';
import { isTooDeep } from './depth';
import type { Part } from './tree';

/** The comments of a part in file order, each from its `#` to the end of its line. A `#` inside a value is none. */
export function commentsOf(part: Part): readonly Span[] {
  if (!part.text.includes('#')) return [];
  const tokens = [...new Parser().parse(part.text)];
  if (isTooDeep(tokens)) return [];
  return tokens
    .flatMap(commentsIn)
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, source }) => span(part, offset, offset + source.length));
}

function commentsIn(token: CST.Token): readonly CST.SourceToken[] {
  const own = token.type === 'comment' ? [token] : [];
  const around = ['start', 'end', 'props'].flatMap((key) => sourceTokens(token, key));
  const below =
    'items' in token
      ? token.items.flatMap((item) => [
          ...item.start,
          ...(item.sep ?? []),
          ...[item.key, item.value].flatMap((inner) =>
            inner === undefined || inner === null ? [] : commentsIn(inner),
          ),
        ])
      : [];
  const value = token.type === 'document' && token.value !== undefined ? commentsIn(token.value) : [];
  return [...own, ...around, ...below, ...value].filter(({ type }) => type === 'comment');
}

function sourceTokens(token: CST.Token, key: string): readonly CST.SourceToken[] {
  const value: unknown = Object.getOwnPropertyDescriptor(token, key)?.value;
  return Array.isArray(value) ? (value as CST.SourceToken[]) : [];
}
