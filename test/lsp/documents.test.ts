import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ApplyWorkspaceEditParams, ClientCapabilities, CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  GateResult,
  PrepareQuestionsResult,
  PrepareResult,
  ReportQuestionsResult,
  WriteResult,
} from '../../server/src/lsp/messages';
import { Folder, Server } from '../kit/server';

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
};

type Change = NonNullable<ApplyWorkspaceEditParams['edit']['documentChanges']>[number];

/** An editor with its files: it makes the changes that the server asks for, and saves them at once. */
class Editor {
  /** The paths that have been changed, in order. */
  readonly changed: string[] = [];
  readonly shown: string[] = [];
  /** The changes that the server asked for, as it sent them. */
  readonly asked: ApplyWorkspaceEditParams['edit'][] = [];
  /** Whether a person takes them. */
  takes = true;
  private readonly open = new Set<string>();

  private constructor(
    readonly folder: Folder,
    readonly server: Server,
  ) {
    server.connection.onRequest('workspace/applyEdit', async ({ edit }: ApplyWorkspaceEditParams) => {
      this.asked.push(edit);
      if (!this.takes) return { applied: false };
      for (const change of edit.documentChanges ?? []) await this.apply(change);
      return { applied: true };
    });
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
    });
  }

  static async start(files: Readonly<Record<string, string>> = {}, capabilities = CAPABILITIES): Promise<Editor> {
    const folder = new Folder(files);
    const editor = new Editor(folder, Server.spawn());
    await editor.server.initialize({ folders: [folder], capabilities });
    return editor;
  }

  get uri(): string {
    return this.folder.uriOf('impact.yaml');
  }

  async openFile(path: string, languageId?: string): Promise<void> {
    this.open.add(path);
    await this.server.open(this.folder.uriOf(path), this.folder.read(path), languageId);
  }

  /** Types another text into a file, and saves it. */
  async type(path: string, text: string): Promise<void> {
    this.folder.write(path, text);
    if (this.open.has(path)) await this.server.edit(this.folder.uriOf(path), undefined, text);
    else
      await this.server.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: this.folder.uriOf(path), type: 2 }],
      });
  }

  command<R>(command: string, ...args: readonly unknown[]): Promise<R> {
    return this.server.request('workspace/executeCommand', { command, arguments: args });
  }

  async gate(id = 'release'): Promise<NonNullable<GateResult>> {
    const result = await this.server.request<GateResult>('impact/gate', { uri: this.uri, id });
    return result ?? assert.fail('no gate');
  }

  /** The fixes for all that the manifest is marked for, with their titles. */
  fixes(): Promise<readonly CodeAction[]> {
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    return this.server.request('textDocument/codeAction', {
      textDocument: { uri: this.uri },
      range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
  }

  async choose(title: string): Promise<void> {
    const action = (await this.fixes()).find((it) => it.title === title);
    assert.ok(action?.edit?.documentChanges, title);
    for (const change of action.edit.documentChanges) await this.apply(change);
  }

  stop(): void {
    this.server.stop();
    this.folder.remove();
  }

  private async apply(change: Change): Promise<void> {
    const uri = 'kind' in change ? ('uri' in change ? change.uri : assert.fail()) : change.textDocument.uri;
    const path = uri.slice(this.folder.uri.length + 1);
    assert.equal(uri, this.folder.uriOf(path));
    if ('kind' in change) {
      assert.equal(change.kind, 'create');
      assert.ok(!(path in snapshot(this.folder)), `${path} is there already`);
      this.folder.write(path, '');
      return;
    }
    const edits = change.edits.map((edit) => ('newText' in edit ? edit : assert.fail()));
    this.changed.push(path);
    await this.type(path, TextDocument.applyEdits(TextDocument.create(uri, '', 0, this.folder.read(path)), edits));
  }
}

function snapshot(folder: Folder): Readonly<Record<string, string>> {
  const paths = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder.path, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, folder.read(path)]));
}

const KNOWN = {
  project: 'Dolma Most Frequent Words',
  organization: 'Example Lab',
  artifact: 'allenai/dolma',
  derivative: 'Word Counts',
  relation: 'incorporated',
  changes: 'Counted the words of three sources and kept the 500 most frequent of each.',
  audience: 'public',
};

const DOLMA =
  'Dolma is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';

const ANSWERS = {
  'Intended Use': 'To show which words are the most frequent.',
  'Intended Users': 'Researchers.',
  Funding: 'None.',
  'Dataset Size': '1,500 words.',
};

describe('a release, from an empty folder, in any editor', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
  });
  after(() => {
    editor.stop();
  });

  /** What is offered, but for silencing and for the license that Dolma was put under later. */
  const titles = async (): Promise<readonly string[]> =>
    (await editor.fixes())
      .map(({ title }) => title)
      .filter((title) => !/^(?:Silence|Prepare|Change the license)/.test(title));

  it('begins with a manifest, which is never overwritten', async () => {
    const begun = await editor.command<WriteResult>('impact.beginManifest', editor.folder.uri, KNOWN);
    assert.deepEqual(begun, { kind: 'done', uri: editor.uri, path: 'impact.yaml', isNew: true, written: [editor.uri] });
    const before = snapshot(editor.folder);
    const again = await editor.command<WriteResult>('impact.beginManifest', editor.folder.uri, KNOWN);
    assert.equal(again.kind, 'problem');
    assert.deepEqual(snapshot(editor.folder), before);
    await editor.openFile('impact.yaml');
    const gate = await editor.gate();
    assert.deepEqual([gate.verdict, gate.passes], ['obligations-missing', false]);
    assert.match(gate.markdown, /✗ the data impact report of Word Counts: missing/);
  });

  it('asks what a report needs, and takes the answers', async () => {
    const asked = await editor.server.request<ReportQuestionsResult>('impact/reportQuestions', {
      uri: editor.uri,
      id: 'word-counts',
    });
    assert.ok(asked);
    assert.deepEqual(
      { category: asked.category, name: asked.name, path: asked.path, exists: asked.exists, contact: asked.contact },
      {
        category: 'data',
        name: 'Word Counts',
        path: 'reports/word-counts.data.md',
        exists: false,
        contact: { organization: 'Example Lab' },
      },
    );
    assert.deepEqual(
      asked.questions.map(({ heading, known }) => `${heading}${known === undefined ? '' : ': known'}`),
      ['Intended Use', 'Intended Users', 'Funding', 'Dataset Sources & Modifications: known', 'Dataset Size'],
    );
    // People are asked as people ask, with the words of the report beside.
    assert.deepEqual(
      asked.questions.slice(2, 3).map(({ question, plainly }) => [plainly, question]),
      [
        [
          'Who paid for the work on it?',
          'What is the source of funding of the program, project or initiative that developed it?',
        ],
      ],
    );
    const { Funding, ...some } = ANSWERS;
    const made = await editor.command<WriteResult>('impact.createReport', editor.uri, 'word-counts', 'data', some);
    assert.equal(made.kind === 'done' && made.isNew, true);
    // Going on with a report fills in what it lacks, and leaves what is answered.
    const more = { Funding, 'Intended Use': 'Something else.' };
    const gone = await editor.command<WriteResult>('impact.createReport', editor.uri, 'word-counts', 'data', more);
    assert.equal(gone.kind === 'done' && !gone.isNew, true);
    const report = editor.folder.read('reports/word-counts.data.md');
    assert.ok(report.includes('\n\nNone.\n') && report.includes('most frequent.\n') && !report.includes('else'));
  });

  it('is ready once the fixes are accepted', async () => {
    await editor.choose('Write the use-based restrictions to LICENSE.md');
    await editor.choose('Write the notice to NOTICE.md');
    assert.deepEqual(await titles(), []);
    const gate = await editor.gate();
    assert.deepEqual([gate.verdict, gate.passes], ['ready', true], gate.markdown);
    const attribution = gate.obligations.find(({ kind }) => kind === 'attribution');
    assert.deepEqual(attribution?.evidence, {
      uri: editor.folder.uriOf('NOTICE.md'),
      range: { start: { line: 6, character: 0 }, end: { line: 6, character: DOLMA.length } },
    });
    assert.ok(gate.markdown.includes('`NOTICE.md:7`'), gate.markdown);
    // With the picture of what it comes from, for editors that draw Mermaid.
    assert.match(gate.markdown, /\n```mermaid\nflowchart LR\n {2}n1\[.*\n[\s\S]*\n```\n$/);
  });

  it('stays as it is, byte for byte, when everything is written again', async () => {
    const before = snapshot(editor.folder);
    editor.changed.length = 0;
    for (const [command, ...args] of [
      ['impact.updateNotice', 'release'],
      ['impact.updateTerms', 'release'],
      ['impact.createReport', 'word-counts', 'data', ANSWERS],
      ['impact.createReport', 'word-counts', 'data', ANSWERS, 'overwrite'],
    ] as const) {
      const { kind } = await editor.command<WriteResult>(command, editor.uri, ...args);
      assert.equal(kind, 'same', command);
    }
    assert.deepEqual(editor.changed, []);
    assert.deepEqual(snapshot(editor.folder), before);
  });

  it('keeps what a person writes, and brings the rest up to date', async () => {
    await editor.type('NOTICE.md', `Ours.\r\n${editor.folder.read('NOTICE.md')}ours  `);
    await editor.type('impact.yaml', editor.folder.read('impact.yaml').replace('500 most', '400 most'));
    assert.deepEqual(await titles(), [
      'Update the generated parts of reports/word-counts.data.md',
      'Rewrite the notice in NOTICE.md',
    ]);
    await editor.choose('Rewrite the notice in NOTICE.md');
    await editor.choose('Update the generated parts of reports/word-counts.data.md');
    const notice = editor.folder.read('NOTICE.md');
    assert.ok(notice.startsWith('Ours.\r\n# Notices\n\n<!--') && notice.endsWith('end -->\nours  '));
    assert.ok(notice.includes('400 most') && !notice.includes('500 most'));
    assert.equal((await editor.gate()).passes, true);
  });
});

describe('preparing a release, in any editor', () => {
  let editor: Editor;
  const MANIFEST = `version: 1
artifacts:
  corpus: { name: Corpus, type: data, license: AI2-ImpACT-MR, year: 2023 }
derivatives:
  counts:
    name: Word Counts
    type: data
    from: { corpus: incorporated }
distributions:
  release: { of: counts, audience: public }
`;
  const ANSWER = { 'changes:counts': 'Counted the words.' };
  beforeEach(async () => {
    const workspaceEdit = { ...CAPABILITIES.workspace?.workspaceEdit, changeAnnotationSupport: {} };
    const capabilities = { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, workspaceEdit } };
    editor = await Editor.start({ 'impact.yaml': MANIFEST }, capabilities);
    await editor.openFile('impact.yaml');
  });
  afterEach(() => {
    editor.stop();
  });

  const prepare = (answers: object = ANSWER): Promise<PrepareResult> =>
    editor.command('impact.prepareRelease', editor.uri, 'release', answers);

  it('asks what only a person can tell, and makes one change that is to be looked at', async () => {
    const params = { uri: editor.uri, id: 'release' };
    const asked = await editor.server.request<PrepareQuestionsResult>('impact/prepareQuestions', params);
    assert.deepEqual(
      asked.map(({ key }) => key),
      ['changes:counts'],
    );
    const result = await prepare();
    assert.equal(editor.asked.length, 1);
    const [edit] = editor.asked;
    assert.ok(Object.values(edit?.changeAnnotations ?? {}).every((it) => it.needsConfirmation === true));
    const changes = (edit?.documentChanges ?? []).flatMap((it): readonly object[] => ('kind' in it ? [it] : it.edits));
    assert.ok(changes.length > 0 && changes.every((it) => 'annotationId' in it));
    assert.deepEqual(result.kind === 'done' && result.written.map((uri) => uri.split('/').at(-1)), [
      'impact.yaml',
      'LICENSE.md',
      'NOTICE.md',
    ]);
    assert.deepEqual(result.kind === 'done' && result.reports, [
      { derivative: 'counts', name: 'Word Counts', category: 'data' },
    ]);
    await editor.command('impact.createReport', editor.uri, 'counts', 'data', ANSWERS);
    const gate = await editor.gate();
    assert.deepEqual([gate.verdict, gate.passes], ['ready', true], gate.markdown);
    assert.deepEqual(await prepare(), { kind: 'done', written: [], reports: [] });
    // What is ready can be marked as released today, once.
    assert.deepEqual([gate.canPrepare, gate.canRelease], [false, true]);
    const released = await editor.command<WriteResult>('impact.markReleased', editor.uri, 'release');
    assert.equal(released.kind, 'done');
    const today = /date: (\d{4}-\d\d-\d\d), status: released/.exec(editor.folder.read('impact.yaml'))?.[1];
    assert.equal(today, /\ndate: (.*)\n/.exec(editor.folder.read('reports/counts.data.md'))?.[1]);
    const again = await editor.command<WriteResult>('impact.markReleased', editor.uri, 'release');
    assert.equal(again.kind === 'problem' && again.message, '“release” is already marked as released.');
    assert.equal((await editor.gate()).canRelease, false);
  });

  it('changes nothing where a person does not take it, and is no fault then', async () => {
    editor.takes = false;
    const before = snapshot(editor.folder);
    assert.deepEqual(await prepare(), { kind: 'discarded' });
    assert.deepEqual(snapshot(editor.folder), before);
    assert.deepEqual(editor.shown, []);
  });

  it('says what is still to be answered', async () => {
    assert.equal((await prepare({})).kind, 'done');
    assert.match(editor.shown[0] ?? '', /^Still unanswered: How did you use or change/);
    assert.ok(!('NOTICE.md' in snapshot(editor.folder)));
  });

  it('is offered by the light bulb and above the distribution', async () => {
    const title = 'Prepare the release “release”: write everything that is missing';
    const action = (await editor.fixes()).find((it) => it.title === title);
    const command = { title, command: 'impact.prepareRelease', arguments: [editor.uri, 'release'] };
    assert.deepEqual(action?.command, command);
  });
});

describe('a review where nobody answers for the manifest', () => {
  const MANIFEST = `version: 1
artifacts:
  bank: { name: Bank, type: data, license: LicenseRef-Bank }
distributions:
  hub:
    of: bank
    audience: public
`;
  const TITLE = 'Record that I have reviewed it…';
  let editor: Editor;
  const start = async (askReviewer: boolean, manifest = MANIFEST): Promise<CodeAction | undefined> => {
    const experimental = { impact: { askReviewer } };
    editor = await Editor.start({ 'impact.yaml': manifest }, { ...CAPABILITIES, experimental });
    await editor.openFile('impact.yaml');
    return (await editor.fixes()).find(({ title }) => title.startsWith('Record'));
  };
  const record = (...args: readonly unknown[]): Promise<WriteResult> =>
    editor.command<WriteResult>('impact.recordReview', editor.uri, ...args);

  afterEach(() => {
    editor.stop();
  });

  it('is recorded in the name that the client has asked for, and settles the point', async () => {
    const action = await start(true);
    const args = ['hub', 'license:bank', 'LicenseRef-Bank'];
    assert.deepEqual(action?.command, {
      title: TITLE,
      command: 'impact.recordReview',
      arguments: [editor.uri, ...args],
    });
    assert.equal((await record(...args, ' Kim Lee ')).kind, 'done');
    assert.match(
      editor.folder.read('impact.yaml'),
      /\n {4}reviews:\n {6}- \{ of: license:bank, saw: LicenseRef-Bank, by: Kim Lee, on: \d{4}-\d\d-\d\d \}\n$/,
    );
    assert.equal(editor.asked.length, 1);
    // What is settled is not recorded a second time.
    assert.equal((await record(...args, 'Kim Lee')).kind, 'problem');
  });

  it('is recorded in nobody’s name, and only of what is there', async () => {
    await start(true);
    for (const args of [
      ['hub', 'license:bank', 'LicenseRef-Bank'],
      ['hub', 'license:bank', 'LicenseRef-Bank', '  '],
      ['hub', 'license:bank', 'LicenseRef-Other', 'Kim Lee'],
      ['hub', 'license:house', 'LicenseRef-Bank', 'Kim Lee'],
      ['pub', 'license:bank', 'LicenseRef-Bank', 'Kim Lee'],
      [],
    ])
      assert.equal((await record(...args)).kind, 'problem', args.join(' '));
    assert.equal(editor.folder.read('impact.yaml'), MANIFEST);
  });

  it('is not offered to a client that asks nobody', async () => {
    assert.equal(await start(false), undefined);
  });

  it('is an edit of its own where somebody answers for the manifest', async () => {
    const action = await start(false, MANIFEST.replace('artifacts:', 'contact: { name: Kim Lee }\nartifacts:'));
    assert.equal(action?.title, 'Record that I have reviewed it');
    assert.match(JSON.stringify(action.edit), /by: Kim Lee/);
  });
});

const COMMANDS_THAT_WRITE = [
  'impact.createReport',
  'impact.prepareRelease',
  'impact.updateNotice',
  'impact.checkGate',
  'impact.beginManifest',
];

describe('commands of the server', () => {
  let editor: Editor;
  const MANIFEST = `version: 1
artifacts:
  prism: { name: Prism, type: data, license: AI2-ImpACT-MR }
distributions:
  out: { of: prism, audience: public }
  home: { of: prism, audience: internal }
`;
  beforeEach(async () => {
    editor = await Editor.start({ 'impact.yaml': MANIFEST });
    await editor.openFile('impact.yaml');
  });
  afterEach(() => {
    editor.stop();
  });

  it('say why nothing can be written', async () => {
    for (const [command, id, message] of [
      ['impact.updateNotice', 'out', 'There is nothing to write for “out”: nothing that it may share owes anything.'],
      ['impact.updateTerms', 'home', 'There is nothing to write for “home”: it stays internal.'],
      ['impact.updateNotice', 'ut', 'There is no distribution “ut”. Did you mean “out”?'],
      ['impact.createReport', 'prism', 'There is no derivative “prism”: this manifest has none.'],
    ] as const) {
      assert.deepEqual(await editor.command(command, editor.uri, id), { kind: 'problem', message });
    }
    assert.equal(editor.shown.length, 4);
  });

  it('survive any arguments', async () => {
    for (const command of COMMANDS_THAT_WRITE) {
      for (const args of [[], [null], [1, {}, []], ['nonsense:', 'x', 'data', [1], {}]]) {
        const result = await editor.command<WriteResult | null>(command, ...args);
        assert.ok(result === null || result.kind === 'problem', JSON.stringify(result));
      }
    }
    assert.deepEqual(
      editor.server.log.filter((line) => line.includes('failed')),
      [],
    );
  });

  it('lead from the checklist to where each entry is mended, and to what forbids', async () => {
    const text = `version: 1
artifacts:
  low: { name: Low, type: data, license: AI2-ImpACT-LR, licensor: Us, year: 2023 }
  high: { name: High, type: data, license: AI2-ImpACT-HR }
derivatives:
  made: { name: Made, type: data, from: { low: modified } }
  hot: { name: Hot, type: data, from: { high: modified } }
distributions:
  out: { of: made, audience: public, attribution: No. }
  leak: { of: hot, audience: public }
`;
    await editor.type('impact.yaml', text);
    const lines = text.split('\n');
    const out = await editor.gate('out');
    const at = (kind: string): string => {
      const start = out.obligations.find((it) => it.kind === kind)?.place?.range?.start;
      return lines[start?.line ?? -1]?.slice(start?.character).split(/[:,]/)[0] ?? '';
    };
    assert.deepEqual(['agreement', 'attribution', 'modification-notice', 'report', 'notices'].map(at), [
      'out',
      'No. }',
      'made',
      'made',
      'out',
    ]);
    assert.deepEqual([out.canPrepare, out.canRelease, out.path, out.changes], [true, false, [], []]);
    const leak = await editor.gate('leak');
    assert.ok(leak.path.length > 2 && leak.path.every(({ place }) => place !== undefined));
    assert.match(leak.path.at(-1)?.message ?? '', /high risk/);
    assert.ok(leak.changes.length > 0 && leak.reasons[0]?.place !== undefined);
    assert.equal(leak.canPrepare, false);
  });

  it('tell the verdict to editors that show nothing else', async () => {
    const gate = await editor.command<GateResult>('impact.checkGate', editor.uri, 'out');
    assert.deepEqual([gate?.verdict, gate?.passes], ['forbidden', false]);
    assert.match(editor.shown[0] ?? '', /^out: forbidden\./);
    assert.equal((await editor.gate('home')).passes, true);
    await editor.command('impact.showVerdict', editor.uri, 'out');
    assert.match(editor.shown[1] ?? '', /it may not be shared as it is/);
  });

  it('do not make files where the client can’t', async () => {
    editor.stop();
    editor = await Editor.start({ 'impact.yaml': MANIFEST.replace('MR', 'LR') }, { workspace: { applyEdit: true } });
    await editor.openFile('impact.yaml');
    const result = await editor.command<WriteResult>('impact.updateTerms', editor.uri, 'out');
    assert.equal(result.kind, 'problem');
    assert.deepEqual(Object.keys(snapshot(editor.folder)), ['impact.yaml']);
  });
});
