import * as vscode from 'vscode';
import { COMMANDS, LINEAGE_VIEW, type Command } from './names';

/** What the extension does, once it is loaded. */
export interface Extension {
  /** What each command does; a command of the server waits for it. */
  readonly commands: Readonly<Record<Command, (...args: unknown[]) => unknown>>;
  /** Fills a panel that was open when the editor was closed. */
  readonly restoreLineage: (panel: vscode.WebviewPanel) => void;
}

/**
 * Has the editor know all that can be asked of the extension, and nothing more: what does it, with the library that speaks to
 * the server, is loaded right after, so that the editor waits for none of it; at once for whoever asks sooner.
 */
export function activateWith(context: vscode.ExtensionContext, load: () => Extension): void {
  let loaded: Extension | undefined;
  const extension = (): Extension => (loaded ??= load());
  const soon = setTimeout(extension, 0);
  context.subscriptions.push(
    new vscode.Disposable(() => clearTimeout(soon)),
    ...COMMANDS.map((id) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => extension().commands[id](...args)),
    ),
    vscode.window.registerWebviewPanelSerializer(LINEAGE_VIEW, {
      deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
        extension().restoreLineage(panel);
        return Promise.resolve();
      },
    }),
  );
}
