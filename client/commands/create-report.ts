import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { REPORT_QUESTIONS, ReportQuestionsParams, ReportQuestionsResult } from '../../server/src/lsp/messages';
import { askAll, type Step } from '../views/input-steps';
import { draftOf, type DraftKeeper } from '../views/drafts';
import { keepWritten, type Tools } from './save-written';
import { reportOf } from './target';

type Questions = NonNullable<ReportQuestionsResult>;
type ContactField = keyof Questions['contact'];

/** Where the contact is kept for the next report, in the editor’s own storage. */
const CONTACT = 'impact.contact';

/** The arguments of the server’s command that writes the report, and the draft that is let go of once it is written. */
export interface AskedReport {
  readonly args: unknown[];
  readonly draft: DraftKeeper;
}

/** Has a report written from what was answered; the answers are kept until it is. */
export async function writeReport({ args, draft }: AskedReport, tools: Tools): Promise<void> {
  const result = await keepWritten(tools, 'impact.createReport', args);
  if (result?.kind === 'done' || result?.kind === 'same') await draft.forget();
}

/**
 * Asks what a report is to say, step by step, and who answers for it where the manifest does not tell. What is typed is kept
 * until the report is written. Undefined where the user leaves or nothing is owed.
 */
export async function askReport(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  args: readonly unknown[],
): Promise<AskedReport | undefined> {
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
  // By the path in the workspace: addresses differ between kinds of extension hosts.
  const manifest = vscode.workspace.asRelativePath(client.protocol2CodeConverter.asUri(uri));
  const draft = draftOf(context.workspaceState, JSON.stringify([manifest, id, report.category]));
  const act = vscode.l10n.t('Write {0}', report.path);
  const given = await askAll(titleOf(report), steps, { draft, act });
  if (given === undefined) {
    tellKept(draft);
    return undefined;
  }
  const { contact, answers } = sorted(given, contactSteps);
  if (Object.keys(contact).length > 0) await context.globalState.update(CONTACT, { ...remembered, ...contact });
  return { args: [uri, id, report.category, answers, 'answer', contact], draft };
}

function titleOf({ category, name }: Questions): string {
  return category === 'data'
    ? vscode.l10n.t('Data impact report: {0}', name)
    : vscode.l10n.t('Model impact report: {0}', name);
}

/** What was said, as far as it says anything: of who answers for the report, and to its questions. */
function sorted(
  given: ReadonlyMap<string, string>,
  contactSteps: readonly Step[],
): Readonly<Record<'contact' | 'answers', Readonly<Record<string, string>>>> {
  const isContact = (key: string): boolean => contactSteps.some((step) => step.key === key);
  const said = [...given].flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, text.trim()] as const]));
  return {
    contact: Object.fromEntries(said.filter(([key]) => isContact(key))),
    answers: Object.fromEntries(said.filter(([key]) => !isContact(key))),
  };
}

/** Whoever leaves in between is told that nothing is lost. */
function tellKept(draft: DraftKeeper): void {
  const hasAnswers = Object.values(draft.read()?.answers ?? {}).some((text) => text.trim() !== '');
  if (hasAnswers)
    vscode.window.setStatusBarMessage(vscode.l10n.t('Your answers are kept; next time you continue from here.'), 8000);
}

function stepFor({ heading, question, plainly, known }: Questions['questions'][number]): Step {
  return {
    key: heading,
    prompt: plainly,
    beside: vscode.l10n.t('The report asks: “{0}”', question),
    ...(known === undefined
      ? {}
      : { placeholder: vscode.l10n.t('Leave empty to use what the manifest says: {0}', firstLine(known)) }),
  };
}

function contactFields(): readonly (Step & { readonly key: ContactField })[] {
  return [
    { key: 'name', prompt: vscode.l10n.t('Who is responsible for this report?') },
    { key: 'organization', prompt: vscode.l10n.t('At which organization?') },
    { key: 'email', prompt: vscode.l10n.t('At which e-mail address?') },
  ];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
