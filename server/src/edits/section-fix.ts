import type { Fix, NewFile } from '../findings/finding';
import { replaceNode } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Edit } from '../text/edit';
import { t } from '../text/l10n';
import { sectionText, sectionName, type SectionKind } from '../text/marked-section';
import { proseFor } from '../text/prose';
import type { Span } from '../text/span';
import { asToken } from '../text/token';
import { isAddress, resolvePath } from '../text/uri';
import { englishListOf } from '../text/words';
import { sectionBody } from '../shipped/section';
import { namePaths } from './name-paths';
import { releaseIn, type Shipment } from '../lineage/release';
import { labelOf } from '../lineage/proof';
import { editSection } from './section-edit';
import { barrierAt } from './write-target';
import { addField, DISTRIBUTION } from './add-field';

/** What it takes to have a section written into a file that ships, and named in the manifest. */
export type WrittenSection =
  | { readonly kind: 'same'; readonly path: string }
  | { readonly kind: 'fix'; readonly path: string; readonly fix: Fix }
  /** It can’t be done, for a reason that is told in a sentence; `at` is the mark that is in the way, where it is one. */
  | { readonly kind: 'problem'; readonly message: string; readonly at?: Span };

const titles: Readonly<Record<SectionKind, (path: string) => string>> = {
  notice: (path) => t`Write the notice to ${path}`,
  terms: (path) => t`Write the use-based restrictions to ${path}`,
  attribution: (path) => t`Write the attribution to ${path}`,
};

const problems = {
  address: (path: string) => t`The terms are at ${path}, which can’t be edited from here.`,
  broken: (path: string, kind: SectionKind) =>
    t`The marks around the generated ${kind} in ${path} are damaged, so nothing was written. Correct the marks, or remove them all.`,
  unclosed: (path: string, kind: SectionKind) =>
    t`A comment or code block in ${path} is never closed, so a generated ${kind} would become part of it: nothing was written.`,
  barred: (path: string, words: string) => t`${path} ${words}, so nothing was written.`,
  unreadable: (path: string) => t`${path} can’t be read, or is outside the workspace.`,
  empty: {
    attribution: t`There is no attribution to write: the artifacts say neither their names nor the years of their copyrights.`,
    notice: t`There is no notice to write: no license requires one.`,
    terms: t`There are no restrictions to write: none has to flow down.`,
  },
};

/**
 * Writes a section into the file where it belongs, `path` where one is given, and names that file in the manifest where
 * it does not yet. A file that is not there is made. What stands outside of the section’s marks stays as it is.
 */
export function writeSection(
  kind: SectionKind,
  shipment: Shipment,
  path: string = pathFor(kind, shipment),
): WrittenSection {
  if (isAddress(path)) return { kind: 'problem', message: problems.address(path) };
  if (sectionBody(kind, shipment, path) === '') return { kind: 'problem', message: problems.empty[kind] };
  const placed = editSection(kind, shipment, path);
  switch (placed.kind) {
    case 'broken': {
      const message = placed.fault === 'unclosed' ? problems.unclosed(path, kind) : problems.broken(path, kind);
      return { kind: 'problem', message, at: placed.at };
    }
    case 'barred':
      return { kind: 'problem', message: problems.barred(path, placed.words) };
    case 'unreadable':
      return { kind: 'problem', message: problems.unreadable(path) };
    default: {
      const naming = nameIn(kind, shipment, path);
      const edits = placed.kind === 'edit' ? [placed.edit, ...naming] : naming;
      const creates = placed.kind === 'absent' ? [newFile(kind, shipment, placed.uri)] : [];
      if (edits.length === 0 && creates.length === 0) return { kind: 'same', path };
      return { kind: 'fix', path, fix: { title: titles[kind](path), edits, creates, safe: false } };
    }
  }
}

/** Where a section belongs: in the file that is named for it, or a new one where that is to stay as it is. */
function pathFor(kind: SectionKind, shipment: Shipment): string {
  const { id, agreements, attribution } = shipment.distribution;
  switch (kind) {
    case 'notice':
      return noticePath(shipment);
    case 'terms': {
      const named = agreements.map(({ value }) => value);
      const chosen = named.find((path) => isOpen(shipment, path)) ?? named.find((path) => !isKept(shipment, path));
      if (chosen !== undefined) return chosen;
      const license = isFree(shipment, 'LICENSE.md') ? ['LICENSE.md'] : [];
      return firstOf([...license, 'TERMS.md', `TERMS-${asToken(id.value)}.md`], shipment);
    }
    case 'attribution': {
      const named = attribution?.kind === 'file' ? attribution.file.value : undefined;
      if (named !== undefined && !isKept(shipment, named)) return named;
      return firstOf(['README.md', 'ATTRIBUTION.md'], shipment);
    }
  }
}

/** The first file of notices that is of our making, and no notice that somebody else wrote. */
function noticePath(shipment: Shipment): string {
  const { distribution } = shipment;
  const own = distribution.notices.map(({ value }) => value).filter((path) => isOpen(shipment, path));
  return (
    own.find((path) => /notice/i.test(path)) ??
    own[0] ??
    firstOf(['NOTICE.md', 'NOTICES.md', `NOTICE-${asToken(distribution.id.value)}.md`], shipment)
  );
}

/** The first path that is free or whose file is ours to write; the last one where there is none. */
function firstOf(paths: readonly string[], shipment: Shipment): string {
  return paths.find((path) => isOpen(shipment, path)) ?? paths.at(-1) ?? '';
}

function isOpen(shipment: Shipment, path: string): boolean {
  const uri = resolvePath(shipment.distribution.uri, path);
  return uri !== undefined && barrierAt(uri, shipment) === undefined;
}

function isFree({ files, distribution }: Shipment, path: string): boolean {
  const uri = resolvePath(distribution.uri, path);
  return uri !== undefined && files.read(uri).kind === 'absent';
}

/** Whether the file at a path is the work of others, so that what is ours goes into another one. */
function isKept(shipment: Shipment, path: string): boolean {
  const uri = resolvePath(shipment.distribution.uri, path);
  return uri !== undefined && barrierAt(uri, shipment)?.isKept === true;
}

function newFile(kind: SectionKind, shipment: Shipment, uri: string): NewFile {
  const names = shipment.subjects.map(({ work, id }) => (work === undefined ? id.value : labelOf(work)));
  const heading = {
    notice: 'Notices',
    terms: `Terms of use: ${englishListOf(names, 'and')}`,
    attribution: 'Attribution',
  }[kind];
  const section = sectionText(sectionName(kind, shipment.distribution), sectionBody(kind, shipment, uri));
  const title = /\.md$/i.test(uri) ? `# ${proseFor(uri)(heading)}\n\n` : '';
  return { uri, text: `${title}${section}\n` };
}

/**
 * Has the distribution name the file, beside an agreement that stays as it is. A notice holds the attribution as well, so
 * it serves for one that is not there.
 */
function nameIn(kind: SectionKind, shipment: Shipment, path: string): readonly Edit[] {
  const { distribution } = shipment;
  const map = distribution.entry.value;
  if (map.kind !== 'map') return [];
  const attribution = (): readonly Edit[] => {
    const written = entryOf(map, 'attribution');
    const file = distribution.attribution?.kind === 'file' ? distribution.attribution.file.value : undefined;
    if (written === undefined) return [addField(map, DISTRIBUTION, { key: 'attribution', value: { file: path } })];
    return file !== undefined && file !== path && isKept(shipment, file) && !written.merged
      ? [replaceNode(written.value, { file: path })]
      : [];
  };
  switch (kind) {
    case 'terms': {
      const isNamed = distribution.agreements.some(({ value }) => value === path);
      const agreement = isNamed ? undefined : namePaths(distribution, 'agreement', [path]);
      return agreement === undefined ? [] : [agreement];
    }
    case 'attribution':
      return attribution();
    case 'notice': {
      const isNamed = distribution.notices.some(({ value }) => value === path);
      const notices = isNamed ? undefined : namePaths(distribution, 'notices', [path]);
      // Only the ImpACT licenses want an attribution in their own words.
      const isAttributed = entryOf(map, 'attribution') !== undefined || releaseIn(shipment) === undefined;
      return together([...(isAttributed ? [] : attribution()), ...(notices === undefined ? [] : [notices])]);
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
