import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';

/**
 * Shows the user a line. Nobody waits for an answer, and none is needed. Some editors make a link of `[words](address)` in
 * it, which may run a command; a name from a manifest must not become one, so a space sets the two apart.
 */
export function tell(connection: Connection, kind: 'error' | 'information', message: string): void {
  const type = kind === 'error' ? MessageType.Error : MessageType.Info;
  void connection.sendNotification(ShowMessageNotification.type, { type, message: message.replaceAll('](', '] (') });
}
