import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';

/** Shows the user a line. Nobody waits for an answer, and none is needed. */
export function tell(connection: Connection, kind: 'error' | 'information', message: string): void {
  const type = kind === 'error' ? MessageType.Error : MessageType.Info;
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
