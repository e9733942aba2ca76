import type { Severity } from '../../findings/finding';
import { t } from '../../text/l10n';
import { count, listOf } from '../../text/words';
import type { Host } from '../console';
import type { Checked, PlacedFinding } from '../outcome';
import { repositoryOf, repositoryPath } from '../repository';
import { printable } from './printable';
import { summary } from './summary';

type Command = 'error' | 'warning' | 'notice';

/** What GitHub calls our severities. */
const COMMANDS: Readonly<Record<Severity, Command>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** GitHub shows as many annotations of a kind for each step, and passes over all others. */
const MOST = 10;

/** Workflow commands of GitHub Actions: an annotation for each finding, and the sum for the log. */
export function* formatGithub({ files }: Checked, host: Host): Generator<string> {
  const counts = new Map<Command, number>();
  for (const { root, findings } of files) {
    const base = repositoryOf(root, host);
    for (const finding of findings) {
      const command = COMMANDS[finding.severity];
      counts.set(command, (counts.get(command) ?? 0) + 1);
      yield `${annotation(finding, base)}\n`;
    }
  }
  const left = (['error', 'warning', 'notice'] as const).flatMap((kind) => {
    const all = counts.get(kind) ?? 0;
    return all > MOST ? [count(all, kind)] : [];
  });
  const [most, all] = [String(MOST), listOf(left, 'and')];
  const note =
    (host.environment.GITHUB_STEP_SUMMARY ?? '') === ''
      ? t`GitHub shows ${most} annotations of a kind; this log has all ${all}.`
      : t`GitHub shows ${most} annotations of a kind; this log and the job summary have all ${all}.`;
  yield [summary(files), ...(left.length === 0 ? [] : [note]), ''].join('\n');
}

function annotation(finding: PlacedFinding, base: string): string {
  const { place } = finding;
  const { start, end } = place;
  const properties = {
    file: repositoryPath(place.uri, base),
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
