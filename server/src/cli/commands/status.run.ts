import { table } from '../../words/markdown';
import { verdictLabel } from '../../words/verdict-label';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { printable, printableLines } from '../formats/printable';
import { verdictData } from '../formats/verdict-data';
import type { Checked, PlacedVerdict } from '../outcome';
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
    const listed = files.map(({ uri, verdicts }) => ({ file: host.pathOf(uri), verdicts: verdicts.map(verdictData) }));
    host.print(jsonText({ version: OUTPUT_VERSION, kind: 'status', files: listed, problems }));
  } else {
    const rows = files.flatMap(({ uri, verdicts }) => verdicts.map((verdict) => row(verdict, host.pathOf(uri))));
    const text = rows.length === 0 ? 'No distributions.' : table(HEAD, rows).plain;
    host.print(`${printableLines(text)}\n`);
  }
  return problems.length > 0 ? 2 : 0;
}

const HEAD = ['DISTRIBUTION', 'AUDIENCE', 'STATUS', 'VERDICT', 'MANIFEST'];

function row(verdict: PlacedVerdict, path: string): readonly string[] {
  const { distribution, audience = '', status: state, owed, met, place } = verdict;
  const done = owed === 0 ? '' : `, ${String(met)} of ${String(owed)} met`;
  return [
    distribution,
    audience,
    state,
    `${verdictLabel({ kind: verdict.verdict })}${done}`,
    `${path}:${String(place.start.line)}`,
  ];
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
