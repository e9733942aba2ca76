import { docsUrl } from '../../findings/docs';
import type { Severity } from '../../findings/finding';
import { t } from '../../text/l10n';
import type { Host } from '../console';
import type { Checked, PlacedFinding, Shown } from '../outcome';
import type { Place } from '../places';
import { passedOverText } from '../passed-over';
import { noCommand, printable, widthOf } from './printable';
import { severityWord } from './severity-word';
import { stylesFor, type Styles } from './style';
import { summary } from './summary';

/** The width of a line of source where the terminal's is not known. */
const USUAL_WIDTH = 120;
/** How much of a long line stands before the words at fault. */
const LEAD = 30;

/** The findings as people like to read them. */
export function formatText({ files, passedOver = [] }: Checked, host: Host, shown: Shown): string {
  if (files.length === 0) return passedOverText(passedOver, host);
  const styles = stylesFor(host);
  const blocks = files.flatMap(({ findings }) => findings.map((finding) => block(finding, host, styles)));
  if (shown.quiet === true && blocks.length === 0) return '';
  return [...blocks, `${styles.bold(summary(files))}\n${passedOverText(passedOver, host)}`].join('\n');
}

function block(finding: PlacedFinding, host: Host, styles: Styles): string {
  const { place, related, remedy } = finding;
  const { bold, dim, cyan } = styles;
  const color = colorOf(finding.severity, styles);
  const gutter = ' '.repeat(String(place.start.line).length);
  const field = (name: string, words: string): string => `${gutter} ${dim('=')} ${dim(name)} ${words}`;
  const source = excerpt(finding.line, place, (host.width ?? USUAL_WIDTH) - gutter.length - 3);
  const isSafe = finding.fixes.some(({ safe }) => safe);
  return [
    `${bold(`${placeText(place, host)}:`)} ${color(severityWord(finding.severity))}: ${printable(finding.message)}`,
    `${dim(`${String(place.start.line)} |`)} ${source.line}`,
    `${dim(`${gutter} |`)} ${source.pad}${color(source.carets)}`,
    ...related.map((step, index) =>
      field(
        index === 0 ? t`because:` : t`because:`.replace(/./g, ' '),
        `${printable(step.message)} ${dim(placeText(step.place, host))}`,
      ),
    ),
    ...(remedy === undefined ? [] : [field(t`help:`, printable(remedy) + (isSafe ? t` --fix does it.` : ''))]),
    field(t`rule:`, `${cyan(finding.rule)} ${dim(docsUrl(finding.rule))}`),
    '',
  ].join('\n');
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
