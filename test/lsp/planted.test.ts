import assert from 'node:assert/strict';
import type { CodeLens, Diagnostic } from 'vscode-languageserver';
import { impact } from '../kit/cli';
import { planted, type Built } from '../kit/planted';
import { Folder, Server } from '../kit/server';

const TEXT = `version: 1
artifacts:
  crawl: { name: Crawl, type: data, license: AI2-ImpACT-MR, licensor: Example, year: 2023 }
derivatives:
  words: { name: Words, type: data, from: { crawl: incorporated } }
distributions:
  inside: { of: words, audience: internal }
`;
const ID = 'internal/rule-failed';
const LAPSED = 'server/src/rules/breach/lapsed.ts';
const UNDERSTATED = 'server/src/rules/lineage/understated-risk.ts';
/** The same on a derivative of another manifest. */
const BREAKS_DERIVATIVES: readonly [string, string] = [
  'derivative: function* (derivative, { lineage }) {',
  'derivative: function* (derivative, { lineage }) { if (derivative.id.value === "loose") throw new TypeError("planted");',
];
/** Breaks the rule down on every distribution of the name. */
const BREAKS: readonly [string, string] = [
  'distribution: function* (distribution, context) {',
  'distribution: function* (distribution, context) { if (distribution.id.value === "inside") throw new TypeError("planted");',
];

describe('a rule that breaks down in the built program', function () {
  this.timeout(60_000);
  let folder: Folder;
  let program: Built;

  before(async () => {
    folder = new Folder({
      'impact.yaml': TEXT,
      'loose.impact.yaml': TEXT.replaceAll('words', 'loose').replace('inside', 'out'),
    });
    program = await planted({ [LAPSED]: BREAKS, [UNDERSTATED]: BREAKS_DERIVATIVES });
  });

  after(() => {
    program.remove();
    folder.remove();
  });

  const run = (...args: readonly string[]): ReturnType<typeof impact> =>
    impact(folder.path, args, { program: program.cli });

  it('is a finding of “impact check”, which fails', () => {
    assert.equal(impact(folder.path, ['gate', 'inside']).code, 0);
    const { code, out, err } = run('check', '--format', 'json');
    assert.equal(code, 2);
    assert.match(err, /breach\/lapsed failed on impact\.yaml, which is a bug in this program: TypeError: planted/);
    assert.ok(out.includes(ID));
    const text = run('check').out;
    assert.match(text, /The check breach\/lapsed failed on “inside”, so what it would have found there is not known\./);
  });

  it('is in the way of the release at the gate of the command line', () => {
    const { code, out } = run('gate', 'inside', '--format', 'json');
    assert.equal(code, 1);
    const { passes, verdict, reasons } = JSON.parse(out) as {
      passes: boolean;
      verdict: string;
      reasons: readonly { rule: string }[];
    };
    assert.equal(verdict, 'unknown');
    assert.equal(passes, false);
    assert.deepEqual(
      reasons.map(({ rule }) => rule),
      [ID],
    );
  });

  it('leaves “impact can-i” with no answer that anybody could act on', () => {
    const asked = ['can-i', 'loose', '--to', 'internal', '--format', 'json'];
    const verdictIn = ({ out }: { readonly out: string }): unknown =>
      (JSON.parse(out) as { answers: readonly { answer: string }[] }).answers.map(({ answer }) => answer);
    const sound = impact(folder.path, asked);
    assert.deepEqual([sound.code, verdictIn(sound)], [0, ['allowed']]);
    const broken = run(...asked);
    assert.deepEqual([broken.code, verdictIn(broken)], [1, ['unknown']]);
    assert.match(run('can-i', 'loose', '--to', 'internal').out, /lineage\/understated-risk failed/);
  });

  it('is pushed, and in the way at the gate of the editor', async () => {
    const server = await Server.start({ program: program.server, folders: [folder] });
    try {
      const uri = folder.uriOf('impact.yaml');
      await server.open(uri, TEXT);
      const { diagnostics } = await server.diagnostics(uri, (it) => it.diagnostics.some(({ code }) => code === ID));
      const [finding] = diagnostics.filter(({ code }) => code === ID);
      assert.deepEqual(finding?.range, { start: { line: 6, character: 2 }, end: { line: 6, character: 8 } });
      const gate = await server.request<{ passes: boolean }>('impact/gate', { uri, id: 'inside' });
      assert.equal(gate.passes, false);
      const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      const titles = lenses.flatMap(({ command }) => command?.title ?? []);
      assert.ok(
        titles.some((title) => title.startsWith('Unknown')),
        titles.join('\n'),
      );
      assert.ok(server.log.some((line) => line.startsWith('The rule breach/lapsed failed (TypeError')));
    } finally {
      server.stop();
    }
  });

  it('is pulled', async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const server = await Server.start({ program: program.server, folders: [folder], capabilities });
    try {
      const uri = folder.uriOf('impact.yaml');
      await server.open(uri, TEXT);
      const { items } = await server.request<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      assert.ok(items.some(({ code }) => code === ID));
    } finally {
      server.stop();
    }
  });
});

describe('a server whose checking breaks down as a whole', function () {
  this.timeout(60_000);
  let folder: Folder;
  let program: Built;
  const broken = TEXT.replace('project', 'x-break').concat('x-break: now\n');

  before(async () => {
    folder = new Folder({ 'impact.yaml': TEXT });
    const words = 'manifest(clientUri: string): ManifestView | undefined {';
    program = await planted({
      'server/src/lsp/documents/store.ts': [
        words,
        `${words} if (this.document(clientUri)?.text.includes('x-break')) throw new TypeError('planted');`,
      ],
    });
  });

  after(() => {
    program.remove();
    folder.remove();
  });

  it('leaves what it has pushed, and says that it may hold no longer', async () => {
    const server = await Server.start({ program: program.server, folders: [folder] });
    try {
      const uri = folder.uriOf('impact.yaml');
      await server.open(uri, TEXT.replace('version: 1', 'version: 9'));
      const before = await server.diagnostics(uri, (it) => it.diagnostics.length > 0);
      await server.edit(uri, undefined, broken);
      const after = await server.diagnostics(uri, (it) => it.diagnostics.some(({ code }) => code === ID));
      assert.deepEqual(
        after.diagnostics.map(({ code }) => code),
        [...before.diagnostics.map(({ code }) => code), ID],
      );
      await server.edit(uri, undefined, TEXT);
      await server.diagnostics(uri, (it) => it.diagnostics.every(({ code }) => code !== ID));
    } finally {
      server.stop();
    }
  });

  it('answers requests with an error, never as if all were well', async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const server = await Server.start({ program: program.server, folders: [folder], capabilities });
    try {
      const uri = folder.uriOf('impact.yaml');
      await server.open(uri, broken);
      for (const [method, params] of [
        ['textDocument/diagnostic', { textDocument: { uri } }],
        ['textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }],
        ['impact/gate', { uri, id: 'inside' }],
        ['impact/status', { uri }],
        ['impact/checkWorkspace', {}],
      ] as const)
        await assert.rejects(server.request(method, params), /failed/, method);
      const report = await server.request<{ items: readonly unknown[] }>('workspace/diagnostic', {
        previousResultIds: [],
      });
      assert.deepEqual(report.items, []);
    } finally {
      server.stop();
    }
  });
});
