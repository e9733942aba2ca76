import { analyze, type Analysis } from '../analysis/analyze';
import { analyzeCard, analyzeReport, type Findings } from '../analysis/analyze-document';
import { wholeDocument } from '../analysis/document';
import type { Options } from '../analysis/options';
import { readCard } from '../card/card';
import { fixesOf } from '../analysis/fixes';
import { verdictsOf, type DistributionVerdict } from '../features/verdicts';
import type { Finding, Fix } from '../findings/finding';
import { readReport } from '../report/report';
import { isReport } from '../rules/report-subject';
import type { Context } from '../rules/rule';
import { isMarkdown } from '../manifest/manifest-files';
import { worldOf, type ReadWorld } from '../workspace/world';
import type { Host } from './console';
import type { Checked, CheckedFile, PlacedFinding, PlacedFix, PlacedVerdict, Share } from './outcome';
import { NamedCards } from './named-cards';
import { NamedReports } from './named-reports';
import { Places } from './places';
import { sentencesOf } from './targets';
import { unreadable } from './unreadable';
import type { WorkspaceFiles } from './workspace';

/** Checks a share, whatever the others hold: what they say of each other is read by each of them. */
export async function checkShare(share: Share, files: WorkspaceFiles, host: Host): Promise<Checked> {
  const named = new Watched(share.named);
  // What a report is about only the manifests around it say.
  const isOfReports = share.uris.some(isMarkdown);
  const checked = isOfReports ? undefined : checkIn(worldOf(files, named), share, { host, around: [] });
  if (checked !== undefined && !named.isAsked) return checked;
  // Few manifests have anything that depends on those that were not named, so the others are looked for only then.
  const found = await host.discover(share.root);
  const known = new Set([...found.manifests, ...share.named.filter((uri) => !isMarkdown(uri))]);
  const site = { host, around: isOfReports ? known : [] };
  const checkedAgain = checkIn(worldOf(files, known), share, site);
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

/** `around` are manifests that are not checked, and that may name the reports that are. */
function checkIn(
  world: ReadWorld,
  share: Share,
  { host, around }: { readonly host: Host; readonly around: Iterable<string> },
): Checked {
  const files: CheckedFile[] = [];
  const problems: string[] = [];
  const reports = new NamedReports();
  const cards = new NamedCards();
  const site: Site = { world, places: new Places(world), share, host, reports, cards };
  const contained = (uri: string, check: () => Checked): void => {
    try {
      const checked = check();
      files.push(...checked.files);
      problems.push(...checked.problems);
    } catch (error) {
      // What is wrong with one file must not hide what is wrong with the others.
      problems.push(brokenDown('The check', host.pathOf(uri), error));
    }
  };
  const given = share.uris.filter(isMarkdown);
  for (const uri of share.uris) if (!isMarkdown(uri)) contained(uri, () => checkOne(uri, site));
  for (const uri of around) noteIn(uri, () => contextOf(uri, given, site), site);
  for (const uri of new Set([...given, ...reports.uris, ...cards.uris]))
    contained(uri, () => checkMarkdown(uri, given.includes(uri), site));
  return { files, problems };
}

/** What the rules may know of a manifest that is not checked itself; it is looked at as the reports are. */
function contextOf(uri: string, given: readonly string[], { world, share }: Site): Context | undefined {
  const tree = world.tree(uri);
  const options = share.options.get(uri) ?? share.options.get(given[0] ?? '');
  return tree === undefined || options === undefined ? undefined : analyze(tree, world, options).context;
}

/** Notes the reports and cards that a manifest names. */
function noteIn(uri: string, contextOf: () => Context | undefined, { reports, cards }: Site): void {
  let made: { readonly context: Context | undefined } | undefined;
  const once = (): Context | undefined => (made ??= { context: contextOf() }).context;
  reports.note(uri, once);
  cards.note(uri, once);
}

/** Checks a report or a card. One that a manifest names and of which there is nothing to say is not listed. */
function checkMarkdown(uri: string, isGiven: boolean, site: Site): Checked {
  const { world, places, share, host } = site;
  const state = world.files.read(uri);
  // That a file is not there is said where it is named.
  if (state.kind !== 'text') return { files: [], problems: isGiven ? [unreadable(host.pathOf(uri), state)] : [] };
  const found = reportFindings(uri, state.text, site) ?? cardFindings(uri, state.text, site);
  if (found === undefined) return { files: [], problems: isGiven ? [noDocument(host.pathOf(uri))] : [] };
  const isSilent = found.findings.length === 0 && found.suppressed.length === 0;
  if (isSilent && !isGiven) return { files: [], problems: [] };
  const file = { ...foundIn(found, places, share.withFixes), uri, verdicts: [], root: share.root };
  return { files: [file], problems: found.faults.map(({ rule, error }) => brokenDown(rule, host.pathOf(uri), error)) };
}

function reportFindings(uri: string, text: string, { reports, share }: Site): Findings | undefined {
  const { owners, manifests } = reports.around(uri);
  const report = readReport(uri, text);
  if (!isReport({ report, owners })) return undefined;
  const options = optionsFor(uri, manifests, share);
  const subject = { kind: 'report' as const, report, owners, manifests, today: options.today };
  return analyzeReport(wholeDocument('report', { uri, text }), subject, options);
}

function cardFindings(uri: string, text: string, { cards, share }: Site): Findings | undefined {
  const card = readCard(uri, text);
  const subject = cards.subject(card, '');
  if (subject === undefined) return undefined;
  const options = optionsFor(uri, subject.manifests, share);
  return analyzeCard(wholeDocument('card', { uri, text }), { ...subject, today: options.today }, options);
}

function optionsFor(uri: string, [first]: readonly Context[], { options: all }: Share): Options {
  const options = all.get(uri) ?? all.get(first?.uri ?? '') ?? [...all.values()][0];
  if (options === undefined) throw new RangeError('there are options for every file of a share');
  return options;
}

function noDocument(path: string): string {
  return `${path} is no impact report and no card: it does not say “impact-report: 1” or “impact: PATH”, and no manifest names it as one.`;
}

interface Site {
  readonly world: ReadWorld;
  readonly places: Places;
  readonly share: Share;
  readonly host: Host;
  readonly reports: NamedReports;
  readonly cards: NamedCards;
}

function checkOne(uri: string, site: Site): Checked {
  const { world, places, share, host } = site;
  const tree = world.tree(uri);
  if (tree === undefined) {
    const state = world.files.read(uri);
    return { files: [], problems: state.kind === 'text' ? [] : [unreadable(host.pathOf(uri), state)] };
  }
  const options = share.options.get(uri);
  if (options === undefined) throw new RangeError('there are options for every manifest of a share');
  const analysis = analyze(tree, world, options);
  noteIn(uri, () => analysis.context, site);
  return { files: [checkedFile(analysis, places, share)], problems: faultsOf(analysis, host) };
}

function checkedFile(analysis: Analysis, places: Places, { root, withFixes, withVerdicts }: Share): CheckedFile {
  return {
    uri: analysis.uri,
    ...foundIn(analysis, places, withFixes),
    verdicts: withVerdicts ? verdictsOf(analysis).flatMap((verdict) => placedVerdict(verdict, places)) : [],
    root,
  };
}

function foundIn(
  { findings, suppressed }: Pick<Analysis, 'findings' | 'suppressed'>,
  places: Places,
  withFixes: boolean,
): Pick<CheckedFile, 'findings' | 'suppressed'> {
  return {
    findings: findings.flatMap((finding) => placedFinding(finding, places, withFixes)),
    suppressed: suppressed.flatMap(({ finding, by }) =>
      placedFinding(finding, places, false).map((it) => ({
        ...it,
        silenced: { by: 'comment' as const, reason: by.reason, until: by.until?.value },
      })),
    ),
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
