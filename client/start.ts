import * as vscode from 'vscode';
import { RevealOutputChannelOn, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import type { Extension } from './activate';
import { ownCommands } from './commands/own-commands';
import { CommandsFromTheStart, serverCommands } from './commands/server-commands';
import { documentSelector } from './document-selector';
import { answerFileRequests, FileAccess } from './file-access';
import { tellFocus } from './focus';
import { keepToManifests } from './manifests-only';
import { restoreLineage } from './views/lineage-panel';
import { provideTexts } from './views/read-only-text';
import { plain } from './views/plain';
import { previewed } from './views/previewed-edit';
import { showReleases } from './views/releases';
import { showStatus } from './views/status';
import { isManifestPath } from './manifest-files';

/** Makes the client that speaks with the server: over a channel to a process, or to a web worker. */
export type Connect = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Starts the language server and what shows it, alike in every kind of extension host. A server that ends unexpectedly
 * is started again by the client library, which sends it the open documents as they are in the editor.
 */
export function start(context: vscode.ExtensionContext, connect: Connect): Extension {
  const name = 'ImpACT License Manifests';
  const output = vscode.window.createOutputChannel(name, { log: true });
  // The identifier is also the section of the settings that the library reads `trace.server` from.
  const client = connect('impact', name, optionsWith(output));
  keepToManifests(client);
  client.registerFeature(new FileAccess());
  client.registerFeature(new CommandsFromTheStart());
  context.subscriptions.push(
    output,
    { dispose: () => client.dispose() },
    answerFileRequests(client),
    showStatus(client),
    showReleases(client),
    provideTexts(),
    tellFocus(client),
  );
  void vscode.commands.executeCommand('setContext', 'impact.active', true);
  // Nobody waits for the server: the editor goes on while it starts, and the library sends it what was opened meanwhile.
  client.start().catch((error: unknown) => {
    // The library has told the user. The commands stay, so that the server can be started again.
    output.error(error instanceof Error ? error : String(error));
  });
  return {
    commands: { ...ownCommands(client, context), ...serverCommands(client, context) },
    restoreLineage: (panel) => {
      restoreLineage(panel, client, context);
    },
  };
}

/** What the library has to know of this extension. */
function optionsWith(outputChannel: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector,
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      provideCodeLenses: async (document, token, next) => (await next(document, token))?.map(withPlainTitle),
      resolveCodeLens: async (lens, token, next) => {
        const resolved = await next(lens, token);
        return resolved && withPlainTitle(resolved);
      },
      workspace: { handleApplyEdit: (params, next) => next(previewed(params), NOT_CANCELED) },
    },
    diagnosticPullOptions: { onChange: true, onTabs: true, match: (_selector, uri) => isManifest(uri) },
  };
}

/** Whoever asks for a change waits for it. */
const NOT_CANCELED: vscode.CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** A lens whose title shows the icon that the server puts at its head, and none that a name in a manifest asks for. */
function withPlainTitle(lens: vscode.CodeLens): vscode.CodeLens {
  if (lens.command === undefined) return lens;
  const icon = /^\$\([a-z-]+\)\u00a0/.exec(lens.command.title)?.[0] ?? '';
  lens.command.title = `${icon}${plain(lens.command.title.slice(icon.length))}`;
  return lens;
}

/** Whether a file that has no document yet would get our language. */
function isManifest(uri: vscode.Uri): boolean {
  return isManifestPath(uri.path);
}
