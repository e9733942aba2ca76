import assert from 'node:assert/strict';
import {
  MarkupContent,
  type CodeLens,
  type CompletionList,
  type DocumentLink,
  type Hover,
} from 'vscode-languageserver';
import { filesIn, impact } from '../kit/cli';
import { withoutWords } from '../kit/active-markdown';
import { Folder, Server } from '../kit/server';
import { saidBy } from './kit/here';

/** What would be markup, a link or a command if it were not taken for plain words. */
const MARKUP = [
  '[click](command:workbench.action.quit)',
  '![x](https://evil.invalid/x.png)',
  '<img src=x onerror=alert(1)>',
  '<https://evil.invalid>',
  '**bold** _it_ `code` | cell |',
  'https://evil.invalid/x www.evil.invalid',
  '&lt;b&gt; $(alert) @someone #1 ~~gone~~',
  '\\[x\\](command:y)',
];
/** What would move a cursor, change colors or the direction of writing, or be a line of its own. */
const CONTROLS =
  '\u001b[31mred\u001b]8;;https://evil.invalid\u0007\u009b2J\u0000\u0008\u202e\u2066\u007f\r\n\u2028x\u2029';
/** What would be a command to a build server that reads its log. */
const COMMANDS = [
  '::set-output name=a::b',
  '\n::add-mask::b',
  '\r::add-mask::b',
  '\u2028::stop-commands::b',
  '\u200b::add-mask::b',
  ':\u200b:add-mask::b',
  '%0A::add-mask::b',
  '##[add-mask]b',
  '#\u200b#[add-mask]b',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[message text='b']",
  ',title=evil::b',
];

/** A manifest with the same words wherever words are free. */
function saying(words: string): string {
  const text = JSON.stringify(words).replaceAll('\u007f', '\\x7f').replaceAll('\u009b', '\\x9b');
  return `version: 1
project: ${text}
artifacts:
  own:
    name: ${text}
    type: data
    license: AI2-ImpACT-MR
    licensor: ${text}
    year: 2023
    source: ${text}
    notices: ${text}
  other:
    name: ${text}
    type: data
    license: ${text}
  ${text}: { name: x, type: data, license: AI2-ImpACT-LR, manifest: ${text} }
derivatives:
  words:
    name: ${text}
    type: data
    risk: low
    changes: ${text}
    from: { own: incorporated, other: ${text}, ${text}: modified }
    uses: [${text}, { use: content-generation, ${text}: true }]
    reports: { data: ${text} }
distributions:
  web:
    of: words
    audience: public
    channel: ${text}
    agreement: ${text}
    attribution: ${text}
    notices: ${text}
  ${text}:
    of: [words, ${text}]
    audience: third-party
    status: ${text}
breaches:
  - of: ${text}
    notified: ${text}
${text}: unknown
`;
}

const ALL = [...MARKUP, CONTROLS, ...COMMANDS];

/** What a line may not hold that is shown on a terminal or in a log. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** What build servers take for commands, with letters that nobody sees left out. */
const COMMAND = /^\s*::|##(?:vso|teamcity)?\[/;

function assertHarmless(text: string, what: string): void {
  for (const line of text.split('\n')) {
    assert.doesNotMatch(line, UNPRINTABLE, what);
    assert.doesNotMatch(line.replace(/\p{Cf}/gu, ''), COMMAND, what);
  }
}

describe('words from a manifest', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ '.git/HEAD': '' });
  });
  afterEach(() => {
    folder.remove();
  });

  it('do nothing to a terminal or a log', async () => {
    for (const [index, words] of ALL.entries()) folder.write(`${String(index)}.impact.yaml`, saying(words));
    const check = impact(folder.path, ['check', '--fix-dry-run']);
    assert.equal(check.code, 1);
    assert.ok(check.out.length > 10_000);
    assertHarmless(check.out + check.err, 'check');
    for (const [index, words] of [CONTROLS, ...COMMANDS].entries()) {
      const manifest = `${String(index + MARKUP.length)}.impact.yaml`;
      for (const args of [
        ['gate', 'web'],
        ['gate', 'web', '--format', 'json'],
        ['can-i', 'own'],
      ]) {
        const said = await saidBy(folder.path, [...args, '--manifest', manifest]);
        assert.ok(said.length > 200, said);
        assertHarmless(said, `${args.join(' ')}: ${JSON.stringify(words)}`);
      }
    }
  });

  it('do nothing in names of files either', function () {
    if (process.platform === 'win32') this.skip();
    const names = ['::error ::x', '##[add-mask]x', '\u001b[31mred', 'a\n::add-mask::b', '%0A::x', 'a,title=b'];
    for (const name of names) folder.write(`${name}/impact.yaml`, saying('x'));
    for (const format of ['text', 'concise', 'json', 'sarif', 'gitlab', 'junit']) {
      const { code, out, err } = impact(folder.path, ['check', '--format', format]);
      assert.equal(code, 1);
      assertHarmless(out + err, format);
    }
    const { out } = impact(folder.path, ['check', '--format', 'github']);
    assertAnnotations(out);
  });

  it('are no commands beyond the annotations of GitHub', () => {
    for (const [index, words] of ALL.entries()) folder.write(`${String(index)}.impact.yaml`, saying(words));
    const { out } = impact(folder.path, ['check', '--format', 'github']);
    assertAnnotations(out);
  });

  /** Each line but the last is one annotation whose properties are ours. */
  function assertAnnotations(out: string): void {
    const all = out.trimEnd().split('\n');
    const lines = all.slice(
      0,
      all.findIndex((line) => /^\d+ errors?\b/.test(line)),
    );
    assert.ok(lines.length >= 6);
    const ours =
      /^::(?:error|warning|notice) file=[^,:]+,line=\d+,(?:col=\d+,endColumn=\d+|endLine=\d+),title=[a-z-]+\/[a-z-]+::/;
    for (const line of lines) {
      assert.match(line, ours);
      assert.doesNotMatch(line, UNPRINTABLE);
    }
  }

  it('leave JSON and SARIF well-formed, and are in them as they are', () => {
    for (const [index, words] of ALL.entries()) folder.write(`${String(index)}.impact.yaml`, saying(words));
    const json = impact(folder.path, ['check', '--format', 'json']).out;
    const files = filesIn<{ file: string; findings: readonly { message: string }[] }>(json);
    assert.equal(files.length, ALL.length);
    assertHarmless(json, 'json');
    const messages = files.flatMap(({ findings }) => findings.map(({ message }) => message));
    assert.ok(messages.some((message) => message.includes('##[add-mask]b')));
    assert.ok(messages.some((message) => message.includes('\u009b')));
    const sarif = impact(folder.path, ['check', '--format', 'sarif']).out;
    assertHarmless(sarif, 'sarif');
    const log = JSON.parse(sarif) as { runs: readonly { results: readonly unknown[] }[] };
    assert.equal(log.runs[0]?.results.length, messages.length);
  });

  it('are no markup in an editor: neither in hovers, nor in completions, the gate, lenses and messages', async () => {
    const server = await Server.start({
      folders: [folder],
      capabilities: {
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { documentationFormat: ['markdown'] } },
        },
      },
    });
    const shown: string[] = [];
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      shown.push(message);
    });
    try {
      for (const [index, words] of ALL.entries()) {
        const uri = folder.uriOf(`${String(index)}.impact.yaml`);
        const text = saying(words);
        await server.open(uri, text);
        const textDocument = { uri };
        const markdown: string[] = [];
        for (const [line, source] of text.split('\n').entries()) {
          for (const character of [3, 5, source.length - 2].filter((it) => it >= 0)) {
            const position = { line, character };
            const hover = await server.request<Hover | null>('textDocument/hover', { textDocument, position });
            if (hover !== null && MarkupContent.is(hover.contents)) markdown.push(hover.contents.value);
          }
          const position = { line, character: source.length };
          const list = await server.request<CompletionList | null>('textDocument/completion', {
            textDocument,
            position,
          });
          for (const { documentation } of list?.items ?? [])
            if (typeof documentation === 'object') markdown.push(documentation.value);
        }
        const gate = await server.request<{ markdown: string }>('impact/gate', { uri, id: 'web' });
        assert.ok(markdown.length > 10);
        for (const said of [...markdown, gate.markdown]) assertPlain(said);
        const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument });
        for (const { command } of lenses) assert.match(command?.command ?? 'impact.', /^impact\./);
        for (const command of ['impact.showVerdict', 'impact.checkGate', 'impact.updateTerms'])
          await server.request('workspace/executeCommand', { command, arguments: [uri, 'web'] });
        await server.close(uri);
      }
      assert.ok(shown.length >= ALL.length && shown.some((message) => message.includes('command:workbench')));
      for (const message of shown) assert.ok(!message.includes(']('), message);
    } finally {
      server.stop();
    }
  });

  /** No link but to our own pages and to places in the manifests that were opened, no HTML, no picture and no command once what is escaped or code is left out. */
  function assertPlain(markdown: string): void {
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(markdown, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    const active = withoutWords(markdown).replace(/\]\(<file:[^<>()\s]*\/\d+\.impact\.yaml#L\d+,\d+>\)/g, ']');
    for (const [, target = ''] of active.matchAll(/\]\(([^)]*)\)/g))
      assert.match(target, /^https:\/\/github\.com\/impact-manifest\/impact-manifest\//, markdown);
    assert.doesNotMatch(active, /<[a-z!/]|!\[|\]\(command|https?:\/\/evil|\bwww\.evil/i, markdown);
  }

  it('open nothing but pages of the web and documents', async () => {
    const addresses = [
      ...[
        'file:///etc/passwd',
        'command:workbench.action.quit',
        'vscode://x/y',
        'vscode:extension/x',
        'javascript:alert(1)',
      ],
      ...[
        'data:text/html,x',
        'mailto:a@b.c',
        'HTTPS://',
        'https:// evil.invalid',
        'ftp://evil.invalid/x',
        'ssh://x',
        's3://b/k',
      ],
      ...['/etc/passwd', '../outside.md', '.git/config', 'Makefile', '//evil.invalid/x', '\\\\evil.invalid\\x'],
    ];
    const folder = new Folder({ '.git/config': '', Makefile: '', 'report.md': 'x' });
    const server = await Server.start({
      folders: [folder],
      capabilities: { window: { showDocument: { support: true } } },
    });
    const shown: string[] = [];
    server.connection.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
      shown.push(uri);
      return { success: true };
    });
    try {
      const good = ['https://example.org/report', 'report.md'];
      for (const [index, address] of [...addresses, ...good].entries()) {
        const uri = folder.uriOf(`${String(index)}.impact.yaml`);
        const quoted = JSON.stringify(address);
        const text = `version: 1
artifacts:
  a: { name: A, type: data, license: AI2-ImpACT-LR, year: 2023, source: ${quoted}, notices: ${quoted} }
derivatives:
  d: { name: D, type: data, from: { a: modified }, reports: { data: ${quoted} } }
distributions:
  p: { of: d, audience: public, channel: ${quoted}, agreement: ${quoted}, notices: ${quoted}, attribution: { file: ${quoted} } }
`;
        await server.open(uri, text);
        await server.request('workspace/executeCommand', { command: 'impact.openReports', arguments: [uri, 'd'] });
        const links = await server.request<readonly DocumentLink[] | null>('textDocument/documentLink', {
          textDocument: { uri },
        });
        for (const { target = '' } of links ?? [])
          assert.ok(/^https?:\/\/\S/.test(target) || target.startsWith(`${folder.uri}/`), `${address}: ${target}`);
        await server.close(uri);
      }
      assert.deepEqual(shown, [good[0], folder.uriOf('report.md')]);
    } finally {
      server.stop();
      folder.remove();
    }
  });
});
