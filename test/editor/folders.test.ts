import * as assert from 'node:assert/strict';
import { type TextDocument, WorkspaceEdit, commands, window, workspace } from 'vscode';
import { closeAll, inWorkspace, remove, replace, write } from './kit/documents';
import { findings } from './kit/findings';
import { until } from './kit/wait';

const FORBIDDEN = 'distribution/artifact-internal-only';
const MISSING = 'manifest/missing-file';
const USER = `version: 1
artifacts:
  crawl: { manifest: lent/impact.yaml#crawl }
distributions:
  web: { of: crawl, audience: public }
`;

/** A manifest whose artifact is named like no other in this workspace. */
const lentAt = (risk: string): string => `version: 1
artifacts:
  crawl:
    { name: Lent Crawl, type: data, license: AI2-ImpACT-${risk}, licensor: Lender, year: 2023 }
`;

/**
 * Shows a file as a click in the explorer does. What an extension opens on its own stays open for minutes after its tab is
 * closed; this does not.
 */
async function show(path: string): Promise<TextDocument> {
  const uri = inWorkspace(path);
  await commands.executeCommand('vscode.open', uri, { preview: false });
  await until(`${path} in front`, () => window.activeTextEditor?.document.uri.toString() === uri.toString());
  const document = window.activeTextEditor?.document;
  assert.ok(document);
  return document;
}

async function close(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await until('the file to be let go of', () => document.isClosed);
}

async function move(from: string, to: string): Promise<void> {
  await workspace.fs.rename(inWorkspace(from), inWorkspace(to));
}

describe('a folder', () => {
  let user: TextDocument;

  beforeEach(async () => {
    await write('lent/impact.yaml', lentAt('HR'));
    await write('folder-user.impact.yaml', USER);
    user = await show('folder-user.impact.yaml');
    await findings(user, [FORBIDDEN]);
  });
  afterEach(async () => {
    await closeAll();
    for (const path of ['lent', 'kept', 'spare', 'folder-user.impact.yaml']) await remove(path);
  });

  it('that is renamed on the disk takes along what is in it, and brings it back', async () => {
    await move('lent', 'kept');
    await findings(user, [MISSING]);
    await move('kept', 'lent');
    await findings(user, [FORBIDDEN]);
  });

  it('that is replaced by another is read again', async () => {
    await write('spare/impact.yaml', lentAt('LR'));
    await remove('lent');
    await findings(user, [MISSING]);
    await move('spare', 'lent');
    await findings(user, ['distribution/agreement', 'distribution/attribution']);
  });

  it('is not kept by a file in it that was open, edited, and closed again', async () => {
    const lent = await show('lent/impact.yaml');
    await replace(lent, 'AI2-ImpACT-HR', 'AI2-ImpACT-LR');
    await findings(user, ['distribution/agreement', 'distribution/attribution']);
    await close(lent);
    await findings(user, [FORBIDDEN]);
    await remove('lent');
    await findings(user, [MISSING]);
  });

  it('that is renamed in the editor is followed by the manifests that name what is in it', async () => {
    const edit = new WorkspaceEdit();
    edit.renameFile(inWorkspace('lent'), inWorkspace('kept'));
    assert.ok(await workspace.applyEdit(edit));
    await until('the new path', () => user.getText().includes('kept/impact.yaml#crawl'));
    await findings(user, [FORBIDDEN]);
  });
});
