import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { checkWorkspace } from './check-workspace';
import { compareReleases } from './compare-releases';
import { explainRule } from './explain-rule';
import { addArtifact, newManifestFromCard } from './import-files';
import { mayIShare } from './may-i-share';
import { newManifest } from './new-manifest';
import { restart } from './restart';
import { showLineage } from './show-lineage';

/** Every command that the server does not offer itself. */
export function registerCommands(client: BaseLanguageClient, context: vscode.ExtensionContext): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand('impact.newManifest', (folder?: vscode.Uri) => newManifest(client, folder)),
    registerCommand('impact.newManifestFromCard', (...args: unknown[]) => newManifestFromCard(client, args)),
    registerCommand('impact.addArtifact', (...args: unknown[]) => addArtifact(client, args)),
    registerCommand('impact.checkWorkspace', () => checkWorkspace(client)),
    registerCommand('impact.compareReleases', () => compareReleases(client)),
    registerCommand('impact.mayIShare', (...args: unknown[]) => mayIShare(client, args)),
    registerCommand('impact.showLineage', (...args: unknown[]) => showLineage(client, context, args)),
    registerCommand('impact.explainRule', (...args: unknown[]) => explainRule(context, args)),
    registerCommand('impact.restart', () => restart(client)),
    registerCommand('impact.showOutput', () => client.outputChannel.show()),
  ];
}
