import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';

/**
 * Shows the user a line. Nobody waits for an answer, and none is needed. Some editors make a link of `[words](address)` in
 * it, which may run a command; a name from a manifest must not become one, so a space sets the two apart.
 */
export function tell(connection: Connection, kind: keyof typeof TYPES, message: string): void {
  const type = TYPES[kind];
  void connection.sendNotification(ShowMessageNotification.type, { type, message: message.replaceAll('](', '] (') });
}

const TYPES = { error: MessageType.Error, warning: MessageType.Warning, information: MessageType.Info } as const;
