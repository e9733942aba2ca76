import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { MANIFEST_CHOICES, ManifestChoices } from '../../server/src/lsp/messages';
import { LANGUAGE } from '../document-selector';
import { plain } from '../views/plain';
import { isThere } from './is-there';

/** What was obtained, as the server takes it. */
interface Obtained {
  readonly name: string;
  readonly type?: string;
  readonly license?: string;
  readonly relation?: string;
}

/** What a person has said; all of it may be left open. */
interface Answers {
  readonly known: Readonly<Record<string, string>>;
  readonly artifacts: readonly Obtained[];
}

/**
 * Makes an `impact.yaml` in a folder of the user's choice, from what they choose and type; one that is there is opened.
 * Whoever leaves the questions gets nothing, and where no folder is open the manifest is a snippet to fill in.
 */
export async function newManifest(client: BaseLanguageClient, folder?: unknown): Promise<void> {
  const chosen = folder instanceof vscode.Uri ? folder : await chooseFolder();
  if (chosen === 'canceled') return;
  if (chosen === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: LANGUAGE });
    await fillIn(await vscode.window.showTextDocument(document));
    return;
  }
  const uri = vscode.Uri.joinPath(chosen, 'impact.yaml');
  if (await isThere(uri)) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    return;
  }
  const choices = await client.sendRequest<ManifestChoices>(
    'impact/manifestChoices' satisfies typeof MANIFEST_CHOICES,
    {},
  );
  const answers = await ask(choices, chosen);
  if (answers === undefined) return;
  const address = client.code2ProtocolConverter.asUri(chosen);
  await vscode.commands.executeCommand('impact.beginManifest', address, answers.known, answers.artifacts);
  if (await isThere(uri))
    goToRelease(await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri)));
}

/** Puts the cursor on what is planned, where the light bulb has what comes next. */
function goToRelease(editor: vscode.TextEditor): void {
  const planned = /^distributions:\r?\n {2}\b/m.exec(editor.document.getText());
  if (planned === null) return;
  const at = editor.document.positionAt(planned.index + planned[0].length);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection);
}

/** The folder to put it in; undefined where no folder is open, so that the manifest stays unsaved. */
async function chooseFolder(): Promise<vscode.Uri | 'canceled' | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (others.length === 0) return first?.uri;
  const placeHolder = vscode.l10n.t('The folder that the manifest is about');
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder });
  return picked?.uri ?? 'canceled';
}

/** Inserts the snippet that the extension contributes under this name. */
async function fillIn({ document, selection }: vscode.TextEditor): Promise<void> {
  if (!selection.active.isEqual(new vscode.Position(0, 0)) || document.languageId !== LANGUAGE) return;
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: LANGUAGE, name: 'New manifest' });
}

/** Asks what `impact init` asks; undefined where the user leaves. */
async function ask(choices: ManifestChoices, folder: vscode.Uri): Promise<Answers | undefined> {
  const base = folder.path.split('/').findLast((name) => name !== '') ?? '';
  const project = await input(vscode.l10n.t('What is the project called?'), { value: base });
  const artifacts = project === undefined ? undefined : await obtained(choices);
  if (project === undefined || artifacts === undefined) return undefined;
  if (artifacts.length === 0) return { known: filled({ project }), artifacts };
  const derivative = await input(vscode.l10n.t('What did you make from it?'), {
    placeHolder: vscode.l10n.t('Its name, or nothing yet'),
  });
  if (derivative === undefined) return undefined;
  const used = derivative.trim() === '' ? artifacts : await relations(choices, artifacts);
  const changes =
    used === undefined || used === artifacts
      ? ''
      : await input(vscode.l10n.t('How did you use or change the original?'), {
          placeHolder: vscode.l10n.t('It ships as the notice of modification; leave empty to answer later'),
        });
  const audience = changes === undefined || used === undefined ? undefined : await audienceOf();
  if (used === undefined || changes === undefined || audience === undefined) return undefined;
  return { known: filled({ project, derivative, changes, audience }), artifacts: used };
}

/** The well-known artifacts to tick, and the names of any others; what is not known of each is asked. */
async function obtained({ artifacts }: ManifestChoices): Promise<readonly Obtained[] | undefined> {
  const chosen = await tick(
    artifacts.map(({ id, type, licenses, note }) => ({
      label: plain(id),
      description: `${type} · ${licenses.join(' / ')}`,
      ...(note === undefined ? {} : { detail: note }),
      id,
      licenses,
    })),
  );
  if (chosen === undefined) return undefined;
  const { ticked, typed } = chosen;
  const others = await input(vscode.l10n.t('What else did you obtain?'), {
    value: typed,
    placeHolder: vscode.l10n.t('Names, separated by commas, or nothing else'),
  });
  if (others === undefined) return undefined;
  const all: Obtained[] = [];
  for (const { id, licenses, label } of ticked) {
    const license =
      licenses.length < 2
        ? licenses[0]
        : await pick(licenses, vscode.l10n.t('Under which license did you obtain {0}?', label));
    if (license === undefined) return undefined;
    all.push(licenses.length < 2 ? { name: id } : { name: id, license });
  }
  for (const name of others.split(',').map((it) => it.trim())) {
    const type =
      name === '' ? '' : await pick(['data', 'model', 'code', 'service'], vscode.l10n.t('What is {0}?', plain(name)));
    if (type === undefined) return undefined;
    if (name !== '') all.push({ name, type });
  }
  return all;
}

/** How each was used, of the relations that can lead from what it is. */
async function relations(
  { relations: all, artifacts: known }: ManifestChoices,
  artifacts: readonly Obtained[],
): Promise<readonly Obtained[] | undefined> {
  const used: Obtained[] = [];
  for (const artifact of artifacts) {
    const type = artifact.type ?? known.find(({ id }) => id === artifact.name)?.type ?? 'data';
    const items = all
      .filter(({ sources }) => sources.includes(type))
      .map(({ name, meaning }) => ({ label: name, detail: meaning }));
    const placeHolder = vscode.l10n.t('How did you use {0}?', plain(artifact.name));
    const title = vscode.l10n.t('New Manifest');
    const options = { title, placeHolder, ignoreFocusOut: true, matchOnDetail: true };
    const chosen = await vscode.window.showQuickPick(items, options);
    if (chosen === undefined) return undefined;
    used.push({ ...artifact, relation: chosen.label });
  }
  return used;
}

/** What is well known, to be ticked. */
interface Known extends vscode.QuickPickItem {
  readonly id: string;
  readonly licenses: readonly string[];
}

/**
 * What is ticked in a list. Whoever types and presses Enter without ticking anything means the only one that has these
 * words, or else something that is not in the list, which is handed back as typed. Undefined where the user leaves.
 */
async function tick(
  items: readonly Known[],
): Promise<{ readonly ticked: readonly Known[]; readonly typed: string } | undefined> {
  const list = vscode.window.createQuickPick<Known>();
  list.items = items;
  list.title = vscode.l10n.t('New Manifest');
  list.placeholder = vscode.l10n.t('What did you obtain? Choose what is listed; anything else is asked next');
  list.canSelectMany = true;
  list.matchOnDescription = true;
  list.ignoreFocusOut = true;
  try {
    return await new Promise((resolve) => {
      list.onDidAccept(() => {
        const typed = list.value.trim();
        const meant = list.selectedItems.length > 0 || typed === '' ? list.selectedItems : having(typed, items);
        if (meant.length > 1 && list.selectedItems.length === 0)
          list.title = vscode.l10n.t('Several match “{0}”: choose with the arrow keys and the space bar', typed);
        else resolve({ ticked: meant, typed: meant.length === 0 ? typed : '' });
      });
      list.onDidHide(() => resolve(undefined));
      list.show();
    });
  } finally {
    list.dispose();
  }
}

/** Those with these words, as the list shows them. */
function having(words: string, items: readonly Known[]): readonly Known[] {
  return items.filter(({ label, description }) =>
    `${label} ${description ?? ''}`.toLowerCase().includes(words.toLowerCase()),
  );
}

async function audienceOf(): Promise<string | undefined> {
  const items = [
    { label: 'internal', description: vscode.l10n.t('it stays internal') },
    { label: 'third-party', description: vscode.l10n.t('people or organizations that you name') },
    { label: 'public', description: vscode.l10n.t('everyone') },
  ];
  const title = vscode.l10n.t('New Manifest');
  const placeHolder = vscode.l10n.t('Who will get it?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.label;
}

async function pick(labels: readonly string[], placeHolder: string): Promise<string | undefined> {
  return vscode.window.showQuickPick(labels, {
    title: vscode.l10n.t('New Manifest'),
    placeHolder,
    ignoreFocusOut: true,
  });
}

async function input(
  prompt: string,
  more: { readonly value?: string; readonly placeHolder?: string },
): Promise<string | undefined> {
  return vscode.window.showInputBox({ title: vscode.l10n.t('New Manifest'), prompt, ...more, ignoreFocusOut: true });
}

/** The answers that say something. */
function filled(answers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).filter(([, text]) => text.trim() !== ''));
}
