import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LANGUAGE } from '../document-selector';
import type { STATUS, DistributionStatus, OwedReport, StatusParams, StatusResult } from '../../server/src/lsp/messages';
import { MANIFEST_GLOB } from '../manifest-files';
import { plain } from '../views/plain';
import { wordFor } from '../views/status-words';

/** What a command is about: a manifest, and an entry of it. The address is spelled as the server knows it. */
export interface Target {
  readonly uri: string;
  readonly id: string;
}

/**
 * The manifest that a command was called for. Lenses name it as text, menus as an address, and the palette means the one
 * that is being edited, or else that of the workspace; undefined where there is none, or the user leaves.
 */
export async function manifestOf(client: BaseLanguageClient, [given]: readonly unknown[]): Promise<string | undefined> {
  if (typeof given === 'string') return given;
  const document = vscode.window.activeTextEditor?.document;
  const edited = document?.languageId === LANGUAGE ? document.uri : undefined;
  const uri = given instanceof vscode.Uri ? given : (edited ?? (await manifestOfWorkspace()));
  return uri && client.code2ProtocolConverter.asUri(uri);
}

/** The only manifest of the workspace, or the one that the user chooses. */
async function manifestOfWorkspace(): Promise<vscode.Uri | undefined> {
  const found = await vscode.workspace.findFiles(MANIFEST_GLOB);
  const [first, ...others] = found;
  if (first === undefined)
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an impact.yaml manifest first.'));
  if (others.length === 0) return first;
  const items = found
    .map((uri) => ({ label: plain(vscode.workspace.asRelativePath(uri)), uri }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which manifest?') }))?.uri;
}

/** The distribution that a command was called for, or that the user chooses; undefined where there is none. */
export async function distributionOf(
  client: BaseLanguageClient,
  args: readonly unknown[],
): Promise<Target | undefined> {
  const uri = await manifestOf(client, args);
  if (uri === undefined) return undefined;
  const id = entryGiven(args) ?? (await chooseDistribution((await statusOf(client, uri))?.distributions ?? []));
  return id === undefined ? undefined : { uri, id };
}

/** The report that a command was called for, or that the user chooses of those that are owed. */
export async function reportOf(
  client: BaseLanguageClient,
  args: readonly unknown[],
): Promise<(Target & { readonly category: OwedReport['category'] | undefined }) | undefined> {
  const uri = await manifestOf(client, args);
  if (uri === undefined) return undefined;
  const id = entryGiven(args);
  if (id !== undefined) return { uri, id, category: args[2] === 'data' || args[2] === 'model' ? args[2] : undefined };
  const chosen = await chooseReport((await statusOf(client, uri))?.reports ?? []);
  return chosen && { uri, id: chosen.derivative, category: chosen.category };
}

function statusOf(client: BaseLanguageClient, uri: string): Promise<StatusResult> {
  const params: StatusParams = { uri };
  return client.sendRequest<StatusResult>('impact/status' satisfies typeof STATUS, params);
}

/** Only lenses name an entry; what menus send in that place is something else. */
function entryGiven([uri, id]: readonly unknown[]): string | undefined {
  return typeof uri === 'string' && typeof id === 'string' ? id : undefined;
}

async function chooseDistribution(distributions: readonly DistributionStatus[]): Promise<string | undefined> {
  const [first, ...others] = distributions;
  if (first === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This manifest plans no distribution.'));
    return undefined;
  }
  if (others.length === 0) return first.id;
  const items = distributions.map(({ id, verdict, owed, met }) => ({
    label: plain(id),
    id,
    description: wordFor(verdict),
    ...(owed === 0 ? {} : { detail: vscode.l10n.t('{0} of {1} obligations met', met, owed) }),
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which distribution?') }))?.id;
}

async function chooseReport(reports: readonly OwedReport[]): Promise<OwedReport | undefined> {
  const [first, ...others] = reports;
  if (first === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No derivative in this manifest owes an impact report.'));
    return undefined;
  }
  if (others.length === 0) return first;
  const items = reports.map((report) => ({
    label: plain(report.name),
    description: report.category === 'data' ? vscode.l10n.t('data report') : vscode.l10n.t('model report'),
    detail: report.isNamed ? vscode.l10n.t('Named in the manifest') : vscode.l10n.t('Still missing'),
    report,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which report?') }))?.report;
}
