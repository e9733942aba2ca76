import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  SHAREABLES,
  SHARING,
  ShareableWork,
  SharingAnswer,
  SharingParams,
  SharingResult,
} from '../../server/src/lsp/messages';
import { LANGUAGE } from '../document-selector';
import { plain } from '../views/plain';
import { showText } from '../views/read-only-text';
import { goTo, placeText } from '../views/places';
import { group, standingIcon, type Row, type Standing } from '../views/rows';
import type { Target } from './target';

type Sharing = NonNullable<SharingResult>;

/**
 * “May I share this?”, as `impact can-i` asks it: what, as what, and with whom; then the answer with what decides. Each
 * audience has its answer beside it already.
 */
export async function mayIShare(client: BaseLanguageClient, [uri, id]: readonly unknown[]): Promise<void> {
  const target = typeof uri === 'string' && typeof id === 'string' ? { uri, id } : await chooseWork(client);
  if (target === undefined) return;
  const params: SharingParams = { uri: target.uri, id: target.id };
  const sharing = await client.sendRequest<SharingResult>('impact/sharing' satisfies typeof SHARING, params);
  if (sharing === null) return;
  const form = await chooseForm(sharing);
  const answer = form === undefined ? undefined : await chooseAudience(sharing, form);
  if (answer !== undefined) await show(client, target, answer);
}

/** What is asked about: of the manifest that is being edited first. */
async function chooseWork(client: BaseLanguageClient): Promise<Target | undefined> {
  const works = await client.sendRequest<readonly ShareableWork[]>('impact/shareables' satisfies typeof SHAREABLES, {});
  if (works.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No manifest here says what you obtained or made. Create one with “New Manifest”.'),
    );
    return undefined;
  }
  const document = vscode.window.activeTextEditor?.document;
  const edited = document?.languageId === LANGUAGE ? client.code2ProtocolConverter.asUri(document.uri) : undefined;
  const ordered = [...works].sort((a, b) => Number(b.uri === edited) - Number(a.uri === edited));
  const chosen = await vscode.window.showQuickPick(
    ordered.map((work) => ({
      label: plain(work.name),
      description: [plain(work.id), work.risk].filter(Boolean).join(' · '),
      detail: vscode.workspace.asRelativePath(client.protocol2CodeConverter.asUri(work.uri)),
      iconPath: new vscode.ThemeIcon(work.kind === 'artifact' ? 'package' : 'tools'),
      target: { uri: work.uri, id: work.id },
    })),
    {
      title: vscode.l10n.t('May I Share…?'),
      placeHolder: vscode.l10n.t('What do you want to share?'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return chosen?.target;
}

/** A derivative is made already; an artifact can be given as it is, or as something made from it. */
async function chooseForm({ name, answers }: Sharing): Promise<SharingAnswer['form'] | undefined> {
  const forms = [...new Set(answers.map(({ form }) => form))];
  const [first] = forms;
  if (forms.length < 2) return first;
  const items = forms.map((form) => ({
    form,
    label: form === 'artifact' ? vscode.l10n.t('As it is') : vscode.l10n.t('As something made from it'),
  }));
  const placeHolder = vscode.l10n.t('As what?');
  return (await vscode.window.showQuickPick(items, { title: titleFor(name), placeHolder }))?.form;
}

async function chooseAudience(
  { name, answers }: Sharing,
  form: SharingAnswer['form'],
): Promise<SharingAnswer | undefined> {
  const items = answers
    .filter((answer) => answer.form === form)
    .map((answer) => ({
      label: receiver(answer.audience),
      description: answer.word,
      iconPath: standingIcon(STANDINGS[answer.verdict]),
      answer,
    }));
  const placeHolder = vscode.l10n.t('With whom?');
  return (await vscode.window.showQuickPick(items, { title: titleFor(name), placeHolder }))?.answer;
}

/** The answer, what decides it step by step, and what it is bound to; each step leads to its place. */
async function show(client: BaseLanguageClient, { uri }: Target, answer: SharingAnswer): Promise<void> {
  const rows = (texts: readonly string[], icon: string): readonly Row[] =>
    texts.map((text) => ({ label: plain(text), iconPath: new vscode.ThemeIcon(icon) }));
  const steps = answer.proof.map(({ message, place }): Row => ({
    label: plain(message),
    iconPath: new vscode.ThemeIcon('arrow-small-right'),
    ...(place && {
      description: plain(placeText(client, place)),
      open: () => goTo(client, place, uri),
    }),
  }));
  const others = answer.others.map(({ message, remedy }): Row => ({
    label: plain(message),
    detail: plain(remedy),
    iconPath: standingIcon('bad'),
  }));
  const items: readonly Row[] = [
    { label: plain(answer.sentence), iconPath: standingIcon(STANDINGS[answer.verdict]) },
    ...group(vscode.l10n.t('Why'), steps),
    ...group(vscode.l10n.t('What else is in the way'), others),
    ...group(vscode.l10n.t('On these conditions'), rows(answer.conditions, 'checklist')),
    ...group(vscode.l10n.t('What the licenses leave open'), rows(answer.open, 'question')),
    ...group(vscode.l10n.t('Next'), [
      {
        label: vscode.l10n.t('Show everything, with reasons'),
        iconPath: new vscode.ThemeIcon('book'),
        open: () => showText(vscode.l10n.t('May I Share…?'), answer.markdown),
      },
    ]),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${vscode.l10n.t('May I Share…?')} ${answer.word}`,
    placeHolder: vscode.l10n.t('Choose an entry to go to it.'),
  });
  await chosen?.open?.();
}

function titleFor(name: string): string {
  return vscode.l10n.t('May I share {0}?', name);
}

function receiver(audience: SharingAnswer['audience']): string {
  switch (audience) {
    case 'internal':
      return vscode.l10n.t('People in my organization');
    case 'third-party':
      return vscode.l10n.t('A third party');
    case 'public':
      return vscode.l10n.t('The public');
  }
}

const STANDINGS: Readonly<Record<SharingAnswer['verdict'], Standing>> = {
  allowed: 'good',
  'with conditions': 'good',
  forbidden: 'bad',
  'needs-review': 'open',
  unknown: 'unknown',
  'not covered': 'unknown',
};
