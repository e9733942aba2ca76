import assert from 'node:assert/strict';
import { Folder, Server } from '../kit/server';

interface Progress {
  readonly token: string;
  readonly value: { readonly kind: string; readonly title?: string; readonly percentage?: number };
}

describe('a large workspace', function () {
  this.timeout(90_000);
  const folder = new Folder();
  const count = 1500;
  const text = 'version: 1\n';
  const first = folder.uriOf('0/impact.yaml');
  let server: Server;

  before(() => {
    for (let at = 0; at < count; at++) {
      const entries = Array.from({ length: 20 }, (_, number) => {
        const name = `M ${String(at)} ${String(number)}`;
        return `  m${String(number)}: { name: ${name}, type: data, license: MIT }\n`;
      });
      folder.write(`${String(at)}/impact.yaml`, `version: 1\nartifacts:\n${entries.join('')}`);
    }
  });
  after(() => {
    folder.remove();
  });
  afterEach(() => {
    server.stop();
  });

  async function started(window: object): Promise<readonly Progress[]> {
    server = Server.spawn();
    const told: Progress[] = [];
    server.connection.onRequest('window/workDoneProgress/create', () => null);
    server.connection.onNotification('$/progress', (progress: Progress) => {
      told.push(progress);
    });
    const settings = { diagnostics: { scope: 'openFiles' } };
    await server.initialize({ folders: [folder], capabilities: { window }, settings });
    return told;
  }

  async function until(told: readonly Progress[], kind: string): Promise<void> {
    while (!told.some(({ value }) => value.kind === kind)) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it('is read in the background, the open file first, and shows how far it has come', async () => {
    const told = await started({ workDoneProgress: true });
    await server.open(first, text);
    await server.diagnostics(first, () => true);
    assert.ok(!told.some(({ value }) => value.kind === 'end'), 'the open file waits for no other');
    await until(told, 'begin');
    assert.equal(told[0]?.value.title, 'Reading license manifests');
    await until(told, 'end');
    const percents = told.flatMap(({ value }) => value.percentage ?? []);
    assert.ok(percents.length > 3 && percents.length <= 101, percents.join(' '));
    assert.deepEqual(
      percents,
      [...percents].sort((a, b) => a - b),
    );
  });

  it('is left alone where a person stops it, which is said, and is read after all when it is asked for', async () => {
    const told = await started({ workDoneProgress: true });
    await until(told, 'report');
    await server.notify('window/workDoneProgress/cancel', { token: told[0]?.token });
    await until(told, 'end');
    const status = await server.request<{ notRead?: readonly string[] }>('impact/status', { uri: first });
    assert.match(status.notRead?.join('\n') ?? '', /stopped before it and \d+ others\./);
    const checked = await server.request<{ manifests: number; notRead?: readonly string[] }>(
      'impact/checkWorkspace',
      {},
    );
    assert.deepEqual([checked.manifests, checked.notRead], [count, undefined]);
  });

  it('is found before anybody is told about all of it, however soon they ask', async () => {
    await started({});
    const checked = await server.request<{ manifests: number }>('impact/checkWorkspace', {});
    assert.equal(checked.manifests, count);
  });

  it('bothers no client that shows no progress', async () => {
    const told = await started({});
    await server.open(first, text);
    await server.diagnostics(first, () => true);
    await server.quiet();
    assert.deepEqual(told, []);
  });
});
