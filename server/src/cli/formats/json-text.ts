/**
 * The version of all that is printed as JSON, as schemas/impact-output.schema.json describes it. It counts up when a program
 * that reads the data as it was would be misled; new members come at any time.
 */
export const OUTPUT_VERSION = 1;

/**
 * Data as JSON that does no harm where it is shown, too: what would move the cursor or turn the direction of writing, and
 * what a build server would take for a command in its log, is escaped. To whoever reads it as JSON it is the same data.
 */
export function jsonText(data: unknown): string {
  return `${harmless(data)}\n`;
}

/** A list of which each item is made when it is written, and let go then. */
export class Listed {
  constructor(readonly items: Iterable<unknown>) {}
}

/** The same text piece by piece, with lists that may be too long to be there as a whole. */
export function* jsonPieces(data: unknown): Generator<string> {
  yield* piecesOf(data, '\n');
  yield '\n';
}

function* piecesOf(data: unknown, lineBreak: string): Generator<string> {
  if (data instanceof Listed) {
    yield* enclosed('[]', named(data.items), lineBreak);
  } else if (typeof data === 'object' && data !== null && Object.values(data).some((it) => it instanceof Listed)) {
    const members = Object.entries(data).filter(([, value]) => value !== undefined);
    const keyed = members.map(([key, value]: [string, unknown]) => [`${harmless(key)}: `, value] as const);
    yield* enclosed('{}', keyed, lineBreak);
  } else {
    // Within words there are no line breaks in JSON.
    yield harmless(data).replaceAll('\n', lineBreak);
  }
}

function* named(items: Iterable<unknown>): Generator<readonly [string, unknown]> {
  for (const item of items) yield ['', item];
}

function* enclosed(
  [open = '', close = '']: string,
  members: Iterable<readonly [string, unknown]>,
  lineBreak: string,
): Generator<string> {
  let isFirst = true;
  for (const [key, value] of members) {
    yield `${isFirst ? open : ','}${lineBreak}  ${key}`;
    yield* piecesOf(value, `${lineBreak}  `);
    isFirst = false;
  }
  yield isFirst ? `${open}${close}` : `${lineBreak}${close}`;
}

function harmless(data: unknown): string {
  return escapedJson(JSON.stringify(data, null, 2));
}

/** JSON with what would not show, or mean something to who reads a log, as escapes: it means the same. */
export function escapedJson(text: string): string {
  return text.replace(/[\x7f-\x9f\u2028-\u202e\u2066-\u2069]|#(?=\p{Cf}*#)/gu, escaped);
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
