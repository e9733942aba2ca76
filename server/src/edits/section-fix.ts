import type { Fix, NewFile } from '../findings/finding';
import { setField } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import { sectionText, sectionName, type SectionKind } from '../text/marked-section';
import { proseFor } from '../text/prose';
import type { Span } from '../text/span';
import { isAddress, resolvePath } from '../text/uri';
import { listOf } from '../text/words';
import { sectionBody } from '../shipped/section';
import type { Distribution } from '../manifest/manifest';
import { nameNotices } from './name-notices';
import type { Case } from '../lineage/case';
import { labelOf } from '../lineage/proof';
import { editSection } from './section-edit';

/** What it takes to have a section written into a file that ships, and named in the manifest. */
export type WrittenSection =
  | { readonly kind: 'same'; readonly path: string }
  | { readonly kind: 'fix'; readonly path: string; readonly fix: Fix }
  /** It can’t be done, for a reason that is told in a sentence; `at` is the mark that is in the way, where it is one. */
  | { readonly kind: 'problem'; readonly message: string; readonly at?: Span };

const titles: Readonly<Record<SectionKind, (path: string) => string>> = {
  notice: (path) => `Write the notice to ${path}`,
  terms: (path) => `Write the use-based restrictions to ${path}`,
  attribution: (path) => `Write the attribution to ${path}`,
};

const problems = {
  address: (path: string) => `The terms are at ${path}, where nothing can be written from here.`,
  broken: (path: string, kind: SectionKind) =>
    `The marks around the generated ${kind} in ${path} are damaged, so nothing was written. Put the marks right, or take them all out.`,
  unreadable: (path: string) => `${path} can’t be read, or is outside of the workspace.`,
  empty: 'There is no attribution to write: the artifacts say neither their names nor the years of their copyrights.',
};

/**
 * Writes a section into the file where it belongs, `path` where one is given, and names that file in the manifest where
 * it does not yet. A file that is not there is made. What stands outside of the section’s marks stays as it is.
 */
export function writeSection(kind: SectionKind, of: Case, path: string = pathFor(kind, of)): WrittenSection {
  if (isAddress(path)) return { kind: 'problem', message: problems.address(path) };
  if (kind === 'attribution' && sectionBody(kind, of, path) === '') return { kind: 'problem', message: problems.empty };
  const placed = editSection(kind, of, path);
  switch (placed.kind) {
    case 'broken':
      return { kind: 'problem', message: problems.broken(path, kind), at: placed.at };
    case 'unreadable':
      return { kind: 'problem', message: problems.unreadable(path) };
    default: {
      const naming = nameIn(kind, of.distribution, path);
      const edits = placed.kind === 'edit' ? [placed.edit, ...naming] : naming;
      const creates = placed.kind === 'absent' ? [newFile(kind, of, placed.uri)] : [];
      if (edits.length === 0 && creates.length === 0) return { kind: 'same', path };
      return { kind: 'fix', path, fix: { title: titles[kind](path), edits, creates, safe: false } };
    }
  }
}

function pathFor(kind: SectionKind, of: Case): string {
  const { agreements, attribution } = of.distribution;
  switch (kind) {
    case 'notice':
      return noticePath(of);
    case 'terms':
      return agreements[0]?.value ?? (isFree(of, 'LICENSE.md') ? 'LICENSE.md' : 'TERMS.md');
    case 'attribution':
      return attribution?.kind === 'file' ? attribution.file.value : 'README.md';
  }
}

/** The first file of notices that is of our making, and no notice that somebody else wrote. */
function noticePath({ distribution, lineage, subjects }: Case): string {
  const foreign = new Set(
    subjects.flatMap(({ work }) =>
      (work === undefined ? [] : lineage.closure(work)).flatMap(({ work: source }) =>
        source.kind === 'artifact' ? source.notices.map(({ value }) => resolvePath(source.uri, value) ?? value) : [],
      ),
    ),
  );
  const own = distribution.notices
    .map(({ value }) => value)
    .filter((path) => !isAddress(path) && !foreign.has(resolvePath(distribution.uri, path) ?? path));
  return own.find((path) => /notice/i.test(path)) ?? own[0] ?? 'NOTICE.md';
}

function isFree({ files, distribution }: Case, path: string): boolean {
  const uri = resolvePath(distribution.uri, path);
  return uri !== undefined && files.read(uri).kind === 'absent';
}

function newFile(kind: SectionKind, of: Case, uri: string): NewFile {
  const names = of.subjects.map(({ work, of: id }) => (work === undefined ? id.value : labelOf(work)));
  const heading = { notice: 'Notices', terms: `Terms of use: ${listOf(names, 'and')}`, attribution: 'Attribution' }[
    kind
  ];
  const section = sectionText(sectionName(kind, of.distribution), sectionBody(kind, of, uri));
  const title = /\.md$/i.test(uri) ? `# ${proseFor(uri)(heading)}\n\n` : '';
  return { uri, text: `${title}${section}\n` };
}

/** Has the distribution name the file. A notice holds the attribution as well, so it serves for one that is not there. */
function nameIn(kind: SectionKind, distribution: Distribution, path: string): readonly Edit[] {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return [];
  const isAttributed = entryOf(map, 'attribution') !== undefined;
  const before = ['of', 'audience', 'channel', 'date', 'status'];
  const agreement = (): Edit => setField(map, 'agreement', path, before);
  const attribution = (): Edit => setField(map, 'attribution', { file: path }, [...before, 'agreement']);
  switch (kind) {
    case 'terms':
      return distribution.agreements.length === 0 ? [agreement()] : [];
    case 'attribution':
      return isAttributed ? [] : [attribution()];
    case 'notice': {
      const isNamed = distribution.notices.some(({ value }) => value === path);
      const notices = isNamed ? undefined : nameNotices(distribution, [path]);
      return together([...(isAttributed ? [] : [attribution()]), ...(notices === undefined ? [] : [notices])]);
    }
  }
}

/** Insertions at one place become one, in their order. */
function together(edits: readonly Edit[]): readonly Edit[] {
  const [first, second] = edits;
  if (first === undefined || second === undefined) return edits;
  const isOnePlace = first.span.fragment === second.span.fragment && first.span.start === second.span.start;
  return isOnePlace ? [{ span: first.span, newText: first.newText + second.newText }] : edits;
}
