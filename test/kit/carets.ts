import { markersOf, type Marker } from './markers';

/** A finding as a fixture would mark it: line and characters from zero, cut at the end of its first line. */
export interface Marked {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

/**
 * What is wrong with the findings of a fixture, or nothing: the lines of the YAML where something that it marks is missing
 * (`-`) or something is found that it does not mark (`+`), each with its carets. Lines count from one, as in an editor.
 *
 *     3 |     license: AI2-ImpACT-XR
 *     - |              ^^^^^^^^^^^^^ error coverage/unknown-license
 *     + |              ^^^^^^^^^^^^^ warning coverage/unknown-license: No such license.
 *
 * The marks of a text that is for people to open stand elsewhere, and are handed in.
 */
export function mismatch(
  text: string,
  found: readonly Marked[],
  markers: readonly Marker[] = markersOf(text),
): string | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const expected = markers.map((marker) => ({ ...marker, end: endOf(marker, lines) }));
  const { missing, unmarked } = compared(expected, found);
  if (missing.length + unmarked.length === 0) return undefined;
  const wrong = [...new Set([...missing, ...unmarked].map(({ line }) => line))].sort((a, b) => a - b);
  const width = String(lines.length).length;
  const row = (head: string, words: string): string => `${head.padStart(width)} | ${words}`.trimEnd();
  const shown = wrong.flatMap((line) => [
    ...around(line, lines).map((number) => row(String(number + 1), lines[number] ?? '')),
    ...missing.filter((one) => one.line === line).map((one) => row('-', caretsOf(one))),
    ...unmarked.filter((one) => one.line === line).map((one) => row('+', caretsOf(one))),
    '',
  ]);
  const counts = [`${String(missing.length)} missing (-)`, `${String(unmarked.length)} not marked (+)`];
  return `findings that are not as the fixture marks them: ${counts.join(', ')}\n\n${shown.join('\n')}`;
}

type Expected = Omit<Marked, 'message'> & Pick<Marker, 'message'>;

/** Each mark takes the first finding that it fits; a mark with no message fits any. */
function compared(
  expected: readonly Expected[],
  found: readonly Marked[],
): { readonly missing: readonly Expected[]; readonly unmarked: readonly Marked[] } {
  const unmarked = [...found];
  const exactFirst = [...expected].sort((a, b) => Number(a.message === undefined) - Number(b.message === undefined));
  const missing = exactFirst.filter((marker) => {
    const index = unmarked.findIndex((finding) => fits(marker, finding));
    if (index !== -1) unmarked.splice(index, 1);
    return index === -1;
  });
  return { missing, unmarked };
}

function fits({ message, ...marker }: Expected, finding: Marked): boolean {
  const isThere = marker.line === finding.line && marker.start === finding.start && marker.end === finding.end;
  const isSo = marker.severity === finding.severity && marker.rule === finding.rule;
  return isThere && isSo && (message === undefined || message === finding.message);
}

function endOf({ line, end, toEnd }: Marker, lines: readonly string[]): number {
  return toEnd ? (lines[line] ?? '').length : end;
}

/** The line and what it belongs to: the nearest line above it that is indented less, and is no mark. */
function around(line: number, lines: readonly string[]): readonly number[] {
  const indent = (number: number): number => (lines[number] ?? '').search(/[^ ]/);
  const own = indent(line);
  const isParent = (number: number): boolean =>
    indent(number) !== -1 && indent(number) < own && !(lines[number] ?? '').startsWith('#');
  const above = Array.from({ length: line }, (_, index) => line - 1 - index).find(isParent);
  return above === undefined ? [line] : [above, line];
}

function caretsOf({ start, end, severity, rule, message }: Expected): string {
  const carets = ' '.repeat(start) + '^'.repeat(Math.max(end - start, 1));
  return `${carets} ${severity} ${rule}${message === undefined ? '' : `: ${message}`}`;
}
