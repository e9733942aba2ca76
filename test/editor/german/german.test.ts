import * as assert from 'node:assert/strict';
import { commands, env, extensions, window } from 'vscode';
import { closeAll, open } from '../kit/documents';
import { findings } from '../kit/findings';
import { until } from '../kit/wait';

interface Contributing {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string | { readonly value: string } }[];
  };
}

describe('the editor in German', () => {
  afterEach(closeAll);

  it('has German titles of commands', () => {
    assert.equal(env.language, 'de');
    const extension = extensions.getExtension('impact-manifest.impact-manifest');
    const { contributes } = extension?.packageJSON as Contributing;
    const title = contributes.commands.find(({ command }) => command === 'impact.newManifest')?.title;
    assert.equal(typeof title === 'object' ? title.value : title, 'Neues Manifest');
  });

  it('has German texts at run time', async () => {
    const { document } = await open('impact.yaml');
    await findings(document, ['distribution/artifact-internal-only']);
    const checking = commands.executeCommand('impact.checkGate');
    await new Promise((resolve) => setTimeout(resolve, 800));
    await commands.executeCommand('workbench.action.quickOpenSelectPrevious');
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await checking;
    await until('the German title', () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('Freigabe: web')),
    );
  });
});
