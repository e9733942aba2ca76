import type { Severity } from '../../findings/finding';
import type { Host } from '../console';
import type { CheckedFile, PlacedFinding } from '../outcome';
import { printable } from './printable';
import { summary } from './summary';

/** What GitHub calls our severities. */
const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: an annotation for each finding, and the sum for the log. */
export function formatGithub(files: readonly CheckedFile[], host: Host): string {
  const lines = files.flatMap(({ findings }) => findings.map((finding) => annotation(finding, host)));
  return [...lines, summary(files), ''].join('\n');
}

function annotation(finding: PlacedFinding, host: Host): string {
  const { place } = finding;
  const { start, end } = place;
  const properties = {
    file: host.pathOf(place.uri),
    line: start.line,
    // Columns count only where the annotation is on one line.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : { endLine: end.line }),
    title: finding.rule,
  };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const message = finding.remedy === undefined ? finding.message : `${finding.message}\n${finding.remedy}`;
  return `::${COMMANDS[finding.severity]} ${listed.join(',')}::${escapeData(message)}`;
}

/** As GitHub’s own toolkit escapes the words of a command; the rest of what a log can’t show as it is goes as well. */
function escapeData(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
