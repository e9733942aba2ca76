import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LEAK, LEAK_RULE } from '../kit/scenes';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

describe('documents', () => {
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

  it('are followed edit by edit', async () => {
    server = await Server.start();
    await server.open(uri, LEAK);
    await server.rules(uri, [LEAK_RULE]);
    const version = await server.edit(uri, rangeOf(LEAK, 'public'), 'internal');
    const { diagnostics } = await server.diagnostics(uri, (it) => it.version === version);
    assert.deepEqual(diagnostics, []);
    await server.edit(uri, undefined, LEAK);
    await server.rules(uri, [LEAK_RULE]);
  });

  it('may have any line ends', async () => {
    server = await Server.start();
    const text = LEAK.replaceAll('\n', '\r\n');
    await server.open(uri, text);
    const [diagnostic] = await server.rules(uri, [LEAK_RULE]);
    assert.deepEqual(diagnostic?.range.start, { line: 8, character: 8 });
    await server.edit(uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, '# one more\r\n');
    const moved = await server.diagnostics(uri, (it) => it.version === 2);
    assert.deepEqual(moved.diagnostics[0]?.range.start, { line: 9, character: 8 });
  });

  // What comes before “crawl” is longer in UTF-8: é is one unit of UTF-16 and two bytes, the globe two units and four bytes.
  const wide = LEAK.replace(/ {2}web:[\s\S]*/, '  web: { x-é🌍: 1, of: crawl, audience: public }\n');
  const units = placeOf(wide, 'of: crawl').character + 'of: '.length;

  for (const { encodings, chosen, extra } of [
    { encodings: undefined, chosen: 'utf-16', extra: 0 },
    { encodings: ['utf-32', 'utf-16', 'utf-8'], chosen: 'utf-16', extra: 0 },
    { encodings: ['utf-8', 'utf-16'], chosen: 'utf-8', extra: 3 },
  ]) {
    it(`are counted in ${chosen} where the client offers ${encodings?.join(', ') ?? 'nothing'}`, async () => {
      server = Server.spawn();
      const general = encodings === undefined ? {} : { positionEncodings: encodings };
      const { capabilities } = await server.initialize({ capabilities: { general } });
      assert.equal(capabilities.positionEncoding, chosen);
      await server.open(uri, wide);
      const [diagnostic] = await server.rules(uri, [LEAK_RULE]);
      const start = { line: 7, character: units + extra };
      assert.deepEqual(diagnostic?.range, { start, end: { line: 7, character: start.character + 'crawl'.length } });
      const { character } = placeOf(wide, 'public');
      const audience = { line: 7, character: character + extra };
      await server.edit(uri, { start: audience, end: { line: 7, character: audience.character + 6 } }, 'internal');
      await server.rules(uri, []);
    });
  }

  it('survive edits that can’t be', async () => {
    server = await Server.start();
    await server.open(uri, LEAK);
    const far = { line: 4_000_000_000, character: 4_000_000_000 };
    await server.edit(uri, { start: far, end: far }, '# end\n');
    await server.edit(uri, { start: { line: 1, character: 0 }, end: { line: 0, character: 0 } }, '');
    await server.edit(uri, { start: { line: 0, character: 999 }, end: { line: 0, character: 2 } }, '');
    await server.notify('textDocument/didChange', {
      textDocument: { uri: folder.uriOf('never-opened.impact.yaml'), version: 7 },
      contentChanges: [{ text: LEAK }],
    });
    await server.notify('textDocument/didChange', {
      textDocument: { uri, version: 1 },
      contentChanges: [{ text: '' }],
    });
    await server.close(folder.uriOf('never-opened.impact.yaml'));
    const version = await server.edit(uri, undefined, LEAK);
    const { diagnostics } = await server.diagnostics(uri, (it) => it.version === version);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      [LEAK_RULE],
    );
    assert.deepEqual(server.log, []);
  });

  it('hold the same after any edits as when opened afresh', async () => {
    server = await Server.start();
    const edits = fc.record({
      line: fc.nat(11),
      character: fc.nat(30),
      lines: fc.nat(2),
      text: fc.constantFrom('', ' ', '\n', '\r\n', '# é🌍', 'of: crawl', '  web:\n', '- ', '"', '{', ': '),
    });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 12 }), async (steps) => {
        const edited = folder.uriOf(`edited${String(++round)}.impact.yaml`);
        const fresh = folder.uriOf(`fresh${String(round)}.impact.yaml`);
        const model = TextDocument.create(edited, '', 1, LEAK);
        await server.open(edited, LEAK);
        let version = 1;
        for (const { line, character, lines, text } of steps) {
          const range = { start: { line, character }, end: { line: line + lines, character } };
          // The model goes wrong where a range is not in the document, so it gets the nearest one that is.
          const inside = (at: { line: number; character: number }): { line: number; character: number } =>
            model.positionAt(model.offsetAt(at));
          TextDocument.update(model, [{ range: { start: inside(range.start), end: inside(range.end) }, text }], 0);
          version = await server.edit(edited, range, text);
        }
        await server.open(fresh, model.getText());
        const after = await server.diagnostics(edited, (it) => it.version === version);
        assert.deepEqual(after.diagnostics, (await server.diagnostics(fresh)).diagnostics);
        await server.close(edited);
        await server.close(fresh);
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(server.log, []);
  });

  it('keep up with a thousand edits and requests in between', async () => {
    server = await Server.start({ capabilities: { textDocument: { diagnostic: {} } } });
    await server.open(uri, LEAK);
    const answers: Promise<unknown>[] = [];
    for (let count = 0; count < 1000; count++) {
      const place = { line: 1, character: 0 };
      await server.edit(uri, { start: place, end: place }, count % 2 === 0 ? 'x\n' : '#');
      if (count % 10 === 0) answers.push(server.request('textDocument/diagnostic', { textDocument: { uri } }));
    }
    assert.equal((await Promise.all(answers)).length, 100);
    const report = await server.request<{ items: { range: { start: object } }[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.deepEqual(report.items[0]?.range.start, { line: 508, character: 8 });
    assert.deepEqual(server.log, []);
  });
});
