import { analyze, type Analysis } from '../../analysis/analyze';
import { verdictOf } from '../../analysis/verdict';
import type { Contact } from '../../manifest/manifest';
import { holdsOn } from '../../manifest/suppression';
import { settles } from '../../obligations/reason';
import { t } from '../../text/l10n';
import { table } from '../../words/markdown';
import { worldOf } from '../../workspace/world';
import { baselineIn, compare } from '../baseline';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { jsonText, OUTPUT_VERSION } from '../formats/json-text';
import { printable, printableLines } from '../formats/printable';
import { Places } from '../places';
import { checkShare } from '../share';
import { findTargets, type Targets } from '../targets';
import { Configs, WorkspaceFiles } from '../workspace';

/** What a person asks of the list. */
export interface WaiverOptions {
  readonly format: 'text' | 'json';
  readonly today?: string;
}

/** Something that a person has decided not to count, or has looked at in place of the tool. */
interface Waiver {
  readonly by: 'comment' | 'review' | 'baseline';
  readonly file: string;
  readonly line?: number | undefined;
  /** The rule, or what was reviewed. */
  readonly about: string;
  readonly reason?: string | undefined;
  readonly owner?: string | undefined;
  /** The day of a review. */
  readonly on?: string | undefined;
  readonly until?: string | undefined;
  /** Whether it has an effect today; a review is stale where what it saw is no longer what is there. */
  readonly state: 'in use' | 'unused' | 'expired' | 'stale';
}

/** Prints all that people have decided, by file. */
export async function waivers(paths: readonly string[], options: WaiverOptions, host: Host): Promise<ExitCode> {
  const found = await findTargets(await host.expand(paths.length === 0 ? ['.'] : paths), '', host);
  const today = options.today ?? host.today();
  const listed = await Promise.all(found.targets.map(async (targets) => waiversIn(targets, today, host)));
  const all = listed.flatMap((it) => it.waivers);
  const problems = [...found.problems, ...listed.flatMap((it) => it.problems)];
  for (const problem of problems) host.warn(`${printable(problem)}\n`);
  if (options.format === 'json')
    host.print(jsonText({ version: OUTPUT_VERSION, kind: 'waivers', waivers: all, problems }));
  else host.print(`${printableLines(all.length === 0 ? t`No waivers.` : table(HEAD, all.map(row)).plain)}\n`);
  return problems.length > 0 ? 2 : 0;
}

const HEAD = [t`BY`, t`PLACE`, t`ABOUT`, t`OWNER`, t`UNTIL`, t`STATE`, t`REASON`];

function row({ by, file, line, about, owner = '', until = '', state, reason = '' }: Waiver): readonly string[] {
  const place = line === undefined ? file : `${file}:${String(line)}`;
  return [BY[by], place, about, owner, until, STATES[state], reason];
}

const BY: Readonly<Record<Waiver['by'], string>> = { comment: t`comment`, review: t`review`, baseline: t`baseline` };
const STATES: Readonly<Record<Waiver['state'], string>> = {
  'in use': t`in use`,
  unused: t`unused`,
  expired: t`expired`,
  stale: t`stale`,
};

interface Listed {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly string[];
}

async function waiversIn({ root, uris }: Targets, today: string, host: Host): Promise<Listed> {
  const files = new WorkspaceFiles(root, host);
  const configs = new Configs(root, files, { host });
  const options = configs.optionsFor(uris, today);
  const { problems } = configs;
  const around = await host.discover(root);
  const world = worldOf(files, new Set([...around.manifests, ...uris]));
  const places = new Places(world);
  const inFiles = uris.flatMap((uri) => {
    const tree = world.tree(uri);
    if (tree === undefined) return [];
    const analysis = analyze(tree, { world, options: { severities: configs.severitiesFor(uri), today } });
    return [...commentsIn(analysis, places, host), ...reviewsIn(analysis, places, host)];
  });
  const checked = await checkShare(
    { root, uris, named: uris, options, withFixes: false, withVerdicts: false },
    files,
    host,
  );
  const baseline = baselineIn(root, undefined, host);
  if (typeof baseline === 'string') return { waivers: inFiles, problems: [...problems, ...checked.problems, baseline] };
  const { gone, expired } = compare(checked.files, baseline.entries, { root, today });
  const known = baseline.entries.map((entry): Waiver => {
    const { file, rule, reason, owner, until } = entry;
    const state = gone.includes(entry) ? 'unused' : expired.includes(entry) ? 'expired' : 'in use';
    return { by: 'baseline', file: host.pathOf(`${root}/${file}`), about: rule, reason, owner, until, state };
  });
  return { waivers: [...inFiles, ...known], problems: [...problems, ...checked.problems] };
}

function commentsIn(
  { uri, comments, suppressed, context: { manifest }, options }: Analysis,
  places: Places,
  host: Host,
): readonly Waiver[] {
  return [...comments.values()].flat().flatMap((comment) => {
    const line = places.placeOf(comment.span)?.start.line;
    const { reason } = comment;
    const until = comment.until?.value;
    return comment.rules.map(({ value: rule }): Waiver => {
      const isUsed = suppressed.some(({ by, finding }) => by === comment && finding.rule === rule);
      const state = isUsed ? 'in use' : holdsOn(comment, options.today) ? 'unused' : 'expired';
      const owner = ownerIn(reason) ?? contactOf(manifest.contact);
      return { by: 'comment', file: host.pathOf(uri), line, about: rule, reason, owner, until, state };
    });
  });
}

function reviewsIn(analysis: Analysis, places: Places, host: Host): readonly Waiver[] {
  const { uri, context } = analysis;
  return [...context.manifest.distributions.values()].flatMap((distribution) => {
    const { settled, reasons } = verdictOf(analysis, distribution);
    const points = [...settled, ...reasons].flatMap(({ review }) => review ?? []);
    return distribution.reviews.map((review): Waiver => {
      const { subject, by, on, note, saw } = review;
      const line = places.placeOf(subject.span)?.start.line;
      const about = `${distribution.id.value}: ${subject.value} (${saw.value})`;
      const state = points.some((point) => settles(review, point, context.today))
        ? 'in use'
        : points.some((point) => point.subject === subject.value)
          ? 'stale'
          : 'unused';
      const who = { owner: by?.value, on: on?.value };
      return { by: 'review', file: host.pathOf(uri), line, about, reason: note?.value, ...who, state };
    });
  });
}

/** The address or the @name in a reason. */
function ownerIn(reason = ''): string | undefined {
  return reason.split(/[\s(),;]/).find((word) => word.includes('@'));
}

function contactOf({ name, email, organization }: Contact): string | undefined {
  return email?.value ?? name?.value ?? organization?.value;
}
