import assert from 'node:assert/strict';
import type { ClientCapabilities } from 'vscode-languageserver';
import { LEAK, LEAK_RULE, USER, shared, TERMS } from '../kit/scenes';
import { Folder, rangeOf, Server } from '../kit/server';

const RICH: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
  },
};

describe('diagnostics that are sent', () => {
  let folder: Folder;
  let server: Server;

  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  it('name the version, the rule, the page about it, the place and the proof', async () => {
    server = await Server.start({ folders: [folder], capabilities: RICH });
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    const { version, diagnostics } = await server.diagnostics(uri);
    assert.equal(version, 1);
    const at = (words: string): object => ({ uri, range: rangeOf(LEAK, words) });
    const given = { line: 8, character: 8 };
    assert.deepEqual(diagnostics, [
      {
        range: { start: given, end: { line: 8, character: 13 } },
        severity: 1,
        source: 'impact',
        code: LEAK_RULE,
        codeDescription: {
          href: 'https://github.com/impact-manifest/impact-manifest/blob/main/docs/rules/distribution/artifact-internal-only.md',
        },
        message:
          'Crawl may not be shared as it is: it is licensed under AI2-ImpACT-HR (high risk: internal use only).\n' +
          'Keep it internal, with “audience: internal”.',
        relatedInformation: [
          {
            location: { uri, range: { start: given, end: { line: 8, character: 13 } } },
            message: '“web” shares Crawl.',
          },
          {
            location: at('crawl'),
            message: 'Crawl is under a license of The Allen Institute for Artificial Intelligence.',
          },
          { location: at('AI2-ImpACT-HR'), message: 'Its license is AI2-ImpACT-HR: high risk.' },
        ],
      },
    ]);
  });

  it('are a thousand at most, the gravest, with a word on how many there are', async () => {
    server = await Server.start({ folders: [folder], capabilities: RICH });
    const uri = folder.uriOf('impact.yaml');
    const entries = Array.from({ length: 1100 }, (_, n) => `  a${String(n)}: { name: A, type: data, license: MIT }\n`);
    await server.open(uri, `version: 1\nartifacts:\n${entries.join('')}  z: { name: Z, type: stone, license: MIT }\n`);
    const { diagnostics } = await server.diagnostics(uri);
    assert.equal(diagnostics.length, 1001);
    const word = diagnostics[0]?.message;
    assert.ok(typeof word === 'string');
    assert.match(word, /^Of \d{4,} findings the 1000 most severe are shown; “impact check” lists them all/);
    assert.deepEqual(diagnostics[0]?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    const errors = diagnostics.filter(({ severity }) => severity === 1);
    assert.ok(
      errors.some(({ range }) => range.start.line === 1102),
      'an error at the end is among them',
    );
  });

  it('leave out what the client can’t show', async () => {
    server = await Server.start();
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    const [diagnostic] = (await server.diagnostics(uri)).diagnostics;
    assert.deepEqual(Object.keys(diagnostic ?? {}).sort(), ['code', 'message', 'range', 'severity', 'source']);
  });

  it('fade what is not used', async () => {
    server = await Server.start({ folders: [folder], capabilities: RICH });
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, shared('AI2-ImpACT-LR'));
    const [unused] = await server.rules(uri, ['manifest/unused-artifact']);
    assert.deepEqual([unused?.severity, unused?.tags], [4, [1]]);
  });

  it('go away with the document that is in no workspace', async () => {
    server = await Server.start();
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    await server.rules(uri, [LEAK_RULE]);
    await server.close(uri);
    const { diagnostics, version } = await server.diagnostics(uri, (it) => it.diagnostics.length === 0);
    assert.deepEqual([diagnostics, version], [[], undefined]);
  });

  it('are also about manifests that are not open, unless the settings say otherwise', async () => {
    folder.write('impact.yaml', LEAK);
    folder.write('node_modules/package/impact.yaml', LEAK);
    server = await Server.start({ folders: [folder], capabilities: { workspace: { configuration: true } } });
    const uri = folder.uriOf('impact.yaml');
    const [diagnostic] = await server.rules(uri, [LEAK_RULE]);
    assert.deepEqual(diagnostic?.range.start, { line: 8, character: 8 });
    assert.equal(server.hasPublished(folder.uriOf('node_modules/package/impact.yaml')), false);
    server.settings = { diagnostics: { scope: 'openFiles' } };
    await server.notify('workspace/didChangeConfiguration', { settings: null });
    await server.rules(uri, []);
  });

  it('follow the proof into another manifest', async () => {
    folder.write('TERMS.md', TERMS);
    folder.write('shared/impact.yaml', shared('AI2-ImpACT-HR'));
    server = await Server.start({ folders: [folder], capabilities: RICH });
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, USER);
    const [diagnostic] = await server.rules(uri, [LEAK_RULE]);
    assert.deepEqual(diagnostic?.relatedInformation?.at(-1), {
      location: { uri: folder.uriOf('shared/impact.yaml'), range: rangeOf(shared('AI2-ImpACT-HR'), 'AI2-ImpACT-HR') },
      message: 'Its license is AI2-ImpACT-HR: high risk.',
    });
  });

  it('say that a manifest is too long instead of nothing', async () => {
    server = await Server.start({ initializationOptions: { maxFileSize: 0.0001 } });
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    const { diagnostics } = await server.diagnostics(uri);
    assert.deepEqual(
      diagnostics.map(({ severity, message }) => ({ severity, message })),
      [
        {
          severity: 3,
          message:
            'This manifest is not checked: it has 0.01 million characters, but the setting “impact.maxFileSize” allows 0.01.\n' +
            'Split the manifest, or raise the setting.',
        },
      ],
    );
  });
});
