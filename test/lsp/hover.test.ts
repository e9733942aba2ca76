import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Hover } from 'vscode-languageserver';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const MANIFEST = `version: 1
artifacts:
  tulu: { name: "😀 *Tulu*", type: model, license: AI2-ImpACT-LR }
breaches:
  - { of: tulu, notified: 2024-02-12 }
distributions:
  hub:
    of: tulu
    audience: public
    agreement: LICENSE.md
    notices: [https://example.org/NOTICE]
    attribution: { file: LICENSE.md }
`;

describe('hover in the server', () => {
  const folder = new Folder({
    'impact.yaml': MANIFEST,
    'LICENSE.md': readFileSync(resolve(__dirname, '../../examples/valid/dolma-word-counts/LICENSE.md'), 'utf8'),
  });
  const uri = folder.uriOf('impact.yaml');
  let server: Server;

  async function hover(words: string, capabilities = {}): Promise<Hover | null> {
    server = await Server.start({ folders: [folder], capabilities, initializationOptions: { today: '2024-03-01' } });
    await server.open(uri, MANIFEST);
    return server.request('textDocument/hover', { textDocument: { uri }, position: placeOf(MANIFEST, words) });
  }
  const markdown = { textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } } };

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('comes as Markdown to a client that shows it', async () => {
    const found = await hover('tulu:', markdown);
    assert.deepEqual(found?.range, rangeOf(MANIFEST, 'tulu'));
    const { kind, value } = found?.contents as { kind: string; value: string };
    assert.equal(kind, 'markdown');
    assert.ok(
      value.startsWith(
        `**😀 \\*Tulu\\***: artifact [\`tulu\`](<${uri}#L3,3>), type model\n\nEffective risk: **low risk**`,
      ),
      value,
    );
    assert.ok(value.includes('| As it is | ✓ allowed | ✓ with conditions | ✓ with conditions |'));
  });

  it('leads to the documents that meet an obligation', async () => {
    const { value } = (await hover('hub:', markdown))?.contents as { value: string };
    const document = folder.uriOf('LICENSE.md');
    assert.match(value, /✓ an agreement [^\n]* \(\[`LICENSE\.md`\]\(<[^>]*\/LICENSE\.md(?:#L\d+,\d+)?>\)\)/);
    assert.ok(value.includes(`](<${document}`), value);
  });

  it('comes as plain text to any other', async () => {
    const { kind, value } = (await hover('tulu:'))?.contents as { kind: string; value: string };
    assert.equal(kind, 'plaintext');
    assert.ok(value.startsWith('😀 *Tulu*: artifact tulu, type model\n\nEffective risk: low risk'), value);
  });

  it('counts the days to the day that is set', async () => {
    const { value } = (await hover('2024-02-12'))?.contents as { value: string };
    assert.match(value, /12 days left/);
  });

  it('finds what stands behind characters that take two units', async () => {
    const found = await hover('AI2-ImpACT-LR');
    assert.deepEqual(found?.range, rangeOf(MANIFEST, 'AI2-ImpACT-LR'));
  });

  it('is nothing where there is nothing', async () => {
    assert.equal(await hover('  - {'), null);
  });
});
