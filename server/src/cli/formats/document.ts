import type { Host } from '../console';
import { printableLines, widthOf } from './printable';
import { stylesFor, type Styles } from './style';

/** A narrower terminal than this is not worth minding: every second word would stand alone. */
const NARROWEST = 40;

/**
 * A text of several lines as people like to read it on a terminal: wrapped at words to the window, lists indented, and
 * the marks of a checklist in colors. Anywhere else it stays as it is.
 */
export function documentText(text: string, host: Host): string {
  const styles = stylesFor(host);
  const { width } = host;
  return printableLines(text)
    .split('\n')
    .flatMap((line) => (host.isTerminal && width !== undefined ? wrapped(line, width) : [line]))
    .map((line) => styled(line, styles))
    .join('\n');
}

/** The same of what is written to the standard error output, which has a window of its own, and without colors. */
export function folded(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapped(line, width))
    .join('\n');
}

/** A line as several that fit, those after the first beneath its words. What stands in columns is left alone. */
export function wrapped(line: string, width: number): readonly string[] {
  const head = /^\s*(?:- )?(?:[✓✗?] )?/.exec(line)?.[0] ?? '';
  const isTable = /\S {2,}\S/.test(line);
  if (isTable || width < NARROWEST || widthOf(line) <= width) return [line];
  return flowed(line.slice(head.length), { width, head: widthOf(head), indent: widthOf(head) }).map((words, index) =>
    index === 0 ? head + words : ' '.repeat(widthOf(head)) + words,
  );
}

/** Words as lines that fit, without what stands before them: `head` columns in the first line, `indent` in all others. */
export function flowed(
  text: string,
  { width, head, indent }: { readonly width: number; readonly head: number; readonly indent: number },
): readonly string[] {
  if (width === Infinity) return [text];
  const lines: string[] = [];
  let current: string | undefined;
  for (const word of text.split(' ')) {
    const room = width - (lines.length === 0 ? head : indent);
    if (current !== undefined && widthOf(current) + 1 + widthOf(word) > room) {
      lines.push(current);
      current = word;
    } else current = current === undefined ? word : `${current} ${word}`;
  }
  return [...lines, current ?? ''];
}

/** The width of the window, where people read what is written in one that is wide enough to be minded. */
export function windowOf({ isTerminal, width }: Host): number | undefined {
  return isTerminal && width !== undefined && width >= NARROWEST ? width : undefined;
}

function styled(line: string, { bold, green, red, yellow, dim }: Styles): string {
  const mark = /^(\s*- )([✓✗?])(?= )/.exec(line);
  if (mark !== null) {
    const [whole, before = '', sign = ''] = mark;
    const color = { '✓': green, '✗': red }[sign] ?? yellow;
    return `${before}${color(sign)}${line.slice(whole.length)}`;
  }
  if (/^Verdict: /.test(line)) return bold(line);
  if (/^[A-Z][^.]*:$/.test(line)) return bold(line);
  return /^This is information, not legal advice\.$/.test(line) ? dim(line) : line;
}
