import assert from 'node:assert/strict';
import { LEAK, LEAK_RULE } from '../kit/scenes';
import { Folder, rangeOf, Server } from '../kit/server';

const BREACH = `${LEAK.replace('public', 'internal')}breaches:
  - of: crawl
    notified: 2024-01-01
`;

describe('settings', () => {
  let folder: Folder;
  let uri: string;
  let server: Server;

  beforeEach(() => {
    folder = new Folder();
    uri = folder.uriOf('impact.yaml');
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  /** The first severity that is told once it is this one; 1 is an error, 4 a hint. */
  async function severity(expected: number | undefined): Promise<void> {
    await server.diagnostics(uri, ({ diagnostics }) => diagnostics[0]?.severity === expected);
  }

  it('come with the start', async () => {
    server = await Server.start({ initializationOptions: { rules: { [LEAK_RULE]: 'hint' } } });
    await server.open(uri, LEAK);
    await severity(4);
  });

  it('set the day of the check', async () => {
    server = await Server.start({ initializationOptions: { today: '2024-01-11' } });
    await server.open(uri, BREACH);
    await server.rules(uri, ['breach/cure-period']);
    await server.notify('workspace/didChangeConfiguration', { settings: { impact: { today: '2024-03-01' } } });
    await server.rules(uri, ['breach/lapsed', 'breach/lapsed']);
  });

  it('are asked for, and again when they change', async () => {
    const workspace = { configuration: true, didChangeConfiguration: { dynamicRegistration: true } };
    server = await Server.start({ capabilities: { workspace }, settings: { rules: { [LEAK_RULE]: 'warning' } } });
    await server.until(() => server.registrations.some(({ method }) => method === 'workspace/didChangeConfiguration'));
    await server.open(uri, LEAK);
    await severity(2);
    server.settings = { rules: { [LEAK_RULE]: 'off' } };
    await server.notify('workspace/didChangeConfiguration', { settings: null });
    await severity(undefined);
    server.settings = null;
    await server.notify('workspace/didChangeConfiguration', { settings: null });
    await severity(1);
  });

  it('of the wrong type are passed over', async () => {
    server = await Server.start();
    await server.open(uri, LEAK);
    await severity(1);
    const wrong = { rules: { [LEAK_RULE]: 'loud' }, today: 'tomorrow', maxFileSize: -1, codeLens: 'yes' };
    for (const settings of [null, 'none', { impact: wrong }, { impact: null }, { other: 1 }])
      await server.notify('workspace/didChangeConfiguration', { settings });
    await server.edit(uri, rangeOf(LEAK, 'AI2-ImpACT-HR'), 'AI2-ImpACT-MR');
    const { diagnostics } = await server.diagnostics(uri, ({ version }) => version === 2);
    assert.equal(diagnostics[0]?.severity, 1);
    assert.deepEqual(server.log, []);
  });

  it('in impact.config.yaml count for its folder, and those of the editor win', async () => {
    const second = new Folder({ 'impact.yaml': LEAK });
    folder.write('impact.config.yaml', `rules:\n  ${LEAK_RULE}: hint\n`);
    server = await Server.start({ folders: [folder, second] });
    await server.open(uri, LEAK);
    await severity(4);
    const [other] = await server.rules(second.uriOf('impact.yaml'), [LEAK_RULE]);
    assert.equal(other?.severity, 1);
    folder.write('impact.config.yaml', `rules:\n  ${LEAK_RULE}: information\n`);
    await server.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('impact.config.yaml'), type: 2 }],
    });
    await severity(3);
    await server.notify('workspace/didChangeConfiguration', {
      settings: { impact: { rules: { [LEAK_RULE]: 'warning' } } },
    });
    await severity(2);
    second.remove();
  });

  it('that impact.config.yaml has wrong are told there', async () => {
    const text = 'rules:\n  manifest/sintax: off\n';
    folder.write('impact.config.yaml', text);
    server = await Server.start({ folders: [folder] });
    const config = folder.uriOf('impact.config.yaml');
    const { diagnostics } = await server.diagnostics(config);
    assert.deepEqual(
      diagnostics.map(({ range, severity: how }) => ({ range, how })),
      [{ range: rangeOf(text, 'manifest/sintax'), how: 1 }],
    );
    await server.open(config, text, 'yaml');
    await server.edit(config, rangeOf(text, 'sintax'), 'syntax');
    await server.diagnostics(config, (it) => it.diagnostics.length === 0 && it.version === 2);
  });
});
