import type * as vscode from 'vscode';
import type { BaseLanguageClient, ExecuteCommandSignature } from 'vscode-languageclient';
import { checkGate } from './check-gate';
import { askReport, writeReport } from './create-report';
import { prepareRelease } from './prepare';
import { recordReview } from './record-review';
import { silence } from './silence';
import { keepWritten } from './save-written';
import { distributionOf } from './target';

/** Runs a command of the server, whose arguments may still have to be asked of the user. */
export async function complete(
  { command, args }: { readonly command: string; readonly args: readonly unknown[] },
  { context, client }: { readonly context: vscode.ExtensionContext; readonly client: BaseLanguageClient },
  run: ExecuteCommandSignature,
): Promise<unknown> {
  switch (command) {
    case 'impact.checkGate':
    case 'impact.showVerdict':
      return checkGate(client, args);
    case 'impact.prepareRelease':
      return prepareRelease(args, { context, client, run });
    case 'impact.recordReview':
      return recordReview(args, { context, client, run });
    case 'impact.silence':
      return silence(args, run);
    case 'impact.createReport': {
      const asked = await askReport(context, client, args);
      return asked && writeReport(asked, { client, run });
    }
    case 'impact.beginManifest':
      return keepWritten({ client, run }, command, [...args]);
    case 'impact.markReleased':
    case 'impact.updateNotice':
    case 'impact.updateTerms': {
      const target = await distributionOf(client, args);
      return target && keepWritten({ client, run }, command, [target.uri, target.id]);
    }
    default:
      return run(command, [...args]);
  }
}
