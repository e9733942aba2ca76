import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Extension } from '../activate';
import type { OwnCommand } from '../names';
import { checkWorkspace } from './check-workspace';
import { compareReleases } from './compare-releases';
import { explainRule } from './explain-rule';
import { addArtifact, newManifestFromCard } from './import-files';
import { mayIShare } from './may-i-share';
import { newManifest } from './new-manifest';
import { restart } from './restart';
import { showLineage } from './show-lineage';

/** What the commands do that the server does not offer itself. */
export function ownCommands(
  client: BaseLanguageClient,
  context: vscode.ExtensionContext,
): Pick<Extension['commands'], OwnCommand> {
  return {
    'impact.newManifest': (folder) => newManifest(client, folder),
    'impact.newManifestFromCard': (...args) => newManifestFromCard(client, args),
    'impact.addArtifact': (...args) => addArtifact(client, args),
    'impact.checkWorkspace': () => checkWorkspace(client),
    'impact.compareReleases': () => compareReleases(client),
    'impact.mayIShare': (...args) => mayIShare(client, args),
    'impact.showLineage': (...args) => showLineage(client, context, args),
    'impact.explainRule': (...args) => explainRule(context, args),
    'impact.restart': () => restart(client),
    'impact.showOutput': () => client.outputChannel.show(),
  };
}
