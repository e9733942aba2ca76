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

/** A line as several that fit, those after the first beneath its words. What stands in columns is left alone. */
export function wrapped(line: string, width: number): readonly string[] {
  const head = /^\s*(?:- )?(?:[✓✗?] )?/.exec(line)?.[0] ?? '';
  const isTable = /\S {2,}\S/.test(line);
  if (isTable || width < NARROWEST || widthOf(line) <= width) return [line];
  const indent = ' '.repeat(widthOf(head));
  const lines: string[] = [];
  let current = head;
  let isEmpty = true;
  for (const word of line.slice(head.length).split(' ')) {
    if (!isEmpty && widthOf(current) + 1 + widthOf(word) > width) {
      lines.push(current);
      current = indent + word;
    } else current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current];
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
