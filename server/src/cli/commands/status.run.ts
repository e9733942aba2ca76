import { canBePrepared } from '../../features/preparable';
import { HINDERED } from '../../obligations/reason';
import { t } from '../../text/l10n';
import { table } from '../../words/markdown';
import { verdictLabel } from '../../words/verdict-label';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { documentText, windowOf } from '../formats/document';
import { printable, widthOf } from '../formats/printable';
import { verdictData } from '../formats/verdict-data';
import type { Checked, PlacedVerdict } from '../outcome';
import { nextSteps } from '../next-steps';
import { checkShare } from '../share';
import { findTargets } from '../targets';
import { Configs, WorkspaceFiles } from '../workspace';

/** What a person asks of a status. */
export interface StatusOptions {
  readonly format: 'text' | 'json';
  readonly today?: string;
}

/** Prints what every distribution comes to. */
export async function status(paths: readonly string[], options: StatusOptions, host: Host): Promise<ExitCode> {
  const { files, problems } = await checkedAt(paths, options, host);
  for (const problem of problems) host.warn(`${printable(problem)}\n`);
  if (options.format === 'json') {
    const listed = files.map(({ uri, verdicts }) => ({
      file: host.pathOf(uri),
      verdicts: verdicts.map((verdict) => ({ ...verdictData(verdict), missing: missingData(verdict, host) })),
    }));
    host.print(jsonText({ version: OUTPUT_VERSION, kind: 'status', files: listed, problems }));
  } else {
    const found = files.flatMap(({ uri, verdicts }) =>
      verdicts.map((verdict) => ({ verdict, path: host.pathOf(uri) })),
    );
    const sorted = ORDER.flatMap((kind) => found.filter(({ verdict }) => verdict.verdict === kind));
    const rows = sorted.map(({ verdict, path }) => row(verdict, path));
    const listed = sorted.map(({ verdict }) => missingText(verdict, host)).filter(Boolean);
    const text = rows.length === 0 ? t`No distributions.` : [rowsText(rows, windowOf(host)), ...listed].join('\n\n');
    host.print(`${documentText(text, host)}\n`);
  }
  return problems.length > 0 ? 2 : 0;
}

const HEAD = [t`DISTRIBUTION`, t`AUDIENCE`, t`STATUS`, t`VERDICT`, t`MANIFEST`];

function row(verdict: PlacedVerdict, path: string): readonly string[] {
  const { distribution, audience = '', status: state, owed, met, place } = verdict;
  const done = owed === 0 ? '' : t`, ${String(met)} of ${String(owed)} met`;
  return [
    distribution,
    audience,
    state,
    `${verdictLabel({ kind: verdict.verdict })}${done}`,
    `${path}:${String(place.start.line)}`,
  ];
}

/** The rows in columns; in a window that is too narrow for them, the verdict of each below what it is of. */
function rowsText(rows: readonly (readonly string[])[], window = Infinity): string {
  const columns = table(HEAD, rows).plain;
  if (columns.split('\n').every((line) => widthOf(line) <= window)) return columns;
  return rows
    .map(([id = '', audience = '', state = '', verdict = '', place = '']) =>
      [[id, audience, state].filter(Boolean).join(', '), verdict, place].join('\n  '),
    )
    .join('\n\n');
}

/** The verdicts in which they are listed. */
const ORDER = [...HINDERED, 'ready', 'internal'] as const;

/** What is missing of one, a line each, and the commands that see to it. */
function missingText(verdict: PlacedVerdict, host: Host): string {
  const { distribution, missing, verdict: kind, status: state } = verdict;
  const lines = missing.map(({ message, remedy = '', place }) => {
    const at = place === undefined ? '' : ` (${host.pathOf(place.uri)}:${String(place.start.line)})`;
    return `- ${[message, remedy].filter(Boolean).join(' ')}${at}`;
  });
  const standing = { kind, isPreparable: canBePrepared(kind, state), isReviewable: kind === 'needs-review' };
  return lines.length === 0 ? '' : [`${distribution}:`, ...lines, ...nextSteps(distribution, standing)].join('\n');
}

function missingData({ missing }: PlacedVerdict, host: Host): readonly object[] {
  return missing.map(({ verdict, message, remedy, place }) => ({
    verdict,
    message,
    ...(remedy === undefined ? {} : { remedy }),
    ...(place === undefined ? {} : { place: { file: host.pathOf(place.uri), line: place.start.line } }),
  }));
}

/** A check of the manifests at some paths with their verdicts. */
export async function checkedAt(
  paths: readonly string[],
  { today }: { readonly today?: string },
  host: Host,
): Promise<Checked> {
  const expanded = await host.expand(paths.length === 0 ? ['.'] : paths);
  const found = await findTargets(expanded, '', host);
  const checks = found.targets.map(async ({ root, uris }) => {
    const files = new WorkspaceFiles(root, host);
    const configs = new Configs(root, files, { host });
    const options = configs.optionsFor(uris, today ?? host.today());
    const share = { root, uris, named: uris, options, withFixes: false, withVerdicts: true };
    const checked = await checkShare(share, files, host);
    return { files: checked.files, problems: [...configs.problems, ...checked.problems] };
  });
  const checked = await Promise.all(checks);
  return {
    files: checked.flatMap(({ files }) => files),
    problems: [...found.problems, ...found.notRead, ...checked.flatMap(({ problems }) => problems)],
  };
}
