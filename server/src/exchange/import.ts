import { createTwoFilesPatch } from 'diff';
import type { OffsetEdit } from '../text/edit';
import { t } from '../text/l10n';
import type { SourceFile } from './facts';
import { readSources } from './read';
import { writeEntries } from './write';

/** Files that belong to one thing: those of a folder, or one by itself. */
export interface SourceGroup {
  readonly files: readonly SourceFile[];
  /** What it is called where no file says. */
  readonly name: string | undefined;
}

/** What an import comes to. */
export interface Import {
  /** The manifest with all of it. */
  readonly text: string;
  /** What is put into the text that was there, where there was one. */
  readonly edits: readonly OffsetEdit[];
  /** How it differs from before, to be looked at; empty where nothing does. */
  readonly difference: string;
  /** What a person has to know, a sentence each. */
  readonly notes: readonly string[];
  /** The files that are in no format that is read. */
  readonly unread: readonly string[];
}

export { isSource } from './read';

/** Takes what groups of files tell into a manifest; a sentence where it can’t be taken in. */
export function importInto(
  { path, before }: { readonly path: string; readonly before: string | undefined },
  groups: readonly SourceGroup[],
): Import | string {
  const read = groups.map(({ files, name }) => {
    const found = readSources(files);
    const entries = found.entries.map((entry) => {
      const isNamed = name === undefined || entry.facts.some(({ key }) => key === 'name');
      return isNamed
        ? entry
        : { ...entry, facts: [{ key: 'name' as const, value: name, from: t`the name of its folder` }, ...entry.facts] };
    });
    return { ...found, entries };
  });
  const entries = read.flatMap((one) => one.entries);
  const unread = read.flatMap((one) => one.unread).map((file) => file.path);
  const written = writeEntries(before, entries);
  if (typeof written === 'string') return written;
  const { text, edits, notes } = written;
  const isSame = text === (before ?? '') || entries.length === 0;
  const patch = isSame ? '' : createTwoFilesPatch(path, path, before ?? '', text, '', '', { context: 3 });
  return {
    text: isSame ? (before ?? '') : text,
    edits: isSame ? [] : edits,
    difference: patch.replace(/^Index: [^\n]*\n=+\n/, ''),
    notes,
    unread,
  };
}
