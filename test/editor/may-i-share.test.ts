import * as assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { closeAll, openNew, remove } from './kit/documents';
import { findings } from './kit/findings';
import { LEAK } from './kit/manifests';
import { until } from './kit/wait';

/** An input that is being shown tells nobody when it can take keys. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));

describe('“May I Share…?”', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await closeAll();
    await remove('share.impact.yaml');
  });

  it('asks as what and with whom, and leads from the answer to its reasons', async () => {
    const { document } = await openNew('share.impact.yaml', LEAK);
    await findings(document, ['distribution/artifact-internal-only']);
    const running = commands.executeCommand('impact.mayIShare', document.uri.toString(), 'crawl');
    const done = Promise.resolve(running).then(() => true);
    const tabs = (): readonly string[] =>
      window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ label }) => label));
    // Takes the last of each: as something made from it, with the public, and what shows everything.
    await until('the answer in full', async () => {
      await pause();
      if (tabs().some((label) => label.includes('May I Share'))) return true;
      await commands.executeCommand('workbench.action.quickOpenSelectPrevious');
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return false;
    });
    assert.ok(await done);
  }).timeout(40_000);
});
