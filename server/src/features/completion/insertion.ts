/** A place in an insertion that a person fills in. */
export interface Stop {
  /** What stands there until then; of a choice, only where the client knows none. */
  readonly text?: string;
  /** What to choose from; the first one stands there until then. */
  readonly choices?: readonly string[];
}

/** Text with places to fill in, in their order. */
export type Insertion = readonly (string | Stop)[];

export function stop(text?: string): Stop {
  return text === undefined ? {} : { text };
}

/**
 * A choice; no choice at all is a place to fill in, and a single one is just text. `text` is what a client gets that knows
 * no choices: nothing, unless something is safe to be chosen unseen.
 */
export function choice(choices: readonly string[], text?: string): string | Stop {
  const [only, ...others] = choices;
  if (only === undefined) return stop(text);
  return others.length === 0 ? only : { choices, ...(text !== undefined && { text }) };
}

/** In the snippet syntax of the protocol. */
export function snippetOf(insertion: Insertion): string {
  let stops = 0;
  return insertion
    .map((piece) => {
      if (typeof piece === 'string') return piece.replace(/[\\$}]/g, '\\$&');
      stops++;
      const number = String(stops);
      if (piece.choices !== undefined) return `\${${number}|${piece.choices.map(escapeChoice).join(',')}|}`;
      return piece.text === undefined ? `$${number}` : `\${${number}:${piece.text.replace(/[\\$}]/g, '\\$&')}}`;
    })
    .join('');
}

/** The same without places to fill in. */
export function plainOf(insertion: Insertion): string {
  const lines = insertion
    .map((piece) => (typeof piece === 'string' ? piece : (piece.text ?? '')))
    .join('')
    .split('\n');
  const last = lines.pop() ?? '';
  return [...lines.map((line) => (line.endsWith('\r') ? `${line.trimEnd()}\r` : line.trimEnd())), last].join('\n');
}

export function hasStops(insertion: Insertion): boolean {
  return insertion.some((piece) => typeof piece !== 'string');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
