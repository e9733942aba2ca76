import type { SourceFile } from '../../exchange/facts';
import type { SourceGroup } from '../../exchange/import';
import { isManifestFile } from '../../manifest/manifest-files';
import { t } from '../../text/l10n';
import { baseName, relativePath } from '../../text/uri';
import { listOf } from '../../text/words';
import type { ExitCode } from '../command';
import type { Host } from '../console';
import { failed } from '../failed';
import { printable } from '../formats/printable';
import { leadsInside } from '../inside';
import { findTargets, workspaceAround } from '../targets';
import { unreadable } from '../unreadable';
import { writtenLines } from '../written-lines';

/** What a person asks of an import. */
export interface ImportOptions {
  readonly manifest?: string;
  readonly write?: true;
}

/** What speaks the other formats lies in a bundle of its own. */
function formats(): typeof import('../../exchange/import') {
  return require('../../exchange/import') as typeof import('../../exchange/import');
}

/** Takes what the paths tell into a manifest: shows what would change, or writes it. */
export async function importPaths(paths: readonly string[], options: ImportOptions, host: Host): Promise<ExitCode> {
  const root = workspaceAround(host.folder, host);
  const uri = await manifestFor(options.manifest, host);
  if ('message' in uri) return failed(uri.message, host);
  const path = host.pathOf(uri.uri);
  if (!isManifestFile(uri.uri))
    return failed(t`${path} is not a name for a manifest: call it impact.yaml or NAME.impact.yaml.`, host);
  const state = host.read(uri.uri, [root]);
  if (state.kind !== 'text' && state.kind !== 'absent') return failed(unreadable(path, state), host);
  const groups = paths.map((one) => groupAt(one, uri.uri, host));
  const problem = groups.find((group) => typeof group === 'string');
  if (problem !== undefined) return failed(problem, host);
  const { importInto } = formats();
  const before = state.kind === 'text' ? state.text : undefined;
  const made = importInto(
    { path, before },
    groups.filter((group) => typeof group !== 'string'),
  );
  if (typeof made === 'string') return failed(made, host);
  for (const note of [...made.notes, ...made.unread.map((one) => t`${one} is not in a supported format.`)])
    host.warn(`${printable(note)}\n`);
  if (made.text === '' || (made.difference === '' && made.unread.length > 0)) return 2;
  if (made.difference === '') {
    host.print(`${printable(t`${path} already has all of it.`)}\n`);
    return 0;
  }
  if (options.write !== true) {
    host.print(before === undefined ? made.text : made.difference);
    return 0;
  }
  if (!leadsInside(root, uri.uri, host)) return failed(t`${path} is outside the workspace.`, host);
  const change = { uri: uri.uri, text: made.text, before };
  const failure = host.write([change]);
  if (failure !== undefined) return failed(t`${path} was not written: ${failure.reason}`, host);
  host.print(writtenLines([change], host));
  return 0;
}

/** The manifest that is named, the only one below this folder, or a new one. */
async function manifestFor(
  named: string | undefined,
  host: Host,
): Promise<{ readonly uri: string } | { readonly message: string }> {
  if (named !== undefined) return { uri: host.uriOf(named) };
  const { targets } = await findTargets(['.'], '', host);
  const [first, ...others] = targets.flatMap(({ uris }) => uris);
  if (first === undefined) return { uri: host.uriOf('impact.yaml') };
  if (others.length === 0) return { uri: first };
  const all = [first, ...others].map((uri) => host.pathOf(uri));
  return { message: t`More than one manifest is possible: choose ${listOf(all)} with --manifest.` };
}

/** What lies at a path: a file, or the files of a folder that tell of one thing. */
function groupAt(path: string, manifest: string, host: Host): SourceGroup | string {
  const uri = host.uriOf(path);
  const state = host.read(uri, [uri]);
  if (state.kind === 'absent') return t`There is no file or folder ${path}.`;
  if (state.kind === 'text') return { files: [fileOf(uri, state.text, manifest)], name: undefined };
  if (state.kind !== 'folder') return unreadable(path, state);
  const { isSource } = formats();
  const files = host
    .list(uri, [uri])
    .filter(isSource)
    .flatMap((name): readonly SourceFile[] => {
      const inside = `${uri.replace(/\/$/, '')}/${encodeURIComponent(name)}`;
      const file = host.read(inside, [uri]);
      return file.kind === 'text' ? [fileOf(inside, file.text, manifest)] : [];
    });
  if (files.length === 0) return t`${path} contains no card, license file or bill of materials.`;
  return { files, name: baseName(uri) };
}

/** A file, by its path as seen from the manifest. */
function fileOf(uri: string, text: string, manifest: string): SourceFile {
  return { path: relativePath(manifest, uri), name: baseName(uri), text };
}
