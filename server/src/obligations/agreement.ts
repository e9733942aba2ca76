import type { AgreementReading } from '../license/agreement-text';
import { permissiveAt } from '../license/permissive-names';
import { sameDocument } from '../text/address';
import { findSection, saysTheSame, sectionName } from '../text/marked-section';
import { blocksOf } from '../text/markdown';
import { span, type Fragment, type Located } from '../text/span';
import { isWritten } from '../manifest/is-written';
import { shippedAt } from '../shipped/read';
import { sectionBody } from '../shipped/section';
import type { Release } from '../lineage/release';
import type { Agreement, Evidence, ReviewReason } from './obligation';
import { reviewOf } from './review';

type Fault = Agreement['faults'][number];

/** What one of the texts that are named comes to. */
type Outcome =
  | { readonly state: 'met'; readonly evidence: Evidence }
  | { readonly state: 'review'; readonly evidence: Evidence; readonly why: ReviewReason; readonly at: Located<string> }
  | { readonly state: 'wrong'; readonly fault: Fault }
  | { readonly state: 'missing' };

/** Of several, the one that comes first here is the one that counts. */
const BEST: readonly Outcome['state'][] = ['met', 'review', 'wrong', 'missing'];

/** Words that take the restrictions away. */
const DENYING: readonly Fault['kind'][] = ['denies', 'permits'];

/** A bundle of its own, loaded where a manifest names a file of terms. */
function agreements(): typeof import('../license/agreements') {
  return require('../license/agreements') as typeof import('../license/agreements');
}

/** The terms of a distribution: owed once, whatever it shares. One of those that are named has to bind. */
export function agreementOwed(release: Release): readonly Agreement[] {
  const { distribution, subjects, files } = release;
  const base = { kind: 'agreement', subjects, path: subjects[0].strictest.path } as const;
  const { agreements } = distribution;
  if (agreements.length === 0) {
    const kind = isWritten(distribution, 'agreement') ? 'unreadable' : 'absent';
    return [{ ...base, state: 'missing', faults: [{ kind }] }];
  }
  const outcomes = agreements.map((agreement) => outcomeOf(release, agreement));
  // What one of them takes away again is not carried, whatever the others say.
  const denial = outcomes.find((outcome) => outcome.state === 'wrong' && DENYING.includes(outcome.fault.kind));
  const best =
    denial ?? BEST.map((state) => outcomes.find((outcome) => outcome.state === state)).find((it) => it !== undefined);
  switch (best?.state) {
    case 'met':
      return [{ ...base, state: 'met', faults: [], evidence: best.evidence }];
    case 'review': {
      const named = { files, base: distribution.uri, paths: agreements };
      const review = reviewOf('agreement', named, { at: best.at, why: best.why });
      return [{ ...base, state: 'review', faults: [], evidence: best.evidence, review }];
    }
    case 'wrong':
      return [{ ...base, state: 'wrong', faults: [best.fault] }];
    case 'missing':
    case undefined:
      return [{ ...base, state: 'missing', faults: [{ kind: 'unreadable' }] }];
  }
}

/** Whether terms hold whoever reads them to all use-based restrictions. */
export function carriesRestrictions(text: string): boolean {
  return agreements().readAgreement(blocksOf(text)).kind === 'binds';
}

function outcomeOf(release: Release, at: Located<string>): Outcome {
  const shipped = shippedAt(release.files, release.distribution.uri, at);
  switch (shipped.kind) {
    case 'unreadable':
      return { state: 'missing' };
    case 'private':
      return { state: 'wrong', fault: { kind: 'private', at } };
    case 'address': {
      const fault = knownAddress(at);
      return fault === undefined
        ? { state: 'review', evidence: { uri: shipped.uri }, why: 'address', at }
        : { state: 'wrong', fault };
    }
    case 'text': {
      const reading = agreements().readAgreement(release.readings.blocks(shipped.fragment));
      const isDenied = reading.kind === 'denies' || reading.kind === 'permits';
      return isGenerated(release, shipped.fragment) && !isDenied
        ? { state: 'met', evidence: { uri: shipped.uri, span: wholeOf(release, shipped.fragment) } }
        : byWords(reading, shipped.fragment, at);
    }
  }
}

/** What an address tells without being looked at. */
function knownAddress(at: Located<string>): Fault | undefined {
  const document = sameDocument(at.value) ?? '';
  if (/^\/\/(?:www\.)?allenai\.org\/.*impact/i.test(document)) return { kind: 'gone', at };
  const name = permissiveAt(document);
  return name === undefined ? undefined : { kind: 'other-license', at, name };
}

/** Whether the generated section is there and says what holds now. */
function isGenerated(release: Release, { uri, text }: Fragment): boolean {
  const found = findSection(text, sectionName('terms', release.distribution));
  return found.kind === 'found' && saysTheSame(found.body, sectionBody('terms', release, uri));
}

function wholeOf({ distribution }: Release, fragment: Fragment): ReturnType<typeof span> {
  const found = findSection(fragment.text, sectionName('terms', distribution));
  return found.kind === 'found'
    ? span(fragment, found.whole.start, found.whole.end)
    : span(fragment, 0, fragment.text.length);
}

function byWords(reading: AgreementReading, fragment: Fragment, at: Located<string>): Outcome {
  if (reading.kind === 'unclear') return { state: 'review', evidence: { uri: fragment.uri }, why: reading.why, at };
  if (reading.kind === 'nothing') return { state: 'wrong', fault: { kind: 'nothing', at } };
  const inFile = span(fragment, reading.at.start, reading.at.end);
  switch (reading.kind) {
    case 'binds':
      return { state: 'met', evidence: { uri: fragment.uri, span: inFile } };
    case 'lacks':
      return { state: 'wrong', fault: { kind: 'lacks-restrictions', at, inFile, lacking: reading.lacking } };
    case 'other-license':
      return { state: 'wrong', fault: { kind: 'other-license', at, inFile, name: reading.name } };
    case 'denies':
    case 'permits':
    case 'other-exhibit':
      return { state: 'wrong', fault: { kind: reading.kind, at, inFile } };
  }
}
