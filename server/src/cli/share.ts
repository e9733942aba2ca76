import { analyze, type Analysis } from '../analysis/analyze';
import { fixesOf } from '../analysis/fixes';
import { verdictsOf, type DistributionVerdict } from '../features/verdicts';
import type { Finding, Fix } from '../findings/finding';
import { worldOf, type ReadWorld } from '../workspace/world';
import type { Host } from './console';
import type { Checked, CheckedFile, PlacedFinding, PlacedFix, PlacedVerdict, Share } from './outcome';
import { Places } from './places';
import { sentencesOf } from './targets';
import { unreadable } from './unreadable';
import type { WorkspaceFiles } from './workspace';

/** Checks a share, whatever the others hold: what they say of each other is read by each of them. */
export async function checkShare(share: Share, files: WorkspaceFiles, host: Host): Promise<Checked> {
  const named = new Watched(share.named);
  const checked = checkIn(worldOf(files, named), share, host);
  if (!named.isAsked) return checked;
  // Few manifests have anything that depends on those that were not named, so the others are looked for only then.
  const found = await host.discover(share.root);
  const checkedAgain = checkIn(worldOf(files, new Set([...found.manifests, ...share.named])), share, host);
  return { ...checkedAgain, problems: [...checkedAgain.problems, ...sentencesOf(found, host)] };
}

/** Addresses that can tell whether anybody has asked for them. */
class Watched implements Iterable<string> {
  isAsked = false;

  constructor(private readonly uris: Iterable<string>) {}

  [Symbol.iterator](): Iterator<string> {
    this.isAsked = true;
    return this.uris[Symbol.iterator]();
  }
}

function checkIn(world: ReadWorld, share: Share, host: Host): Checked {
  const places = new Places(world);
  const files: CheckedFile[] = [];
  const problems: string[] = [];
  for (const uri of share.uris) {
    try {
      const checked = checkOne(uri, { world, places, share, host });
      files.push(...checked.files);
      problems.push(...checked.problems);
    } catch (error) {
      // What is wrong with one manifest must not hide what is wrong with the others.
      problems.push(brokenDown('The check', host.pathOf(uri), error));
    }
  }
  return { files, problems };
}

interface Site {
  readonly world: ReadWorld;
  readonly places: Places;
  readonly share: Share;
  readonly host: Host;
}

function checkOne(uri: string, { world, places, share, host }: Site): Checked {
  const tree = world.tree(uri);
  if (tree === undefined) {
    const state = world.files.read(uri);
    return { files: [], problems: state.kind === 'text' ? [] : [unreadable(host.pathOf(uri), state)] };
  }
  const options = share.options.get(uri);
  if (options === undefined) throw new RangeError('there are options for every manifest of a share');
  const analysis = analyze(tree, world, options);
  return { files: [checkedFile(analysis, places, share)], problems: faultsOf(analysis, host) };
}

function checkedFile(analysis: Analysis, places: Places, { root, withFixes, withVerdicts }: Share): CheckedFile {
  const { uri, findings, suppressed } = analysis;
  return {
    uri,
    findings: findings.flatMap((finding) => placedFinding(finding, places, withFixes)),
    suppressed: suppressed.flatMap(({ finding, by }) =>
      placedFinding(finding, places, false).map((it) => ({
        ...it,
        silenced: { by: 'comment' as const, reason: by.reason, until: by.until?.value },
      })),
    ),
    verdicts: withVerdicts ? verdictsOf(analysis).flatMap((verdict) => placedVerdict(verdict, places)) : [],
    root,
  };
}

/** A verdict where its distribution stands. */
export function placedVerdict({ span, ...verdict }: DistributionVerdict, places: Places): readonly PlacedVerdict[] {
  const place = places.placeOf(span);
  return place === undefined ? [] : [{ ...verdict, place }];
}

/** A finding where it stands; nothing where its document says something else by now. */
export function placedFinding(finding: Finding, places: Places, withFixes: boolean): readonly PlacedFinding[] {
  const { rule, severity, message, remedy } = finding;
  const place = places.placeOf(finding.span);
  if (place === undefined) return [];
  const line = places.lineText(place.uri, place.start.line);
  const related = (finding.related ?? []).flatMap((step) => {
    const at = places.placeOf(step.span);
    return at === undefined ? [] : [{ place: at, message: step.message }];
  });
  const made = withFixes ? fixesOf(finding) : { fixes: [] };
  const fixes = made.fixes.map((fix) => placedFix(fix, places));
  const broken = made.failure === undefined ? [] : placedFinding(made.failure.finding, places, false);
  return [{ rule, severity, message, remedy, place, line, related, fixes }, ...broken];
}

function placedFix({ title, safe, preferred = false, edits, creates = [] }: Fix, places: Places): PlacedFix {
  return {
    title,
    safe,
    preferred,
    edits: edits.flatMap(({ span, newText }) => {
      const place = places.placeOf(span);
      return place === undefined ? [] : [{ place, newText }];
    }),
    creates,
  };
}

/** The rules that broke down: what they would have found is not known, so the check has not succeeded. */
function faultsOf({ uri, faults }: Analysis, host: Host): readonly string[] {
  return faults.map(({ rule, error }) => brokenDown(rule, host.pathOf(uri), error));
}

function brokenDown(what: string, path: string, error: unknown): string {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${what} broke down on ${path}, which is a fault of this program: ${reason}`;
}
