import type { Analysis } from '../../analysis/analyze';
import type { Verdict } from '../../analysis/verdict';
import { isCardFrontMatter, readCard } from '../../card/card';
import { repositoryAt } from '../../card/repository';
import { attributionsIn } from '../../license/attribution';
import { AUDIENCES, mayShare } from '../../license/can-i';
import { termsOf } from '../../license/other-licenses';
import { artifactLicense } from '../../lineage/artifact-license';
import { labelOf } from '../../lineage/proof';
import { tierName } from '../../license/tier';
import { isExternal, type Artifact, type Distribution, type Work } from '../../manifest/manifest';
import type { Obligation } from '../../obligations/obligation';
import { CARD_BESIDE, cardSubject } from '../../rules/card-subject';
import { addressIn } from '../../text/files';
import { isCredited } from '../../obligations/terms/credit';
import { t } from '../../text/l10n';
import { mentions, saidText } from '../../text/said';
import type { Located, Span } from '../../text/span';
import { isAddress, relativePath } from '../../text/uri';
import { say } from '../../words/markdown';
import { owed } from '../../words/obligation';

/** A file of the workspace that has to go out. */
export interface AskedFile {
  readonly uri: string;
  /** As seen from the manifest. */
  readonly path: string;
  /** What it is for. */
  readonly purposes: readonly string[];
  /** Whether it has to be the README of all, where platforms show it. */
  readonly isFront: boolean;
}

/** Words that stand in the manifest alone, and have to stand in something that people get. */
export interface AskedWords {
  readonly what: string;
  readonly standIn: (text: string) => boolean;
}

/** The own files of an artifact, which may not go out. */
export interface Barred {
  /** The manifest that names them. */
  readonly base: string;
  readonly why: string;
  readonly files: Artifact['files'];
}

/** What is asked of what goes out. */
export interface Asked {
  readonly manifest: string;
  /** Whether anything is: what stays inside owes nothing. */
  readonly isOwing: boolean;
  readonly files: readonly AskedFile[];
  readonly words: readonly AskedWords[];
  readonly barred: readonly Barred[];
}

/** What has to go out with a distribution, and what may not. What stays inside is asked for nothing. */
export function askedOf(analysis: Analysis, verdict: Verdict): Asked {
  const { distribution } = verdict;
  const manifest = analysis.uri;
  if (!isExternal(distribution)) return { manifest, isOwing: false, files: [], words: [], barred: [] };
  const files = filesOf(analysis, verdict);
  const words = wordsOf(analysis, verdict, files);
  return { manifest, isOwing: true, files, words, barred: barredOf(analysis, verdict) };
}

/** All that is named and all that meets something, each file once. */
function filesOf(analysis: Analysis, verdict: Verdict): readonly AskedFile[] {
  const { distribution, obligations } = verdict;
  const { files } = analysis.context;
  const purposes = new Map<string, Set<string>>();
  const note = (uri: string | undefined, purpose: string): void => {
    if (uri === undefined || uri === analysis.uri || isWeb(uri) || files.read(uri).kind !== 'text') return;
    purposes.set(uri, (purposes.get(uri) ?? new Set()).add(purpose));
  };
  for (const obligation of obligations) note(obligation.evidence?.uri, purposeOf(obligation));
  for (const { base, path, purpose } of namedBy(distribution, verdict)) {
    const uri = isAddress(path.value) ? undefined : addressIn(files, base, path.value);
    if (uri !== undefined && !purposes.has(uri)) note(uri, purpose);
  }
  const cards = cardsOf(analysis, verdict);
  for (const { uri, work } of cards) note(uri, t`the card of ${labelOf(work)}`);
  const isShownThere = repositoryAt(distribution.channel?.value ?? '') !== undefined;
  const fronts = new Set(cards.map(({ uri }) => uri));
  return [...purposes].map(([uri, why]) => ({
    uri,
    path: relativePath(analysis.uri, uri),
    purposes: [...why],
    // Of several cards one is the front, and which is not guessed.
    isFront: isShownThere && fronts.size === 1 && fronts.has(uri),
  }));
}

function isWeb(uri: string): boolean {
  return /^https?:/i.test(uri);
}

function purposeOf(obligation: Obligation): string {
  return say`${owed(obligation)}`.plain;
}

interface Named {
  readonly base: string;
  readonly path: Located<string>;
  readonly purpose: string;
}

/** The documents that a distribution and what it shares name. */
function namedBy({ uri, agreements, notices, attribution }: Distribution, { subjects }: Verdict): readonly Named[] {
  const reports = subjects.flatMap(({ derivative }) =>
    derivative === undefined
      ? []
      : [derivative.reports.data ?? [], derivative.reports.model ?? []].flat().map((path) => ({
          base: derivative.uri,
          path,
          purpose: t`an impact report of ${labelOf(derivative)}`,
        })),
  );
  return [
    ...agreements.map((path) => ({ base: uri, path, purpose: t`the agreement` })),
    ...(attribution?.kind === 'file' ? [{ base: uri, path: attribution.file, purpose: t`the attribution` }] : []),
    ...notices.map((path) => ({ base: uri, path, purpose: t`notices` })),
    ...reports,
  ];
}

interface WorkCard {
  readonly uri: string;
  readonly work: Work;
}

/** The cards of what is shared: those that are named, and the README beside the manifest where it is one. */
function cardsOf({ context, options }: Analysis, { subjects }: Verdict): readonly WorkCard[] {
  const shared = [...new Set(subjects.flatMap(({ work, derivative }) => [derivative ?? [], work ?? []].flat()))];
  const named = shared.flatMap((work): readonly WorkCard[] => {
    const uri =
      'card' in work && work.card !== undefined ? addressIn(context.files, work.uri, work.card.value) : undefined;
    return uri === undefined ? [] : [{ uri, work }];
  });
  const beside = addressIn(context.files, context.uri, CARD_BESIDE);
  const state = beside === undefined ? undefined : context.files.read(beside);
  if (beside === undefined || state?.kind !== 'text' || named.some(({ uri }) => uri === beside)) return named;
  const card = readCard(beside, state.text, context.readings);
  const owners = isCardFrontMatter(card) ? (cardSubject(card, [context], options.today)?.owners ?? []) : [];
  return [...named, ...owners.filter(({ work }) => shared.includes(work)).map(({ work }) => ({ uri: beside, work }))];
}

/** What the manifest says in place of a file, where none of those that go out says it as well. */
function wordsOf(
  analysis: Analysis,
  { distribution, obligations }: Verdict,
  asked: readonly AskedFile[],
): readonly AskedWords[] {
  const { attribution } = distribution;
  if (attribution?.kind !== 'text') return [];
  const all = obligations.flatMap((obligation): readonly AskedWords[] => {
    const place = obligation.evidence?.span;
    if (place === undefined || !isIn(place, attribution.text.span)) return [];
    return [{ what: purposeOf(obligation), standIn: testFor(obligation, attribution.text.value) }];
  });
  const texts = asked.flatMap(({ uri }) => {
    const state = analysis.context.files.read(uri);
    return state.kind === 'text' ? [state.text] : [];
  });
  return all.filter(({ standIn }) => !texts.some(standIn));
}

function isIn(inner: Span, outer: Span): boolean {
  return inner.fragment.uri === outer.fragment.uri && inner.start >= outer.start && inner.end <= outer.end;
}

function testFor(obligation: Obligation, written: string): AskedWords['standIn'] {
  if (obligation.kind === 'attribution' && obligation.says !== undefined) {
    const { says: wanted } = obligation;
    return (text) => attributionsIn(text)(wanted)?.faults.every((fault) => fault === 'wording') === true;
  }
  if (obligation.kind === 'terms' && obligation.duty === 'attribution') {
    return (text) => isCredited([saidText(text)], obligation);
  }
  return (text) => mentions(saidText(text), written);
}

/** The artifacts with files of their own that may not reach the audience as they are, or of which that is not known. */
function barredOf({ context }: Analysis, { distribution, subjects }: Verdict): readonly Barred[] {
  const closure = subjects.flatMap(({ work }) =>
    work === undefined ? [] : context.lineage.closure(work).map((reached) => reached.work),
  );
  const all = new Set([...context.manifest.artifacts.values(), ...closure]);
  return [...all].flatMap((work): readonly Barred[] => {
    if (work.kind !== 'artifact' || work.files.length === 0) return [];
    const why = whyBarred(work, distribution);
    return why === undefined ? [] : [{ base: work.uri, why, files: work.files }];
  });
}

function whyBarred(artifact: Artifact, { audience }: Distribution): string | undefined {
  const { tier, known, reading } = artifactLicense(artifact);
  const reached = AUDIENCES.find((one) => one === audience?.value) ?? 'public';
  const label = labelOf(artifact);
  if (tier !== undefined && mayShare(tier, 'artifact', reached) === 'forbidden')
    return t`a file of ${label}, which is for internal use only as it is (${artifact.license?.value ?? tierName(tier)})`;
  const banning = (reading?.applies ?? []).find((part) => part.kind === 'license' && termsOf(part.id)?.asIs === 'no');
  if (banning?.kind === 'license') return t`a file of ${label}, and ${banning.id} does not let anyone redistribute it`;
  return known ? undefined : t`a file of ${label}; it is not known whether it may be redistributed`;
}
