import { analyze } from '../../analysis/analyze';
import { dueIn, inOrder, type Due } from '../../features/due';
import { addDays, daysBetween } from '../../text/dates';
import { t } from '../../text/l10n';
import { table } from '../../words/markdown';
import { worldOf } from '../../workspace/world';
import { baselineIn } from '../baseline';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { documentText, windowOf } from '../formats/document';
import { printable, widthOf } from '../formats/printable';
import { Places } from '../places';
import { findTargets, type Targets } from '../targets';
import { unreadable } from '../unreadable';
import { WorkspaceFiles } from '../workspace';

/** What a person asks of the list. */
export interface DueOptions {
  readonly within: number;
  readonly format: 'text' | 'json';
  readonly today?: string;
}

/** Something that is due, with its place. */
interface Listed extends Omit<Due, 'span'> {
  readonly file: string;
  readonly line?: number | undefined;
}

/** Prints what is due, the nearest day first, and tells whether anything is. */
export async function due(paths: readonly string[], options: DueOptions, host: Host): Promise<ExitCode> {
  const found = await findTargets(await host.expand(paths.length === 0 ? ['.'] : paths), '', host);
  const today = options.today ?? host.today();
  const looked = await Promise.all(found.targets.map((targets) => listedIn(targets, { ...options, today }, host)));
  const problems = [...found.problems, ...found.notRead, ...looked.flatMap((it) => it.problems)];
  const all = inOrder(looked.flatMap((it) => it.listed));
  for (const problem of problems) host.warn(`${printable(problem)}\n`);
  const within = options.within;
  if (options.format === 'json')
    host.print(jsonText({ version: OUTPUT_VERSION, kind: 'due', today, within, due: all, problems }));
  else host.print(`${documentText(textOf(all, { today, within, window: windowOf(host) }), host)}\n`);
  return problems.length > 0 ? 2 : all.length > 0 ? 1 : 0;
}

function textOf(
  all: readonly Listed[],
  asked: { readonly today: string; readonly within: number; readonly window: number | undefined },
): string {
  const { today, within, window = Infinity } = asked;
  if (all.length === 0)
    return within === 1 ? t`Nothing is due within 1 day.` : t`Nothing is due within ${String(within)} days.`;
  const rows = all.map(({ day, file, line, message }) => [
    day === undefined ? t`now` : `${day} (${distance(today, day)})`,
    line === undefined ? file : `${file}:${String(line)}`,
    message,
  ]);
  const columns = table([t`DUE`, t`PLACE`, t`WHAT`], rows).plain;
  if (columns.split('\n').every((row) => widthOf(row) <= window)) return columns;
  // Where they don’t fit beside each other, what is due stands beneath its day and place.
  return rows.map(([day = '', place = '', what = '']) => `${day}, ${place}\n  ${what}`).join('\n\n');
}

function distance(today: string, day: string): string {
  const left = daysBetween(today, day) ?? 0;
  if (left === 0) return t`today`;
  if (left > 0) return left === 1 ? t`in 1 day` : t`in ${String(left)} days`;
  return left === -1 ? t`1 day ago` : t`${String(-left)} days ago`;
}

async function listedIn(
  { root, uris }: Targets,
  { today, within }: Required<Pick<DueOptions, 'today' | 'within'>>,
  host: Host,
): Promise<{ readonly listed: readonly Listed[]; readonly problems: readonly string[] }> {
  const files = new WorkspaceFiles(root, host);
  const around = await host.discover(root);
  const world = worldOf(files, new Set([...around.manifests, ...uris]));
  const places = new Places(world);
  const problems: string[] = [];
  const listed = uris.flatMap((uri): readonly Listed[] => {
    const tree = world.tree(uri);
    const state = files.read(uri);
    if (tree === undefined && state.kind !== 'text') problems.push(unreadable(host.pathOf(uri), state));
    if (tree === undefined) return [];
    const analysis = analyze(tree, { world, options: { severities: {}, today } });
    if (analysis.isBroken) problems.push(`${host.pathOf(uri)}: ${analysis.findings[0]?.message ?? ''}`);
    return dueIn(analysis, within).map(({ span, ...rest }) => {
      const place = places.placeOf(span);
      return { ...rest, file: host.pathOf(place?.uri ?? uri), line: place?.start.line };
    });
  });
  const baseline = baselineIn(root, undefined, host);
  if (typeof baseline === 'string') return { listed, problems: [...problems, baseline] };
  const last = addDays(today, within) ?? today;
  const ending = baseline.entries.flatMap(({ file, rule, until }): readonly Listed[] => {
    if (until === undefined || until > last) return [];
    const message = t`The baseline covers ${rule} until ${until}.`;
    return [{ kind: 'waiver', day: until, message, file: host.pathOf(`${root}/${file}`) }];
  });
  return { listed: [...listed, ...ending], problems };
}
