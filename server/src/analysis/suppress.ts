import type { Finding } from '../findings/finding';
import { holdsOn, suppressionsOf, type Suppression } from '../model/suppression';
import { Lines } from '../text/lines';
import type { Tree } from '../syntax/parse';

export interface Suppressed {
  readonly finding: Finding;
  readonly by: Suppression;
}

export interface Outcome {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Every disable comment, and whether it silenced something. */
  readonly suppressions: ReadonlyMap<Suppression, boolean>;
}

/** Takes out the findings that a disable comment silences on the day of the check. */
export function suppress(tree: Tree, findings: readonly Finding[], today: string): Outcome {
  const all = tree.parts.flatMap(suppressionsOf);
  const suppressions = new Map(all.map((suppression) => [suppression, false]));
  if (all.length === 0) return { findings, suppressed: [], suppressions };
  const lines = Lines.of(tree.text);
  const lineOf = (at: Finding['span']): number | undefined => {
    const place = tree.resolve(at);
    return place === undefined ? undefined : lines.positionAt(place.start).line;
  };
  const active = all
    .filter((suppression) => holdsOn(suppression, today))
    .map((by) => ({ by, line: coveredLine(by, lineOf(by.span) ?? 0, lines) }));
  const left: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const line = lineOf(finding.span);
    const match = active.find(
      ({ by, line: covered }) =>
        (covered === undefined || covered === line) && by.rules.some((rule) => rule.value === finding.rule),
    );
    if (match === undefined) left.push(finding);
    else {
      suppressed.push({ finding, by: match.by });
      suppressions.set(match.by, true);
    }
  }
  return { findings: left, suppressed, suppressions };
}

/** The line that a comment silences; nothing for the whole file. The next line is the next one with something on it. */
function coveredLine(suppression: Suppression, line: number, lines: Lines): number | undefined {
  if (suppression.scope === 'file') return undefined;
  if (suppression.scope === 'line') return line;
  let next = line + 1;
  while (next < lines.count && /^\s*(?:#|$)/.test(lines.lineText(next))) next++;
  return next;
}
