import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ImportResult } from '../../server/src/lsp/messages';
import { isManifestPath } from '../manifest-files';
import { keepWritten } from './save-written';
import { sourcesBeside } from './sources-beside';
import { manifestOf } from './target';

/** Takes an artifact into a manifest from files that come along, or that the person picks. */
export async function addArtifact(client: BaseLanguageClient, [given, files]: readonly unknown[]): Promise<void> {
  const uri = await manifestOf(client, [given]);
  if (uri === undefined) return;
  const named = Array.isArray(files) ? files.filter((it) => it instanceof vscode.Uri) : [];
  const chosen = named.length > 0 ? named : await pickSources(client.protocol2CodeConverter.asUri(uri));
  if (chosen === undefined || chosen.length === 0) return;
  await importFiles(client, uri, chosen);
}

/** Makes a manifest beside a card from what the card says; one that is there is added to where the person wants that. */
export async function newManifestFromCard(client: BaseLanguageClient, [given]: readonly unknown[]): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const edited = document?.languageId === 'markdown' && !document.isUntitled ? document.uri : undefined;
  const card = given instanceof vscode.Uri ? given : edited;
  if (card === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the card of a model or data set first, and save it.'),
    );
    return;
  }
  const there = await manifestBeside(card);
  if (there !== undefined) {
    const name = there.path.split('/').at(-1) ?? '';
    const add = vscode.l10n.t('Add to It');
    const message = vscode.l10n.t('{0} already exists. Do you want to add what the card says?', name);
    if ((await vscode.window.showInformationMessage(message, add)) !== add) return;
  }
  const manifest = there ?? vscode.Uri.joinPath(card, '../impact.yaml');
  const result = await importFiles(client, client.code2ProtocolConverter.asUri(manifest), [card]);
  if (result?.kind !== 'done') return;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(manifest));
}

/** The server may still be starting: unlike a command of it, a request waits for that. */
function importFiles(
  client: BaseLanguageClient,
  uri: string,
  files: readonly vscode.Uri[],
): Promise<ImportResult | undefined> {
  const run = (command: string, args: unknown[]): Promise<unknown> =>
    client.sendRequest('workspace/executeCommand', { command, arguments: args });
  const addresses = files.map((file) => client.code2ProtocolConverter.asUri(file));
  return keepWritten<ImportResult>({ client, run }, 'impact.importFiles', [uri, addresses]);
}

async function manifestBeside(card: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(card, '..');
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).filter(isManifestPath);
  const name = names.find((it) => it === 'impact.yaml') ?? names.sort()[0];
  return name === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}

/** Files to tick that tell of one thing, and the way to any others; undefined where the person leaves. */
async function pickSources(manifest: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
  const beside = await sourcesBeside(manifest);
  if (beside.length === 0) return browse(manifest);
  const items = beside.map(({ path, uri }) => ({ label: path, uri }));
  const other = { label: vscode.l10n.t('Browse…'), alwaysShow: true, uri: undefined };
  const ticked = await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly uri: vscode.Uri | undefined }>(
    [...items, other],
    {
      title: vscode.l10n.t('Add Artifact From …'),
      placeHolder: vscode.l10n.t('A bill of materials, or the card and license files of one thing'),
      canPickMany: true,
    },
  );
  if (ticked === undefined) return undefined;
  const chosen = ticked.flatMap(({ uri }) => uri ?? []);
  const others = ticked.some(({ uri }) => uri === undefined) ? await browse(manifest) : [];
  return others && [...chosen, ...others];
}

async function browse(manifest: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: vscode.l10n.t('Add Artifact From …'),
    openLabel: vscode.l10n.t('Add'),
    canSelectMany: true,
    ...(manifest.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(manifest, '..') }),
  });
}
