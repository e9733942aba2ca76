import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { REPORT_QUESTIONS, ReportQuestionsParams, ReportQuestionsResult } from '../../server/src/lsp/messages';
import { askAll, type Step } from '../views/input-steps';
import { reportOf } from './target';

type Questions = NonNullable<ReportQuestionsResult>;
type ContactField = keyof Questions['contact'];

/** Where the contact is kept for the next report, in the editor’s own storage. */
const CONTACT = 'impact.contact';

/**
 * Asks what a report is to say, step by step, and who answers for it where the manifest does not tell. Returns the
 * arguments of the server’s command that writes the report; undefined where the user leaves or nothing is owed.
 */
export async function askReport(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  args: readonly unknown[],
): Promise<unknown[] | undefined> {
  const target = await reportOf(client, args);
  if (target === undefined) return undefined;
  const { uri, id, category } = target;
  const params: ReportQuestionsParams = { uri, id, ...(category === undefined ? {} : { category }) };
  const report = await client.sendRequest<ReportQuestionsResult>(
    'impact/reportQuestions' satisfies typeof REPORT_QUESTIONS,
    params,
  );
  if (report === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No impact report is owed for {0}.', id));
    return undefined;
  }
  const remembered = context.globalState.get<Questions['contact']>(CONTACT) ?? {};
  const contactSteps = contactFields().filter(({ key }) => report.contact[key] === undefined);
  const steps: Step[] = [
    ...report.questions.filter(({ isAnswered }) => !isAnswered).map(stepFor),
    ...(report.exists ? [] : contactSteps.map((step) => ({ ...step, value: remembered[step.key] ?? '' }))),
  ];
  const title =
    report.category === 'data'
      ? vscode.l10n.t('Data impact report: {0}', report.name)
      : vscode.l10n.t('Model impact report: {0}', report.name);
  const given = await askAll(title, steps);
  if (given === undefined) return undefined;
  const said = new Map([...given].flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, text.trim()] as const])));
  const contact = Object.fromEntries(
    contactSteps.flatMap(({ key }) => {
      const text = said.get(key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
  if (Object.keys(contact).length > 0) await context.globalState.update(CONTACT, { ...remembered, ...contact });
  const answers = Object.fromEntries([...said].filter(([key]) => !(key in contact)));
  return [uri, id, report.category, answers, 'answer', contact];
}

function stepFor({ heading, question, known }: Questions['questions'][number]): Step {
  return {
    key: heading,
    prompt: question,
    ...(known === undefined
      ? {}
      : { placeholder: vscode.l10n.t('Leave empty to take what the manifest says: {0}', firstLine(known)) }),
  };
}

function contactFields(): readonly (Step & { readonly key: ContactField })[] {
  return [
    { key: 'name', prompt: vscode.l10n.t('Who answers for this report?') },
    { key: 'organization', prompt: vscode.l10n.t('At which organization?') },
    { key: 'email', prompt: vscode.l10n.t('At which e-mail address?') },
  ];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
