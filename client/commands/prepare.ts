import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  PREPARE_QUESTIONS,
  PrepareQuestionsParams,
  PrepareQuestionsResult,
  PrepareResult,
} from '../../server/src/lsp/messages';
import { askAll } from '../views/input-steps';
import { checkGate } from './check-gate';
import { askReport, writeReport } from './create-report';
import { keepWritten, type Tools } from './save-written';
import { isThere } from './is-there';
import { distributionOf, type Target } from './target';

interface WithMemory extends Tools {
  /** Where answers are kept for the next time. */
  readonly context: vscode.ExtensionContext;
}

/**
 * Leads from a plan to a release: asks what only a person can tell, has all documents written as one change that the
 * person looks at, asks for the reports, and shows what is left.
 */
export async function prepareRelease(args: readonly unknown[], tools: WithMemory): Promise<void> {
  const target = await distributionOf(tools.client, args);
  const answers = target && (await askFor(target, tools));
  if (target === undefined || answers === undefined) return;
  const { uri, id } = target;
  const result = await keepWritten<PrepareResult>(tools, 'impact.prepareRelease', [uri, id, answers]);
  if (result?.kind !== 'done') return;
  await openBehind(
    result.written.filter((it) => it !== uri),
    tools.client,
  );
  for (const { derivative, category } of result.reports) {
    const asked = await askReport(tools.context, tools.client, [uri, derivative, category]);
    if (asked === undefined) return;
    await writeReport(asked, tools);
  }
  // The gate is about the manifest. A document that still opens would take the focus, and close the list before it is read.
  await vscode.window.showTextDocument(tools.client.protocol2CodeConverter.asUri(uri), { preview: false });
  await checkGate(tools.client, [uri, id], { ignoreFocusOut: true });
}

/** The answers by their keys; undefined where the user leaves. */
async function askFor({ uri, id }: Target, { client }: Tools): Promise<Readonly<Record<string, string>> | undefined> {
  const params: PrepareQuestionsParams = { uri, id };
  const asked = await client.sendRequest<PrepareQuestionsResult>(
    'impact/prepareQuestions' satisfies typeof PREPARE_QUESTIONS,
    params,
  );
  const steps = asked.map(({ key, question }) => ({ key, prompt: question }));
  const given = await askAll(vscode.l10n.t('Prepare this release: {0}', id), steps);
  return given && Object.fromEntries(given);
}

/** As tabs to look at, while the person goes on where they are. What they have left out is not there. */
async function openBehind(uris: readonly string[], client: BaseLanguageClient): Promise<void> {
  const before = vscode.window.activeTextEditor;
  for (const uri of uris) {
    const address = client.protocol2CodeConverter.asUri(uri);
    if (await isThere(address)) await vscode.window.showTextDocument(address, { preview: false, preserveFocus: true });
  }
  if (before === undefined || uris.length === 0) return;
  const { document, viewColumn } = before;
  await vscode.window.showTextDocument(document, { preview: false, ...(viewColumn && { viewColumn }) });
}
