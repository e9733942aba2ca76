import type { Finding } from '../findings/finding';
import { holdsOn, isInYaml, type Suppression } from '../manifest/suppression';
import { isFailure } from './failure';
import type { Placed } from './order';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';

export interface Suppressed {
  readonly finding: Finding;
  readonly by: Suppression;
}

export interface Outcome {
  /** What no comment silences, in the order that it was given in. */
  readonly left: readonly Placed[];
  readonly suppressed: readonly Suppressed[];
  /** Every disable comment, and the rules of which it silenced something. */
  readonly silenced: ReadonlyMap<Suppression, ReadonlySet<string>>;
}

/** What has to be known of a document to tell what a comment in it silences. */
export interface Commented {
  readonly text: string;
  resolve(at: Span): { readonly start: number; readonly end: number } | undefined;
  /** Where a text begins that an offset is in the middle of, in which no comment can stand. */
  startOfText?(offset: number): number;
}

/** Takes out the findings that one of the document's disable comments silences on the day of the check. */
export function suppress(
  document: Commented,
  { comments, today }: { readonly comments: readonly Suppression[]; readonly today: string },
  findings: readonly Placed[],
): Outcome {
  const silenced = new Map(comments.map((comment) => [comment, new Set<string>()]));
  if (comments.length === 0 || findings.length === 0) return { left: findings, suppressed: [], silenced };
  const lines = Lines.from(document.text);
  const nextLine = nextLines(lines);
  const lineOf = (at: Span): number => lines.positionAt(document.resolve(at)?.start ?? 0).line;
  // By rule and line, the first comment that silences it there.
  const active = new Map<string, { readonly by: Suppression; readonly order: number }>();
  for (const [order, by] of comments.filter((suppression) => holdsOn(suppression, today)).entries()) {
    const line = coveredLine(by, lineOf(by.span), nextLine);
    for (const { value } of by.rules) {
      const key = keyOf(value, line);
      if (!active.has(key)) active.set(key, { by, order });
    }
  }
  const lineIn = ({ start }: { readonly start: number }): number =>
    // What is in the middle of a text is silenced where that begins, as no comment can stand in it.
    lines.positionAt(document.startOfText?.(start) ?? start).line;
  const left: Placed[] = [];
  const suppressed: Suppressed[] = [];
  for (const placed of findings) {
    const { finding, extent } = placed;
    if (isFailure(finding)) {
      left.push(placed);
      continue;
    }
    const line = extent && lineIn(extent);
    const here = line === undefined ? undefined : active.get(keyOf(finding.rule, line));
    const anywhere = active.get(keyOf(finding.rule, undefined));
    const match = here === undefined || (anywhere !== undefined && anywhere.order < here.order) ? anywhere : here;
    if (match === undefined) left.push(placed);
    else {
      suppressed.push({ finding, by: match.by });
      silenced.get(match.by)?.add(finding.rule);
    }
  }
  return { left, suppressed, silenced };
}

function keyOf(rule: string, line: number | undefined): string {
  return `${rule} ${line === undefined ? 'file' : String(line)}`;
}

/** The line that a comment silences; nothing for the whole file. The next line is the next one with something on it. */
function coveredLine(suppression: Suppression, line: number, nextLine: NextLine): number | undefined {
  if (suppression.scope === 'file') return undefined;
  return suppression.scope === 'line' ? line : nextLine(line, isInYaml(suppression) ? IN_YAML : IN_TEXT);
}

/** Lines that a comment looks past. In running text a line that begins with a number sign is a heading. */
const IN_YAML = /^\s*(?:#|$)/;
const IN_TEXT = /^\s*(?:<!--.*-->\s*)?$/;

type NextLine = (line: number, isPassedOver: RegExp) => number;

/** Finds the next line with something on it. Comments that stand one above the other are walked through once for all. */
function nextLines(lines: Lines): NextLine {
  const byKind = new Map<RegExp, Map<number, number>>();
  return (line, isPassedOver) => {
    const known = byKind.get(isPassedOver) ?? new Map<number, number>();
    byKind.set(isPassedOver, known);
    let next = line + 1;
    while (!known.has(next) && next < lines.count && isPassedOver.test(lines.lineText(next))) next++;
    const found = known.get(next) ?? next;
    for (let passed = line + 1; passed <= next; passed++) known.set(passed, found);
    return found;
  };
}
