import { analyze, type Analysis } from '../analysis/analyze';
import { analyzeCard, analyzeReport } from '../analysis/analyze-document';
import type { Findings } from '../analysis/conclude';
import { wholeDocument } from '../analysis/document';
import { fixesOf } from '../analysis/fixes';
import type { Options } from '../analysis/options';
import { readCard } from '../card/card';
import { verdictsOf, type DistributionVerdict } from '../features/verdicts';
import type { Finding, Fix } from '../findings/finding';
import { readReport } from '../report/report';
import { isReport } from '../rules/report-subject';
import type { Context } from '../rules/rule';
import { isMarkdown } from '../manifest/manifest-files';
import { t } from '../text/l10n';
import { Reader, type ReadWorld } from '../workspace/world';
import type { Host } from './console';
import type { Checked, CheckedFile, PlacedFinding, PlacedFix, PlacedVerdict, Share } from './outcome';
import { NamedCards } from './named-cards';
import { NamedReports } from './named-reports';
import { Places, type Place } from './places';
import { sentencesOf } from './targets';
import { unreadable } from './unreadable';
import { waysOut, type WaysOut } from './ways-out';
import type { WorkspaceFiles } from './workspace';

/** Checks a share, whatever the others hold: what they say of each other is read by each of them. */
export async function checkShare(share: Share, files: WorkspaceFiles, host: Host): Promise<Checked> {
  const given = share.uris.filter(isMarkdown);
  const named = new Watched(share.named.filter((uri) => !isMarkdown(uri)));
  const reader = new Reader(files, named);
  const found: CheckedHere[] = [];
  const documents: Documents = { reports: new NamedReports(), cards: new NamedCards() };
  const around = async (): Promise<Around> => {
    const discovered = await host.discover(share.root);
    const own = new Set(share.named.filter((uri) => !isMarkdown(uri)));
    const known = new Set([...discovered.manifests, ...own]);
    const isMore = known.size > own.size;
    if (isMore) reader.widen(known);
    return { known, isMore, problems: sentencesOf(discovered, host) };
  };
  // What a report or a card is about only the manifests around it say.
  let surroundings = given.length > 0 ? await around() : undefined;
  let site = siteIn(reader, share, host);
  for (const uri of share.uris.filter((it) => !isMarkdown(it))) {
    let checked = contained(uri, site, () => checkOne(uri, site));
    // Few manifests have anything that depends on those that were not named, so the others are looked for only then.
    if (surroundings === undefined && named.isAsked) {
      surroundings = await around();
      site = surroundings.isMore ? siteIn(reader, share, host) : site;
      if (surroundings.isMore) checked = contained(uri, site, () => checkOne(uri, site));
    }
    const { context } = checked;
    if (context !== undefined) note(uri, () => context, documents);
    found.push(checked);
  }
  // The manifests around tell what a report is about; theirs are not asked for.
  const asked = new Set([...given, ...documents.reports.uris, ...documents.cards.uris]);
  for (const uri of given.length > 0 ? (surroundings?.known ?? []) : [])
    note(uri, () => contextOf(uri, given, site), documents);
  for (const uri of asked)
    found.push(contained(uri, site, () => checkMarkdown(uri, given.includes(uri), { ...site, ...documents })));
  return {
    files: found.flatMap((it) => it.files),
    problems: [...found.flatMap((it) => it.problems), ...(surroundings?.problems ?? [])],
  };
}

/** The documents that manifests name. */
interface Documents {
  readonly reports: NamedReports;
  readonly cards: NamedCards;
}

/** Notes the reports and cards that a manifest names. */
function note(uri: string, contextOf: () => Context | undefined, { reports, cards }: Documents): void {
  let made: { readonly context: Context | undefined } | undefined;
  const once = (): Context | undefined => (made ??= { context: contextOf() }).context;
  reports.note(uri, once);
  cards.note(uri, once);
}

/** The manifests around those that are checked, and what could not be looked at, a sentence each. */
interface Around {
  readonly known: ReadonlySet<string>;
  /** Whether there are any beside those that were named. */
  readonly isMore: boolean;
  readonly problems: readonly string[];
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

/** What was found in one file. */
interface CheckedHere extends Checked {
  /** What the rules know of it, where it is a manifest. */
  readonly context?: Context;
}

interface Site {
  readonly world: ReadWorld;
  readonly places: Places;
  readonly share: Share;
  readonly host: Host;
}

function siteIn(reader: Reader, share: Share, host: Host): Site {
  const world = reader.world();
  return { world, places: new Places(world), share, host };
}

/** What is wrong with one file must not hide what is wrong with the others. */
function contained(uri: string, { host }: Site, check: () => CheckedHere): CheckedHere {
  try {
    return check();
  } catch (error) {
    return { files: [], problems: [brokenDown(t`The check`, host.pathOf(uri), error)] };
  }
}

/** What the rules may know of a manifest that is not checked itself; it is looked at as the reports are. */
function contextOf(uri: string, given: readonly string[], { world, share }: Site): Context | undefined {
  const tree = world.tree(uri);
  const options = share.options.get(uri) ?? share.options.get(given[0] ?? '');
  return tree === undefined || options === undefined ? undefined : analyze(tree, { world, options }).context;
}

/** Checks a report or a card. One that a manifest names and of which there is nothing to say is not listed. */
function checkMarkdown(uri: string, isGiven: boolean, site: Site & Documents): Checked {
  const { world, places, share, host } = site;
  const state = world.files.read(uri);
  // That a file is not there is said where it is named.
  if (state.kind !== 'text') return { files: [], problems: isGiven ? [unreadable(host.pathOf(uri), state)] : [] };
  const found = reportFindings(uri, state.text, site) ?? cardFindings(uri, state.text, site);
  if (found === undefined) return { files: [], problems: isGiven ? [noDocument(host.pathOf(uri))] : [] };
  const isSilent = found.findings.length === 0 && found.suppressed.length === 0;
  if (isSilent && !isGiven) return { files: [], problems: [] };
  const file = {
    ...foundIn(found, places, share.withFixes ? () => undefined : undefined),
    uri,
    verdicts: [],
    root: share.root,
  };
  return { files: [file], problems: found.faults.map(({ rule, error }) => brokenDown(rule, host.pathOf(uri), error)) };
}

function reportFindings(uri: string, text: string, { reports, share }: Site & Documents): Findings | undefined {
  const { owners, manifests } = reports.around(uri);
  // The manifest has read it for what it owes.
  const report = readReport(uri, text, manifests[0]?.readings);
  if (!isReport({ report, owners })) return undefined;
  const options = optionsFor(uri, manifests, share);
  const subject = { kind: 'report' as const, report, owners, manifests, today: options.today };
  return analyzeReport(wholeDocument('report', { uri, text }), subject, options);
}

function cardFindings(uri: string, text: string, { cards, share }: Site & Documents): Findings | undefined {
  const card = readCard(uri, text);
  const subject = cards.subject(card, '');
  if (subject === undefined) return undefined;
  const options = optionsFor(uri, subject.manifests, share);
  return analyzeCard(wholeDocument('card', { uri, text }), { ...subject, today: options.today }, options);
}

function optionsFor(uri: string, [first]: readonly Context[], { options: all }: Share): Options {
  const options = all.get(uri) ?? all.get(first?.uri ?? '') ?? [...all.values()][0];
  if (options === undefined) throw new RangeError(t`there are options for every file of a share`);
  return options;
}

function noDocument(path: string): string {
  return t`${path} is neither an impact report nor a card: it does not say “impact-report: 1” or “impact: PATH”, and no manifest names it as one.`;
}

function checkOne(uri: string, { world, places, share, host }: Site): CheckedHere {
  const tree = world.tree(uri);
  if (tree === undefined) {
    const state = world.files.read(uri);
    return { files: [], problems: state.kind === 'text' ? [] : [unreadable(host.pathOf(uri), state)] };
  }
  const options = share.options.get(uri);
  if (options === undefined) throw new RangeError(t`there are options for every manifest of a share`);
  const analysis = analyze(tree, { world, options });
  const { context } = analysis;
  return { files: [checkedFile(analysis, places, share)], problems: faultsOf(analysis, host), context };
}

function checkedFile(analysis: Analysis, places: Places, { root, withFixes, withVerdicts }: Share): CheckedFile {
  return {
    uri: analysis.uri,
    ...foundIn(analysis, places, withFixes ? waysOut(analysis) : undefined),
    verdicts: withVerdicts ? verdictsOf(analysis).flatMap((verdict) => placedVerdict(verdict, places)) : [],
    root,
  };
}

/** Of so many findings in one file fixes are shown. Nobody chooses among more, and “--fix” takes its own way. */
export const MOST_WITH_FIXES = 10_000;

/** The findings with their fixes and the ways out, where somebody is going to look at those. */
function foundIn(
  found: Findings,
  places: Places,
  ways: WaysOut | undefined,
): Pick<CheckedFile, 'findings' | 'suppressed'> {
  return {
    findings: placedFindings(found, places, ways),
    suppressed: found.suppressed.flatMap(({ finding, by }) =>
      placed(finding, placeOf(finding, found, places), { places }).map((it) => ({
        ...it,
        silenced: { by: 'comment' as const, reason: by.reason, until: by.until?.value },
      })),
    ),
  };
}

/** A verdict where its distribution stands. */
export function placedVerdict(
  { span, missing, ...verdict }: DistributionVerdict,
  places: Places,
): readonly PlacedVerdict[] {
  const place = places.placeOf(span);
  const placed = missing.map(({ span: at, ...rest }) => ({ ...rest, place: places.placeOf(at) }));
  return place === undefined ? [] : [{ ...verdict, missing: placed, place }];
}

/** The findings of a document where they stand. */
export function placedFindings(found: Findings, places: Places, ways?: WaysOut): readonly PlacedFinding[] {
  return found.findings.flatMap((finding, at) =>
    placed(finding, placeOf(finding, found, places), { places, ways: at < MOST_WITH_FIXES ? ways : undefined }),
  );
}

function placeOf(finding: Finding, { extents }: Findings, places: Places): Place | undefined {
  const extent = extents.get(finding);
  return extent && places.between(finding.span.fragment.uri, extent);
}

/** A finding at its place; nothing for one that has none. */
function placed(
  finding: Finding,
  place: Place | undefined,
  { places, ways }: { readonly places: Places; readonly ways?: WaysOut | undefined },
): readonly PlacedFinding[] {
  if (place === undefined) return [];
  const { rule, severity, message, remedy } = finding;
  const line = places.lineText(place.uri, place.start.line);
  const related = (finding.related ?? []).flatMap((step) => {
    const at = places.placeOf(step.span);
    return at === undefined ? [] : [{ place: at, message: step.message }];
  });
  const made = ways === undefined ? { fixes: [] } : fixesOf(finding);
  const fixes = made.fixes.map((fix) => placedFix(fix, places));
  const broken = made.failure === undefined ? [] : placed(made.failure.finding, place, { places });
  const command = ways?.(finding, made.fixes);
  return [{ rule, severity, message, remedy, place, line, related, fixes, command }, ...broken];
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
  return t`${what} failed on ${path}, which is a bug in this program: ${reason}`;
}
