import * as vscode from 'vscode';
import { isSourceName } from '../source-files';

/** A file that tells of an artifact, and its path as seen from the manifest. */
interface Source {
  readonly path: string;
  readonly uri: vscode.Uri;
}

/** Nobody looks through more. */
const MOST_FOLDERS = 100;

/** The files that tell of an artifact beside a manifest, and in the folders beside it. */
export async function sourcesBeside(manifest: vscode.Uri): Promise<readonly Source[]> {
  if (manifest.scheme === 'untitled') return [];
  const folder = vscode.Uri.joinPath(manifest, '..');
  const entries = await entriesOf(folder);
  const folders = entries
    .filter(([name, type]) => (type & vscode.FileType.Directory) !== 0 && !/^(?:\.|node_modules$)/.test(name))
    .slice(0, MOST_FOLDERS);
  const inner = await Promise.all(
    folders.map(async ([name]) => {
      const uri = vscode.Uri.joinPath(folder, name);
      return sourcesIn(await entriesOf(uri), { uri, prefix: `${name}/` });
    }),
  );
  return [...sourcesIn(entries, { uri: folder, prefix: '' }), ...inner.flat()];
}

function sourcesIn(
  entries: readonly (readonly [string, vscode.FileType])[],
  { uri, prefix }: { readonly uri: vscode.Uri; readonly prefix: string },
): readonly Source[] {
  return entries
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && isSourceName(name))
    .map(([name]) => ({ path: `${prefix}${name}`, uri: vscode.Uri.joinPath(uri, name) }));
}

/** What a folder holds, in the order of the names; one that can’t be looked into offers nothing to pick from. */
async function entriesOf(folder: vscode.Uri): Promise<readonly (readonly [string, vscode.FileType])[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
