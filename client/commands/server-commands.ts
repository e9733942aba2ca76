import * as vscode from 'vscode';
import {
  ExecuteCommandRequest,
  type BaseLanguageClient,
  type ExecuteCommandSignature,
  type FeatureState,
  type ServerCapabilities,
  type StaticFeature,
} from 'vscode-languageclient';
import type { APPLY_ACTION, CommandName } from '../../server/src/lsp/messages';
import { complete } from './complete';

/** All that the server does by name for an editor that knows code actions. */
const COMMANDS: Readonly<Record<Exclude<CommandName, typeof APPLY_ACTION>, true>> = {
  'impact.checkGate': true,
  'impact.showVerdict': true,
  'impact.openReports': true,
  'impact.prepareRelease': true,
  'impact.markReleased': true,
  'impact.recordReview': true,
  'impact.silence': true,
  'impact.createReport': true,
  'impact.beginManifest': true,
  'impact.importFiles': true,
  'impact.updateNotice': true,
  'impact.updateTerms': true,
  'impact.updateAttribution': true,
};

/**
 * Keeps the client library from registering the server's commands once the server has answered: they are there from the
 * start, so that whoever is quick is not told that a command was not found, and nothing has to wait for the server.
 */
export class CommandsFromTheStart implements StaticFeature {
  fillClientCapabilities(): void {
    // The library tells that commands are known.
  }

  preInitialize(capabilities: ServerCapabilities): void {
    delete capabilities.executeCommandProvider;
  }

  initialize(): void {
    // There is nothing to do once the server has answered.
  }

  getState(): FeatureState {
    return { kind: 'static' };
  }

  clear(): void {
    // There is nothing to take back.
  }
}

/** The commands of the server, which wait for it while it starts. */
export function registerServerCommands(
  client: BaseLanguageClient,
  context: vscode.ExtensionContext,
): readonly vscode.Disposable[] {
  const { type } = ExecuteCommandRequest;
  const run: ExecuteCommandSignature = (command, args) =>
    client
      .sendRequest(type, { command, arguments: args })
      .catch((error: unknown) => client.handleFailedRequest<unknown>(type, undefined, error, undefined));
  return Object.keys(COMMANDS).map((command) =>
    vscode.commands.registerCommand(command, (...args: unknown[]) =>
      complete({ command, args }, { context, client }, run),
    ),
  );
}
