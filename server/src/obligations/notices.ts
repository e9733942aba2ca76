import type { Files } from '../text/files';
import type { Located } from '../text/span';
import { valueOf } from '../syntax/tree';
import { isAddress, resolvePath } from '../text/uri';
import type { Path } from '../lineage/lineage';
import type { Artifact, Distribution } from '../manifest/manifest';
import { isWritten } from '../manifest/is-written';
import { shippedAt, type Shipped } from '../shipped/read';
import { retainedFrom, type Case } from '../lineage/case';
import { stateOf, type Evidence, type NoticesOwed } from './obligation';

type Fault = NoticesOwed['faults'][number];

interface Outcome {
  readonly faults: readonly Fault[];
  readonly evidence?: Evidence;
  readonly unchecked: boolean;
}

/**
 * The notices of a distribution: each one that came with an artifact that a subject comes from, under whatever license,
 * and a place for the notice of modification where a derivative is shared.
 */
export function noticesOwed(of: Case): readonly NoticesOwed[] {
  const { files, distribution } = of;
  const kept = retainedFiles(of);
  const shipped = distribution.notices.map((path) =>
    readNotice(files, distribution.uri, path, kept.has(resolvePath(distribution.uri, path.value)) ? 'others' : 'us'),
  );
  const owed = (subjects: NoticesOwed['subjects'], path: () => Path, outcome: Outcome): NoticesOwed => ({
    kind: 'notices',
    subjects,
    path,
    state: stateOf(outcome.faults),
    ...outcome,
  });
  const retained = [...retainedFrom(of)].flatMap(([artifact, { subjects, path }]) =>
    artifact.notices.map((notice) => ({
      ...owed(subjects, path, retainedIn(shipped, artifact, notice, of)),
      retained: { artifact, notice },
    })),
  );
  const [first, ...rest] = of.subjects.filter(({ derivative }) => derivative !== undefined);
  return first === undefined
    ? retained
    : [owed([first, ...rest], first.strictest.path, placeIn(shipped, of.distribution)), ...retained];
}

/** Where the notices are that came with artifacts. */
function retainedFiles(of: Case): ReadonlySet<string | undefined> {
  const artifacts = [...retainedFrom(of).keys()];
  return new Set(
    artifacts.flatMap(({ uri, notices }) => notices.flatMap(({ value }) => resolvePath(uri, value) ?? [])),
  );
}

function placeIn(shipped: readonly Notice[], distribution: Distribution): Outcome {
  const there = shipped.find(({ kind }) => kind !== 'unreadable');
  if (there?.uri !== undefined)
    return { faults: [], evidence: { uri: there.uri }, unchecked: there.kind === 'address' };
  return nothingThere(shipped, distribution);
}

function retainedIn(
  shipped: readonly Notice[],
  artifact: Artifact,
  notice: Located<string>,
  { files, distribution }: Case,
): Outcome {
  if (shipped.length === 0) return nothingThere(shipped, distribution);
  const uri = isAddress(notice.value) ? notice.value : resolvePath(artifact.uri, notice.value);
  const itself = shipped.find((it) => it.uri !== undefined && it.uri === uri);
  if (itself?.uri !== undefined && itself.kind !== 'unreadable') {
    return { faults: [], evidence: { uri: itself.uri }, unchecked: itself.kind === 'address' };
  }
  const { words } = readNotice(files, artifact.uri, notice, 'others');
  const holder = shipped.find((it) => words !== undefined && it.words?.includes(words) === true);
  if (holder?.uri !== undefined) return { faults: [], evidence: { uri: holder.uri }, unchecked: false };
  const net = shipped.find((it) => it.kind === 'address');
  if (net?.uri !== undefined) return { faults: [], evidence: { uri: net.uri }, unchecked: true };
  // What is not there to be read might hold it, and a notice that can't be read might be held by anything.
  const isOpen = shipped.some((it) => it.kind === 'unreadable') || (words === undefined && !isAddress(notice.value));
  return { faults: [{ kind: isOpen ? 'unreadable' : 'not-shipped' }], unchecked: false };
}

function nothingThere(shipped: readonly Notice[], distribution: Distribution): Outcome {
  const written = valueOf(distribution.entry.value, 'notices');
  const isEmptyList = written?.kind === 'list' && written.items.length === 0;
  const isAbsent = shipped.length === 0 && (isEmptyList || !isWritten(distribution, 'notices'));
  return { faults: [{ kind: isAbsent ? 'absent' : 'unreadable' }], unchecked: false };
}

/** A file or address of notices, with its words, white space folded, where it can be read and is not empty. */
type Notice = Shipped & { readonly words: string | undefined };

function readNotice(files: Files, base: string, path: Located<string>, by: 'us' | 'others'): Notice {
  const read = shippedAt(files, base, path, by);
  const words = read.kind === 'text' ? read.fragment.text.replace(/\s+/g, ' ').trim() : '';
  return { ...read, words: words === '' ? undefined : words };
}
