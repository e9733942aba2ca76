/** A place in an insertion that a person fills in. */
export interface Stop {
  /** What stands there until then. */
  readonly text?: string;
  /** What to choose from; the first one stands there until then. */
  readonly choices?: readonly string[];
}

/** Text with places to fill in, in their order. */
export type Insertion = readonly (string | Stop)[];

export function stop(text?: string): Stop {
  return text === undefined ? {} : { text };
}

/** A choice; no choice at all is a place to fill in, and a single one is just text. */
export function choice(choices: readonly string[]): string | Stop {
  const [only, ...others] = choices;
  return only === undefined ? stop() : others.length === 0 ? only : { choices };
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

/** Without places to fill in: choices are left open, so that nothing is chosen unseen. */
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
