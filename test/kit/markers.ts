/** A finding as a fixture marks it: line and characters from zero; `toEnd` where it goes on over the line's end. */
export interface Marker {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly toEnd: boolean;
  readonly severity: string;
  readonly rule: string;
  /** Nothing where the fixture leaves the message open. */
  readonly message: string | undefined;
}

const MARKER = /^#(<?)( *)(\^+)(…?) (error|warning|information|hint) ([a-z]+\/[a-z-]+)(?:: (.*))?$/;

/**
 * The findings that a text expects of itself: comment lines with carets under the words at fault.
 *
 *     license: AI2-ImpACT-XR
 *   #          ^^^^^^^^^^^^^ error coverage/unknown-license: message
 *
 * The carets are about the nearest line above that is no marker. `#<^^^` marks from the first column, where the `#` is
 * in the way; `^^^…` marks a finding that goes on over further lines.
 */
export function markersOf(text: string): readonly Marker[] {
  const markers: Marker[] = [];
  let line = -1;
  for (const [number, words] of text.split(/\r\n|\n|\r/).entries()) {
    const match = MARKER.exec(words);
    if (match === null) {
      line = number;
      continue;
    }
    const [, first, space = '', carets = '', more, severity = '', rule = '', message] = match;
    const start = first === '<' ? 0 : 1 + space.length;
    markers.push({ line, start, end: start + carets.length, toEnd: more === '…', severity, rule, message });
  }
  return markers;
}
