import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver';
import type { ReportQuestionsResult } from '../../server/src/lsp/messages';
import { Folder, placeOf, Server } from '../kit/server';

const MANIFEST = `version: 1
artifacts:
  prism: { name: ValuePrism, type: data, license: AI2-ImpACT-MR, year: 2023 }
derivatives:
  counts: { name: Word Counts, type: data, from: { prism: incorporated }, changes: Counted the words. }
distributions:
  hub: { of: prism, audience: public, status: planned }
`;

describe('the server of a client that is set to German', () => {
  const folder = new Folder({ 'impact.yaml': MANIFEST });
  const uri = folder.uriOf('impact.yaml');
  let server: Server;

  async function startIn(locale: string): Promise<readonly string[]> {
    server = await Server.start({ folders: [folder], locale, initializationOptions: { today: '2024-03-01' } });
    await server.open(uri, MANIFEST);
    const { diagnostics } = await server.diagnostics(uri, (it) => it.diagnostics.length > 0);
    return diagnostics.map(({ code, message }) => `${String(code)}: ${JSON.stringify(message)}`);
  }

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('tells the same findings in German', async () => {
    const german = await startIn('de');
    server.stop();
    const english = await startIn('en');
    const rules = (told: readonly string[]): readonly string[] => told.map((it) => it.replace(/:.*/s, ''));
    assert.deepEqual(rules(german), rules(english));
    assert.notEqual(english.length, 0);
    for (const [at, finding] of german.entries()) assert.notEqual(finding, english[at]);
    assert.ok(
      german.some((finding) => finding.includes('darf')),
      german.join('\n'),
    );
  });

  it('explains in German, with the words of the licensor beside it', async () => {
    await startIn('de-AT');
    const found: Hover | null = await server.request('textDocument/hover', {
      textDocument: { uri },
      position: placeOf(MANIFEST, 'AI2-ImpACT-MR'),
    });
    const { value } = found?.contents as { value: string };
    assert.match(value, /Weitergabe|weitergeben/);
    assert.match(value, /distribut/i);
  });

  it('asks what a report says in German, and leaves the words of the report as they are', async () => {
    await startIn('de');
    const asked = await server.request<ReportQuestionsResult>('impact/reportQuestions', { uri, id: 'counts' });
    const [first] = asked?.questions ?? [];
    assert.deepEqual([first?.plainly, first?.question], ['Wofür soll es benutzt werden?', 'What is the intended use?']);
  });

  it('speaks English to everybody else', async () => {
    const told = await startIn('fr');
    assert.ok(
      told.some((finding) => finding.includes('may not be shared')),
      told.join('\n'),
    );
  });
});
