import type { SourceFile } from '../../exchange/facts';
import type { Import } from '../../exchange/import';
import type { FileState } from '../../text/files';
import { t } from '../../text/l10n';
import { baseName, folderOf, normalized, relativePath } from '../../text/uri';
import { applyEdit } from '../apply-edit';
import { textArgument } from '../arguments';
import { tell } from '../client/notify';
import type { ManifestView } from '../documents/view';
import type { Handler, Setup } from '../handler';
import type { ImportResult } from '../messages';
import { whenFilesAreRead } from '../when-read';
import { workspaceEditOf } from '../workspace-edit';

/**
 * `impact.importFiles` takes what files tell of one thing into a manifest, as `impact import` does: as one change that a
 * person looks at first. Its arguments are the address of the manifest, which is made where there is none, and those of the
 * files; a bill of materials tells of many things.
 */
export const importFiles: Handler = (setup) => {
  setup.commands.set('impact.importFiles', ([uri, files]) =>
    imported(setup, normalized(textArgument(uri) ?? ''), textsIn(files)),
  );
};

function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : []).flatMap((item: unknown) => textArgument(item) ?? []);
}

async function imported(setup: Setup, uri: string, files: readonly string[]): Promise<ImportResult> {
  const { connection, store } = setup;
  if (!store.isManifest(uri) || files.length === 0)
    return problem(setup, t`There is no manifest to add to, or nothing to add to it.`);
  const looked = await whenFilesAreRead(setup, () => lookAt({ uri, files: files.map(normalized) }, setup));
  if (typeof looked === 'string') return problem(setup, looked);
  const { view, sources, name } = looked;
  const path = baseName(uri);
  // What speaks the other formats lies in a bundle of its own.
  const { importInto } = require('../../exchange/import') as typeof import('../../exchange/import');
  const before = view?.analysis.tree.text;
  const made = importInto({ path, before }, [{ files: sources, name }]);
  if (typeof made === 'string') return problem(setup, made);
  const unread = made.unread.map((one) => t`${one} is not in a supported format.`);
  if (made.difference === '' && unread.length > 0) return problem(setup, unread.join(' '));
  tellAll([...made.notes, ...unread], setup);
  if (made.difference === '') {
    tell(connection, 'information', t`${path} already has all of it.`);
    return { kind: 'same' };
  }
  return written(setup, { uri, view, made });
}

interface Found {
  /** The manifest; nothing where it is to be made. */
  readonly view: ManifestView | undefined;
  readonly sources: readonly SourceFile[];
  /** What several files tell of where none of them says its name: it is that of their folder. */
  readonly name: string | undefined;
}

/** The manifest and the files as they are now; a sentence where one of them can’t be used. */
function lookAt(
  { uri, files }: { readonly uri: string; readonly files: readonly string[] },
  { store }: Setup,
): Found | string {
  const view = store.manifest(uri);
  const { kind } = store.files.read(uri);
  if (view === undefined && kind !== 'absent')
    return t`${baseName(uri)} can’t be added to: it can’t be read, or is too long.`;
  const far = files.find((file) => !isReachable(uri, file));
  if (far !== undefined)
    return t`${baseName(far)} is not stored where the manifest can name it: put both in one place first.`;
  const states = files.map((file) => ({ file, state: store.files.read(file) }));
  const unusable = states.find(({ state }) => state.kind !== 'text');
  if (unusable !== undefined) return t`${baseName(unusable.file)} can’t be read${reasonOf(unusable.state)}.`;
  const sources = states.flatMap(({ file, state }) =>
    state.kind === 'text' ? [{ path: relativePath(uri, file), name: baseName(file), text: state.text }] : [],
  );
  const folders = new Set(files.map(folderOf));
  const [folder] = folders;
  const isOne = files.length > 1 && folders.size === 1 && folder !== undefined;
  return { view, sources, name: isOne ? baseName(folder) : undefined };
}

/** Whether a path leads from one file to the other: not from a disk to a server, nor from what is not saved. */
function isReachable(from: string, to: string): boolean {
  const place = (uri: string): string => /^[^:]*:\/\/[^/]*\//.exec(uri)?.[0] ?? uri;
  return place(from) === place(to);
}

function reasonOf(state: FileState): string {
  switch (state.kind) {
    case 'unreadable':
      return `: ${state.reason}`;
    case 'absent':
      return t`: it does not exist`;
    case 'folder':
      return t`: it is a folder`;
    default:
      return '';
  }
}

async function written(
  setup: Setup,
  { uri, view, made }: { readonly uri: string; readonly view: ManifestView | undefined; readonly made: Import },
): Promise<ImportResult> {
  const { connection, store } = setup;
  const path = baseName(uri);
  const title = view === undefined ? t`Create ${path}` : t`Add to ${path}`;
  const description = t`Each field says where it came from; existing fields stay as they are.`;
  const change =
    view === undefined
      ? { edits: [], creates: [{ uri, text: made.text }] }
      : { edits: made.edits.map(({ start, newText }) => ({ span: view.analysis.tree.spanAt(start), newText })) };
  const about = view ?? { uri, places: { location: () => undefined } };
  const edit = workspaceEditOf({ ...change, isReviewed: true, description }, about, setup);
  if (edit === undefined)
    return problem(setup, t`${path} can’t be written from this editor; “impact import” does it in a terminal.`);
  const { applied, failureReason } = await applyEdit(connection, edit, title);
  if (applied) return { kind: 'done', written: [store.clientUri(uri)] };
  return failureReason === undefined ? { kind: 'discarded' } : problem(setup, t`Nothing was written: ${failureReason}`);
}

/** More than these nobody reads one by one; all of them are in the log. */
const MOST_TOLD = 5;

function tellAll(notes: readonly string[], { connection, log }: Setup): void {
  const shown = notes.length > MOST_TOLD ? notes.slice(0, MOST_TOLD - 1) : notes;
  for (const note of shown) tell(connection, 'warning', note);
  const others = notes.slice(shown.length);
  if (others.length === 0) return;
  for (const note of others) log.info(note);
  tell(connection, 'warning', t`${String(others.length)} more notes are in the output of the server.`);
}

function problem({ connection }: Setup, message: string): ImportResult {
  tell(connection, 'error', message);
  return { kind: 'problem', message };
}
