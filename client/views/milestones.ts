import * as vscode from 'vscode';
import type { StatusResult } from '../../server/src/lsp/messages';

/**
 * What a person has reached, which the steps of the walkthrough are done by: a manifest, a verdict that was seen, and
 * something that was missing and is there now. Each is told once it is so, and stays.
 */
export class Milestones {
  private readonly met = new Map<string, number>();

  /** What the server says of a manifest that a person looks at. */
  note(uri: string, status: StatusResult): void {
    if (status === null) return;
    reached('impact.hasManifest');
    if (status.distributions.length > 0) reached('impact.sawVerdict');
    const met = status.distributions.reduce((sum, it) => sum + it.met, 0);
    if (met > (this.met.get(uri) ?? met)) reached('impact.hasMended');
    this.met.set(uri, met);
  }
}

function reached(key: string): void {
  void vscode.commands.executeCommand('setContext', key, true);
}
