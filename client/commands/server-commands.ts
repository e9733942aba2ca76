import type * as vscode from 'vscode';
import {
  ExecuteCommandRequest,
  type BaseLanguageClient,
  type ExecuteCommandSignature,
  type FeatureState,
  type ServerCapabilities,
  type StaticFeature,
} from 'vscode-languageclient';
import type { Extension } from '../activate';
import { SERVER_COMMANDS, type ServerCommand } from '../names';
import { complete } from './complete';

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
export function serverCommands(
  client: BaseLanguageClient,
  context: vscode.ExtensionContext,
): Pick<Extension['commands'], ServerCommand> {
  const { type } = ExecuteCommandRequest;
  const run: ExecuteCommandSignature = (command, args) =>
    client
      .sendRequest(type, { command, arguments: args })
      .catch((error: unknown) => client.handleFailedRequest<unknown>(type, undefined, error, undefined));
  const begun = SERVER_COMMANDS.map((command) => [
    command,
    (...args: unknown[]) => complete({ command, args }, { context, client }, run),
  ]);
  return Object.fromEntries(begun) as Pick<Extension['commands'], ServerCommand>;
}
