import type { Fix } from '../findings/finding';
import { parse } from '../syntax/parse';
import type { Problem } from '../syntax/tree';
import { t } from '../text/l10n';
import { span, type Fragment } from '../text/span';

/** A change of the characters from `start` to `end` of a fragment. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * What mends a text that can’t be read, where the mend is certain: the piece as a whole is well-formed with it, and it changes
 * white space or ends what is open, never a word. A piece is short, so that reading it once more costs nothing.
 */
export function syntaxFixes({ span: { fragment, start } }: Problem): readonly Fix[] {
  if (fragment.text.length > MOST) return [];
  const [title, changes] =
    candidates(fragment.text, start).find(([, them]) => them.length > 0 && isWellFormed(fragment, them)) ?? [];
  if (title === undefined || changes === undefined) return [];
  const edits = changes.map(({ start: from, end, newText }) => ({ span: span(fragment, from, end), newText }));
  return [{ title, edits, safe: false, preferred: true }];
}

/** Longer pieces than this nobody mends with a light bulb. */
const MOST = 100_000;

function candidates(text: string, at: number): readonly (readonly [title: string, changes: readonly Change[]])[] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  return [
    [t`Indent with spaces`, tabs(text)],
    [t`Add the closing quote`, closing(line, start)],
    [t`Add the space after the colon`, space(line, start)],
  ];
}

/** A bar, below which tabs are of the text. */
const BLOCK_TEXT = /[:-][ \t]+[|>][-+\d]*[ \t]*$/m;

/** Each tab that indents, as two spaces. */
function tabs(text: string): readonly Change[] {
  if (BLOCK_TEXT.test(text)) return [];
  return [...text.matchAll(/^( *)(\t[ \t]*)/gm)].map(({ index, 1: before = '', 2: run = '' }) => ({
    start: index + before.length,
    end: index + before.length + run.length,
    newText: run.replaceAll('\t', '  '),
  }));
}

/** The quote that ends the value of a line, which has none of its kind within it. */
function closing(line: string, start: number): readonly Change[] {
  const [, quote = '', rest = ''] = /^\s*(?:- +)?(?:[\w.-]+: +)?(["'])(.*\S)\s*$/.exec(line) ?? [];
  if (quote === '' || rest.includes(quote) || /\s#|\\$/.test(rest)) return [];
  const end = start + line.trimEnd().length;
  return [{ start: end, end, newText: quote }];
}

/** The space behind the colon of a key, as in “license:MIT”. */
function space(line: string, start: number): readonly Change[] {
  const [, key = ''] = /^(\s*(?:- +)?[a-z][\w.-]*:)(?=[^\s/:])/i.exec(line) ?? [];
  const at = start + key.length;
  return key === '' ? [] : [{ start: at, end: at, newText: ' ' }];
}

function isWellFormed({ uri, text }: Fragment, changes: readonly Change[]): boolean {
  const after = changes.reduceRight(
    (whole, { start, end, newText }) => whole.slice(0, start) + newText + whole.slice(end),
    text,
  );
  const { parts, problems } = parse(uri, after);
  return problems.length === 0 && parts.every((part) => part.problems.length === 0);
}
