import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { EvidencePlace } from '../../server/src/lsp/messages';

/** A place as people say it, who count lines from one. */
export function placeText({ protocol2CodeConverter }: BaseLanguageClient, { uri, range }: EvidencePlace): string {
  const path = vscode.workspace.asRelativePath(protocol2CodeConverter.asUri(uri));
  return range === undefined ? path : `${path}:${range.start.line + 1}`;
}

/**
 * Opens a page of the web, or a file where the manifest is; an address of any other kind could be a command. Tells whether
 * it is open in the editor now.
 */
export async function goTo(
  { protocol2CodeConverter }: BaseLanguageClient,
  { uri, range }: EvidencePlace,
  manifest: string,
): Promise<boolean> {
  const address = protocol2CodeConverter.asUri(uri);
  if (/^https?$/.test(address.scheme)) {
    await vscode.env.openExternal(address);
    return false;
  }
  if (address.scheme !== protocol2CodeConverter.asUri(manifest).scheme) return false;
  const selection = protocol2CodeConverter.asRange(range);
  await vscode.commands.executeCommand('vscode.open', address, selection === undefined ? {} : { selection });
  return true;
}
