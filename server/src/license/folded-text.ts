import { blankComments, blankStruck } from '../text/unseen';

/** No sentence that gives credit to one artifact is longer. */
export const LONGEST_SENTENCE = 2000;

/** A text as it is compared, and the way back to where each of its characters stood. */
export interface Folded {
  readonly text: string;
  /** Where something became shorter or longer, in order: how far all that comes from there on stood farther back. */
  readonly shifts: readonly { readonly from: number; readonly by: number }[];
  /** Where a line of the original begins, behind the marks at its head. */
  readonly lines: ReadonlySet<number>;
}

/** Stands for a place over which no sentence goes on. */
export const BREAK = '\n';

/** Stands for what no reader gets to see. */
const HIDDEN = '\0';

/**
 * What is folded, each alternative in time that grows with what it matches: what is hidden; white space; marks that can
 * stand at the head of a line; where a link leads; marks of emphasis and links; tags; entities; signs for copyright;
 * letters in several characters; apostrophes, quotation marks and hyphens; what has no width.
 */
const FOLDS = new RegExp(
  [
    '\\0+',
    '\\s+',
    '>+',
    '#{1,6}(?=\\s)',
    '/{2,}|/\\*{1,9}|\\*{1,9}/',
    '(?:[-+•%;]{1,9}|\\d{1,9}[.)])(?=\\s)',
    '\\](?:\\([^()\\s]{0,2000}(?:\\s+(?:"[^"\\n]{0,200}"|\'[^\'\\n]{0,200}\'))?\\)|\\[[^\\][\\n]{0,200}\\])?',
    '\\\\[^\\p{L}\\p{N}\\s]?',
    '[*`~[|‘’ʼ′“”„«»‐‑]',
    '(?<![\\p{L}\\p{N}])_{1,9}|_{1,9}(?![\\p{L}\\p{N}])',
    '</?[a-z][^<>]{0,2000}>',
    '&(?:copy|#169|#xa9);\\s{0,20}|&(?:amp|nbsp|#160|#39|apos|rsquo|quot);',
    'copyright\\s{1,20}(?=©|\\(c\\)|&copy;)|©\\s{0,20}(?:copyright\\b\\s{0,20})?|\\(c\\)\\s{0,20}|ⓒ\\s{0,20}',
    '[^\\s\\p{M}]\\p{M}+|[\\u1100-\\u11ff]+|[\\u2126\\u212a\\u212b]',
    '[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+',
  ].join('|'),
  'giu',
);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&nbsp;': ' ',
  '&#160;': ' ',
  '&#39;': "'",
  '&apos;': "'",
  '&rsquo;': "'",
  '&quot;': '"',
};

export function fold(text: string): Folded {
  const source = withoutDefinitions(blankStruck(blankComments(text, HIDDEN), HIDDEN));
  const shifts: { readonly from: number; readonly by: number }[] = [];
  const lines = new Set<number>([0]);
  let by = 0;
  // Up to there, nothing but marks has been seen of a line.
  let head = 0;
  const folded = source.replace(FOLDS, (piece, offset: number) => {
    const isHead = offset === head;
    const isLineBreak = /^[\s\0]+$/.test(piece) && /[\r\n\0]/.test(piece);
    const isMark = isHead && (isSpace(piece) || isHeadMark(piece));
    if (isMark || endsLine(piece)) head = offset + piece.length;
    const put = isLineBreak ? lineBreakIn(source, offset, piece) : isMark ? '' : standIn(piece);
    const place = offset - by + put.length;
    if (head === offset + piece.length) lines.add(place);
    if (put.length !== piece.length) {
      by += piece.length - put.length;
      shifts.push({ from: place, by });
    }
    return put;
  });
  return { text: folded, shifts, lines };
}

/** A definition of where a link leads shows nothing. */
function withoutDefinitions(text: string): string {
  return text.replace(/^ {0,3}\[[^\]\n]{1,999}\]:[^\n]*/gm, (line) => HIDDEN.repeat(line.length));
}

export function foldedWords(text: string): string {
  return text.replace(FOLDS, (piece) => (/[\r\n]/.test(piece) ? ' ' : standIn(piece))).trim();
}

/** Whether nothing but white space follows the last line break of a piece. */
function endsLine(piece: string): boolean {
  const last = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r'), piece.lastIndexOf(HIDDEN));
  return last >= 0 && isSpace(piece.slice(last + 1));
}

export function foldedKeepingTags(text: string): string {
  return foldedWords(text.replaceAll('<', '\\<'));
}

function isSpace(piece: string): boolean {
  return piece.trim() === '';
}

function isHeadMark(piece: string): boolean {
  return /^(?:>+|#{1,6}|\/{2,}|\/\*+|\*+\/|\*|\||[-+•%;]+|\d{1,9}[.)])$/.test(piece);
}

function standIn(piece: string): string {
  if (isSpace(piece)) return ' ';
  const first = piece.charAt(0);
  if (first === '\\' && piece.length > 1) return piece === '\\_' ? '_' : standIn(piece.slice(1));
  if (first === '|') return BREAK;
  if (/^(?:©|\(c\)|ⓒ|&(?:copy|#169|#xa9);)/i.test(piece)) return '© ';
  if (/^copyright/i.test(piece)) return '';
  if (first === '&') return ENTITIES[piece.toLowerCase()] ?? piece;
  if (/^[\]*`~[\\_]/.test(piece) || /^<\/?[a-z]/i.test(piece)) return /^<br/i.test(piece) ? ' ' : '';
  if (/^[‘’ʼ′]$/.test(piece)) return "'";
  if (/^[“”„«»]$/.test(piece)) return '"';
  if (/^[‐‑]$/.test(piece)) return '-';
  if (/^[\u00ad\u200b-\u200d\u2060\ufeff]/.test(piece)) return '';
  return piece.normalize('NFC');
}

/** A sentence goes on over a line break, unless the line behind it is empty, hidden or another attribution. */
function lineBreakIn(text: string, start: number, space: string): string {
  if (space.startsWith(HIDDEN)) return BREAK;
  const first = /\r\n|\n|\r/.exec(space);
  if (first !== null && /[\r\n]/.test(space.slice(first.index + first[0].length))) return BREAK;
  const line = start + space.length;
  const end = text.indexOf('\n', line);
  return text
    .slice(line, Math.min(end < 0 ? text.length : end, line + LONGEST_SENTENCE))
    .includes(' is licensed under ')
    ? BREAK
    : ' ';
}

/** The offset in the original of a character of the folded text. */
export function unfolded({ shifts }: Folded, offset: number): number {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset + (shifts[low - 1]?.by ?? 0);
}

/** Lower case, with every place the same as before. */
export function lower(text: string): string {
  const lowered = text.toLowerCase();
  if (lowered.length === text.length) return lowered;
  return text.replace(/[^a-z\s]/g, (unit) => (unit.toLowerCase().length === unit.length ? unit.toLowerCase() : unit));
}
