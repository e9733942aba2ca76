import type { Block } from '../text/markdown';

/** A clause of an agreement, with what it goes on from. */
export interface Clause {
  /** In lower case, white space folded, with straight apostrophes and hyphens. */
  readonly text: string;
  /** The same with its capitals. */
  readonly written: string;
  /** The sentence that it is a part of, and the one before it. */
  readonly sentence: string;
  readonly before: string;
  /** What it may go on from, the nearest first: the head of its sentence, then the sentences that lead to its list. */
  readonly leads: readonly string[];
  readonly heading: string;
  readonly block: Block;
}

/** The clauses of a text: what stands between semicolons or is an item of its own, within its sentence. */
export function clausesOf(blocks: readonly Block[]): readonly Clause[] {
  const clauses: Clause[] = [];
  const leads: string[] = [];
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heading = folded(block.text).toLowerCase();
      continue;
    }
    leads.length = block.depth;
    const around = [...leads].reverse().filter((lead) => lead !== undefined);
    let before = '';
    for (const sentence of sentencesIn(block.text)) {
      const [head = '', ...rest] = piecesOf(sentence);
      const whole = folded(sentence).toLowerCase();
      const base = { sentence: whole, before, heading, block };
      clauses.push({ ...base, ...asClause(head), leads: around });
      for (const piece of rest)
        clauses.push({ ...base, ...asClause(piece), leads: [folded(head).toLowerCase(), ...around] });
      before = whole;
      leads[block.depth] = whole;
    }
  }
  return clauses;
}

function asClause(text: string): Pick<Clause, 'text' | 'written'> {
  const written = folded(text);
  return { text: written.toLowerCase(), written };
}

/** A sentence ends before white space and a capital, a digit or a quotation mark; so “e.g. this” goes on. */
function sentencesIn(text: string): readonly string[] {
  // Only code holds empty lines.
  return text
    .split('\n\n')
    .flatMap((part) => part.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}"“„(])/u))
    .filter((sentence) => sentence.trim() !== '');
}

/** Parted by semicolons, by marks such as “(a)”, and by bullets at the head of a line. */
function piecesOf(sentence: string): readonly string[] {
  return sentence
    .split(/;|\s(?=\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s)|\n(?=[^\S\n]{0,99}(?:(?:[a-z]|\d{1,2})[.)]|[-*•▪–—])\s)/)
    .filter((piece) => piece.trim() !== '');
}

function folded(text: string): string {
  return text
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
