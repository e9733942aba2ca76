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
  return `${escapedJson(JSON.stringify(data, null, 2))}\n`;
}

/** JSON with what would not show, or mean something to who reads a log, as escapes: it means the same. */
export function escapedJson(text: string): string {
  return text.replace(/[\x7f-\x9f\u2028-\u202e\u2066-\u2069]|#(?=\p{Cf}*#)/gu, escaped);
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
