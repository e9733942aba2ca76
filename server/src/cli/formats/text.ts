import { docsUrl } from '../../findings/docs';
import type { Severity } from '../../findings/finding';
import { t } from '../../text/l10n';
import type { Host } from '../console';
import type { Checked, PlacedFinding, PlacedFix, Shown } from '../outcome';
import type { Place } from '../places';
import { passedOverText } from '../passed-over';
import { flowed, windowOf } from './document';
import { noCommand, printable, widthOf } from './printable';
import { severityWord } from './severity-word';
import { stylesFor, type Styles } from './style';
import { summary } from './summary';

/** The width of a line of source where the terminal's is not known. */
const USUAL_WIDTH = 120;
/** How much of a long line stands before the words at fault. */
const LEAD = 30;

/** The findings as people like to read them, one after the other, since they may be very many. */
export function* formatText({ files, passedOver = [] }: Checked, host: Host, shown: Shown): Generator<string> {
  const styles = stylesFor(host);
  for (const { findings } of files) for (const finding of findings) yield `${block(finding, host, styles)}\n`;
  if (shown.quiet === true && files.length > 0 && files.every(({ findings }) => findings.length === 0)) return;
  if (files.length > 0) yield `${styles.bold(summary(files))}\n`;
  yield passedOverText(passedOver, host);
}

function block(finding: PlacedFinding, host: Host, styles: Styles): string {
  const { place, related } = finding;
  const { bold, dim, cyan } = styles;
  const color = colorOf(finding.severity, styles);
  const gutter = ' '.repeat(String(place.start.line).length);
  const window = windowOf(host) ?? Infinity;
  const field = (name: string, words: string, end = ''): string => {
    const head = gutter.length + 4 + name.length;
    const lines = flowed(end === '' ? words : `${words} ${end}`, { width: window, head, indent: head });
    const last = lines.length - 1;
    const shown = lines.map((line, at) =>
      at === last && end !== '' && line.endsWith(end) ? line.slice(0, -end.length) + dim(end) : line,
    );
    return `${gutter} ${dim('=')} ${dim(name)} ${shown.join(`\n${' '.repeat(head)}`)}`;
  };
  const source = excerpt(finding.line, place, (host.width ?? USUAL_WIDTH) - gutter.length - 3);
  const severity = severityWord(finding.severity);
  const start = placeText(place, host).length + severity.length + 4;
  const message = flowed(printable(finding.message), { width: window, head: start, indent: gutter.length + 3 });
  const help = helpOf(finding);
  return [
    `${bold(`${placeText(place, host)}:`)} ${color(severity)}: ${message.join(`\n${gutter}   `)}`,
    `${dim(`${String(place.start.line)} |`)} ${source.line}`,
    `${dim(`${gutter} |`)} ${source.pad}${color(source.carets)}`,
    ...related.map((step, index) =>
      field(
        index === 0 ? t`because:` : t`because:`.replace(/./g, ' '),
        printable(step.message),
        placeText(step.place, host),
      ),
    ),
    ...(help === undefined ? [] : [field(t`help:`, printable(help))]),
    field(t`rule:`, `${cyan(finding.rule)} ${dim(docsUrl(finding.rule))}`),
    '',
  ].join('\n');
}

/** What a person is helped by. */
type Helped = Pick<PlacedFinding, 'remedy' | 'command'> & {
  readonly fixes: readonly Pick<PlacedFix, 'title' | 'safe'>[];
};

/** What is to be done, and the command that does it, where there is one. */
export function helpOf({ remedy, fixes, command }: Helped): string | undefined {
  const title = fixes[0]?.title;
  const what = remedy ?? (title === undefined ? undefined : sentence(title));
  if (fixes.some(({ safe }) => safe)) return join(what, t`“impact check --fix” does it.`);
  // A remedy may name its command itself.
  if (command === undefined || what?.includes('impact ') === true) return what;
  return join(what, DONE[command.split(' ', 1)[0] ?? '']?.(command));
}

/** What each command does about a finding. */
const DONE: Readonly<Record<string, (command: string) => string>> = {
  prepare: (command) => t`“impact ${command}” does it.`,
  report: (command) => t`“impact ${command}” creates it.`,
  review: (command) => t`“impact ${command}” records a review.`,
  advise: (command) => t`“impact ${command}” lists the smallest changes.`,
};

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function placeText({ uri, start }: Place, host: Host): string {
  return printable(`${host.pathOf(uri)}:${String(start.line)}:${String(start.column)}`);
}

/** The line of a place with carets under its words; of a long line the part around them. */
function excerpt(text: string, { start, end }: Place, width: number): { line: string; pad: string; carets: string } {
  const last = start.line === end.line ? end.column - 1 : text.length;
  const from = last <= width ? 0 : Math.max(0, start.column - 1 - LEAD);
  const to = Math.min(text.length, from + Math.max(width, LEAD * 2));
  const [open, close] = [from === 0 ? '' : '…', to === text.length ? '' : '…'];
  const before = printable(open + text.slice(from, start.column - 1));
  const words = printable(text.slice(start.column - 1, Math.min(last, to)));
  return {
    line: noCommand(before + printable(text.slice(start.column - 1, to) + close)),
    // A tab is as wide below as above.
    pad: before.replace(/[^\t]+/g, (run) => ' '.repeat(widthOf(run))),
    carets: '^'.repeat(Math.max(1, widthOf(words))),
  };
}

function colorOf(severity: Severity, { red, yellow, blue, dim }: Styles): (text: string) => string {
  return { error: red, warning: yellow, information: blue, hint: dim }[severity];
}
