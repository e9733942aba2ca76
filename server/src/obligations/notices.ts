import { addressIn, type Spelling } from '../text/files';
import { findSection, sectionName } from '../text/marked-section';
import { saidText, says, wordsOf, type SaidText } from '../text/said';
import type { Located } from '../text/span';
import { valueOf } from '../syntax/tree';
import { isAddress } from '../text/uri';
import type { Path } from '../lineage/lineage';
import type { Artifact, Derivative, Distribution } from '../manifest/manifest';
import { isWritten } from '../manifest/is-written';
import { retainedAt, shippedAt, type Shipped } from '../shipped/read';
import { retainedFrom, type Release } from '../lineage/release';
import { stateOf, type Evidence, type NoticesOwed, type Review } from './obligation';
import { reviewOf } from './review';

type Fault = NoticesOwed['faults'][number];

interface Outcome {
  readonly faults: readonly Fault[];
  readonly evidence?: Evidence;
  readonly review?: Review;
}

/**
 * The notices of a distribution: each one that came with an artifact that a subject comes from, under whatever license,
 * and the notice of modification where a derivative is shared.
 */
export function noticesOwed(release: Release): readonly NoticesOwed[] {
  const { files, distribution } = release;
  const kept = retainedFrom(release);
  const foreign = noticePlaces(kept.keys(), files);
  const shipped = distribution.notices.map((path) => {
    const readAt = foreign.has(noticePlace(files, distribution.uri, path)) ? retainedAt : shippedAt;
    return noticeOf(path, readAt(files, distribution.uri, path));
  });
  const owed = (subjects: NoticesOwed['subjects'], path: () => Path, outcome: Outcome): NoticesOwed => ({
    kind: 'notices',
    subjects,
    path,
    state: outcome.review === undefined ? stateOf(outcome.faults) : 'review',
    ...outcome,
  });
  const retained = [...kept].flatMap(([artifact, { subjects, path }]) =>
    artifact.notices.map((notice) => ({
      ...owed(subjects, path, retainedIn(shipped, noticeOf(notice, retainedAt(files, artifact.uri, notice)), release)),
      retained: { artifact, notice },
    })),
  );
  const [first, ...rest] = release.subjects.filter(({ derivative }) => derivative !== undefined);
  return first === undefined
    ? retained
    : [owed([first, ...rest], first.strictest.path, modificationIn(shipped, release, foreign)), ...retained];
}

/** The notice of modification ships where a file that is not somebody else’s tells what was changed. */
function modificationIn(shipped: readonly Notice[], release: Release, foreign: ReadonlySet<string>): Outcome {
  if (shipped.length === 0) return nothingThere(shipped, release.distribution);
  const own = shipped.filter(({ uri }) => uri === undefined || !foreign.has(uri));
  const changed = release.subjects.flatMap(({ derivative }) =>
    derivative?.changes === undefined || wordsOf(derivative.changes.value).length === 0 ? [] : [derivative],
  );
  const untold = changed.filter((derivative) => !own.some((notice) => tellsChanges(notice, derivative)));
  // Where the marks of the generated section are, that it is right is a matter of its own.
  const holder = own.find(
    (notice) => notice.said.words !== '' && (untold.length === 0 || hasSection(notice, release.distribution)),
  );
  if (holder?.uri !== undefined) return { faults: [], evidence: { uri: holder.uri } };
  const open = openIn(own, release);
  if (open !== undefined) return open;
  const [first = shipped[0]] = own;
  return first === undefined ? { faults: [] } : { faults: [{ kind: 'untold', at: first.path, derivatives: untold }] };
}

function tellsChanges({ said }: Notice, { changes }: Derivative): boolean {
  return changes !== undefined && says(said, changes.value);
}

function hasSection(notice: Notice, distribution: Distribution): boolean {
  return (
    notice.kind === 'text' && findSection(notice.fragment.text, sectionName('notice', distribution)).kind !== 'absent'
  );
}

/** The addresses of the notices that came with artifacts. */
export function noticePlaces(artifacts: Iterable<Artifact>, files: Spelling): ReadonlySet<string> {
  return new Set(
    [...artifacts].flatMap(({ uri, notices }) => notices.map((notice) => noticePlace(files, uri, notice))),
  );
}

/** Where a notice is, as seen from the manifest that names it. */
export function noticePlace(files: Spelling, base: string, { value }: Located<string>): string {
  return isAddress(value) ? value : (addressIn(files, base, value) ?? value);
}

function retainedIn(shipped: readonly Notice[], itself: Notice, release: Release): Outcome {
  if (itself.kind === 'text' && itself.said.words === '') return { faults: [{ kind: 'empty', at: itself.path }] };
  if (shipped.length === 0) return nothingThere(shipped, release.distribution);
  const same = shipped.find((it) => it.uri !== undefined && it.uri === itself.uri);
  if (same?.kind === 'text') return { faults: [], evidence: { uri: same.uri } };
  const holder = shipped.find((it) => says(it.said, itself.said.seen));
  if (holder?.uri !== undefined) return { faults: [], evidence: { uri: holder.uri } };
  const open = openIn(shipped, release);
  if (open !== undefined) return open;
  // A notice that can't be read might be held by anything.
  return { faults: [{ kind: itself.kind === 'unreadable' ? 'unreadable' : 'not-shipped' }] };
}

/** What can’t be told from the files that can be read: of an address a person has to tell. */
function openIn(shipped: readonly Notice[], { distribution, files }: Release): Outcome | undefined {
  const net = shipped.find(({ kind }) => kind === 'address');
  if (net?.uri !== undefined) {
    const named = { files, base: distribution.uri, paths: distribution.notices };
    return {
      faults: [],
      evidence: { uri: net.uri },
      review: reviewOf('notices', named, { at: net.path, why: 'address' }),
    };
  }
  if (shipped.some(({ kind }) => kind === 'unreadable')) return { faults: [{ kind: 'unreadable' }] };
  const hidden = shipped.find(({ kind }) => kind === 'private');
  return hidden === undefined ? undefined : { faults: [{ kind: 'private', at: hidden.path }] };
}

function nothingThere(shipped: readonly Notice[], distribution: Distribution): Outcome {
  const written = valueOf(distribution.entry.value, 'notices');
  const isEmptyList = written?.kind === 'list' && written.items.length === 0;
  const isAbsent = shipped.length === 0 && (isEmptyList || !isWritten(distribution, 'notices'));
  return { faults: [{ kind: isAbsent ? 'absent' : 'unreadable' }] };
}

/** A file or address of notices, as it is named, with what it says; nothing where it can’t be read. */
type Notice = Shipped & { readonly path: Located<string>; readonly said: SaidText };

function noticeOf(path: Located<string>, read: Shipped): Notice {
  return { ...read, path, said: saidText(read.kind === 'text' ? read.fragment.text : '') };
}
