import assert from 'node:assert/strict';
import { PROJECT, VARIANTS } from '../kit/project';
import { LEAK, LEAK_RULE } from '../kit/scenes';
import { Folder, Server } from '../kit/server';

describe('the manifests of a workspace', () => {
  let folder: Folder;
  let server: Server;

  async function start(files: Readonly<Record<string, string>>, ...others: Folder[]): Promise<void> {
    folder = new Folder(files);
    const workspace = { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true };
    server = await Server.start({ folders: [folder, ...others], capabilities: { workspace } });
  }
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  /** Writes a file, or removes it, as another program does. */
  async function write(path: string, text: string | undefined): Promise<void> {
    if (text === undefined) folder.remove(path);
    else folder.write(path, text);
    const change = { uri: folder.uriOf(path), type: text === undefined ? 3 : 2 };
    await server.notify('workspace/didChangeWatchedFiles', { changes: [change] });
  }

  /** Waits until a finding of that rule with those words is told of a file, or no longer is. */
  async function until(path: string, isTold: boolean, rule: string | undefined, words = ''): Promise<void> {
    await server.diagnostics(
      folder.uriOf(path),
      ({ diagnostics }) =>
        diagnostics.some(({ code, message }) => code === rule && JSON.stringify(message).includes(words)) === isTold,
    );
  }

  it('go when git comes to ignore them, and come back when it does no longer', async () => {
    await start({ 'own/impact.yaml': LEAK });
    await until('own/impact.yaml', true, LEAK_RULE);
    await write('.gitignore', 'own/\n');
    await until('own/impact.yaml', false, LEAK_RULE);
    await write('own/impact.yaml', `${LEAK}# more\n`);
    await write('.gitignore', undefined);
    await until('own/impact.yaml', true, LEAK_RULE);
  });

  it('are told of reports that git comes to ignore', async () => {
    await start(PROJECT);
    await server.open(folder.uriOf('impact.yaml'), folder.read('impact.yaml'));
    await until('impact.yaml', true, 'report/stale');
    await until('impact.yaml', false, 'report/not-public');
    await write('.gitignore', 'reports/\n');
    await until('impact.yaml', true, 'report/not-public');
  });

  it('are not those of installed packages', async () => {
    await start({ 'first.impact.yaml': LEAK });
    await until('first.impact.yaml', true, LEAK_RULE);
    await write('node_modules/leak/impact.yaml', LEAK);
    await write('own/impact.yaml', LEAK);
    await until('own/impact.yaml', true, LEAK_RULE);
    await server.quiet();
    assert.deepEqual(server.published.get(folder.uriOf('node_modules/leak/impact.yaml'))?.diagnostics ?? [], []);
  });

  it('go when their folder is closed', async () => {
    const second = new Folder({ 'impact.yaml': LEAK });
    await start({}, second);
    await server.rules(second.uriOf('impact.yaml'), [LEAK_RULE]);
    const removed = [{ uri: second.uri, name: 'second' }];
    await server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
    await server.rules(second.uriOf('impact.yaml'), []);
    second.remove();
  });

  it('use nothing any more once they are closed without having been saved', async () => {
    await start(PROJECT);
    const [draft = ''] = VARIANTS['draft.impact.yaml'] ?? [];
    await until('shared/impact.yaml', true, 'manifest/unused-artifact', 'Spare');
    await server.open(folder.uriOf('draft.impact.yaml'), draft);
    await until('shared/impact.yaml', false, 'manifest/unused-artifact', 'Spare');
    await server.close(folder.uriOf('draft.impact.yaml'));
    await until('shared/impact.yaml', true, 'manifest/unused-artifact', 'Spare');
  });

  it('are used as before when an id goes and comes back', async () => {
    await start(PROJECT);
    const [uri, text] = [folder.uriOf('shared/impact.yaml'), folder.read('shared/impact.yaml')];
    const unused = 'manifest/unused-artifact';
    await until('shared/impact.yaml', true, unused, 'Spare');
    await server.open(uri, text.replace('crawl:', 'crawled:'));
    await until('shared/impact.yaml', true, unused, 'Crawl');
    // Only now is it looked at who uses the others, since something around it has changed.
    await write('impact.yaml', `${folder.read('impact.yaml')}# more\n`);
    await server.quiet();
    await server.edit(uri, undefined, text);
    await until('shared/impact.yaml', false, unused, 'Crawl');
  });

  it('are neither checked nor use anything when they are too long for the settings', async () => {
    await start(PROJECT);
    await until('impact.yaml', true, LEAK_RULE);
    await until('shared/impact.yaml', false, 'manifest/unused-artifact', 'Crawl');
    await server.notify('workspace/didChangeConfiguration', { settings: { impact: { maxFileSize: 0.0005 } } });
    await until('impact.yaml', true, undefined, 'This manifest is not checked');
    await until('shared/impact.yaml', true, 'manifest/unused-artifact', 'Crawl');
  });
});
