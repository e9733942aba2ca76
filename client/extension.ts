import type * as vscode from 'vscode';
import { activateWith } from './activate';
import { provideTasks } from './tasks';

/** Wakes the extension up where there is Node. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(provideTasks());
  activateWith(context, () => (require('./language-client') as typeof import('./language-client')).start(context));
}
