import * as vscode from 'vscode';
import { askAll } from '../views/input-steps';
import { keepWritten, type Tools } from './save-written';

/** Where the name is kept for the next review, in the editor’s own storage. */
const REVIEWER = 'impact.reviewer';

interface WithMemory extends Tools {
  readonly context: vscode.ExtensionContext;
}

/**
 * Has a review written in the name that comes along, or in that of whoever is asked for it; whoever names nobody has said
 * nothing.
 */
export async function recordReview(args: readonly unknown[], { context, ...tools }: WithMemory): Promise<void> {
  const [uri, id, subject, value, named] = args;
  const by = typeof named === 'string' ? named : await askName(String(subject), context);
  if (by !== undefined) await keepWritten(tools, 'impact.recordReview', [uri, id, subject, value, by]);
}

async function askName(subject: string, context: vscode.ExtensionContext): Promise<string | undefined> {
  const given = await askAll(vscode.l10n.t('Record that you have reviewed it'), [
    {
      key: REVIEWER,
      prompt: vscode.l10n.t('Your name, as it will be written into the manifest for {0}', subject),
      placeholder: vscode.l10n.t('Leave empty to record nothing'),
      value: context.globalState.get<string>(REVIEWER) ?? '',
    },
  ]);
  const by = given?.get(REVIEWER)?.trim() ?? '';
  if (by === '') return undefined;
  await context.globalState.update(REVIEWER, by);
  return by;
}
