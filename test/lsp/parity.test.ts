import assert from 'node:assert/strict';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  CodeAction,
  Diagnostic,
  Location,
  Range,
  TextDocumentEdit,
  TextEdit,
  CreateFile,
} from 'vscode-languageserver';
import { analyze, type Analysis } from '../../server/src/analysis/analyze';
import type { Finding, Fix } from '../../server/src/findings/finding';
import { parse } from '../../server/src/syntax/parse';
import { Lines } from '../../server/src/text/lines';
import type { Span } from '../../server/src/text/span';
import { worldOf, type ReadWorld } from '../../server/src/workspace/world';
import { filesIn, impact } from '../kit/cli';
import { EXAMPLES, EXAMPLES_DAY, exampleFiles, exampleManifests, exampleUri } from '../kit/examples';
import { memoryFiles, ROOT } from '../kit/files';
import { Server } from '../kit/server';

/** A stretch of a file below the examples, as editors count: from zero, in UTF-16 units. */
interface Place {
  readonly file: string;
  readonly range: Range;
}

/** What each of the three says of one fault. */
interface Told extends Place {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly proof: readonly (Place & { readonly message: string })[];
  readonly fixes: readonly Change[];
}

/** A fix: its edits, and the files that it makes. */
interface Change {
  readonly title: string;
  readonly edits: readonly (Place & { readonly newText: string })[];
  readonly creates: readonly { readonly file: string; readonly text: string }[];
}

/** A manifest with the world that it was checked in. */
interface Checked {
  readonly analysis: Analysis;
  readonly world: ReadWorld;
}

describe('the engine, the command line and the language server', () => {
  const files = exampleFiles();
  const byCommand = commandLine();
  let server: Server;

  before(async () => {
    server = Server.spawn();
    await server.initialize({
      folders: [{ uri: exampleUri('') }],
      capabilities: {
        textDocument: {
          publishDiagnostics: { relatedInformation: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
        },
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
      },
      initializationOptions: { today: EXAMPLES_DAY },
    });
  });
  after(() => {
    server.stop();
  });

  for (const file of exampleManifests()) {
    it(`say the same of ${file}, and offer the same fixes`, async () => {
      const text = files[file] ?? '';
      const engine = checked(file);
      const { findings } = engine.analysis;
      const expected = findings.map((finding) => ofEngine(engine, finding));
      assert.deepEqual(
        byCommand.get(file),
        expected.map(({ fixes: [fix], ...it }) => (fix === undefined ? it : { ...it, fix })),
      );
      const uri = exampleUri(file);
      await server.open(uri, text);
      const { diagnostics } = await server.diagnostics(uri, ({ version }) => version === 1);
      const told = diagnostics.map((diagnostic, index) => ofServer(file, diagnostic, findings[index]?.remedy));
      const fixes = await Promise.all(diagnostics.map((diagnostic) => fixesFor(uri, diagnostic)));
      assert.deepEqual(
        told.map((it, index) => ({ ...it, fixes: fixes[index] })),
        expected,
      );
    });
  }

  /** The fixes that the server offers for a diagnostic; what only silences it, or leads through questions, is none. */
  async function fixesFor(uri: string, diagnostic: Diagnostic): Promise<readonly Change[]> {
    const actions = await server.request<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    const fixes = actions.filter(
      ({ title, command, diagnostics: [about] = [] }) =>
        about !== undefined &&
        !title.startsWith('Silence ') &&
        command?.command !== 'impact.prepareRelease' &&
        sameFault(about, diagnostic),
    );
    return bestFirst(fixes, ({ isPreferred }) => isPreferred === true).map(changeOf);
  }
});

function sameFault(one: Diagnostic, other: Diagnostic): boolean {
  return one.code === other.code && one.message === other.message;
}

/** The preferred one of several before the others. */
function bestFirst<T>(fixes: readonly T[], isPreferred: (fix: T) => boolean): readonly T[] {
  const best = fixes.find(isPreferred) ?? fixes[0];
  return best === undefined ? [] : [best, ...fixes.filter((fix) => fix !== best)];
}

/** All that the command line says, by file. */
function commandLine(): ReadonlyMap<string, readonly (Omit<Told, 'fixes'> & { readonly fix?: Change })[]> {
  interface Point {
    readonly line: number;
    readonly column: number;
  }
  interface Stretch {
    readonly start: Point;
    readonly end: Point;
  }
  interface At {
    readonly file: string;
    readonly range: Stretch;
  }
  interface Json {
    readonly file: string;
    readonly findings: readonly (Pick<Told, 'rule' | 'severity' | 'message'> & {
      readonly range: Stretch;
      readonly related: readonly (At & { readonly message: string })[];
      readonly fix?: Omit<Change, 'edits'> & {
        readonly safe: boolean;
        readonly edits: readonly (At & { readonly newText: string })[];
      };
    })[];
  }
  const fromZero = ({ start, end }: Stretch): Range => ({
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  });
  const { out } = impact(EXAMPLES, ['check', '--format', 'json', '--today', EXAMPLES_DAY]);
  return new Map(
    filesIn<Json>(out).map(({ file, findings }) => [
      file,
      findings.map(({ rule, severity, message, range, related, fix }) => ({
        ...{ file, rule, severity, message, range: fromZero(range) },
        proof: related.map((it) => ({ ...it, range: fromZero(it.range) })),
        ...(fix !== undefined && {
          fix: {
            title: fix.title,
            edits: fix.edits.map((edit) => ({ ...edit, range: fromZero(edit.range) })),
            creates: fix.creates,
          },
        }),
      })),
    ]),
  );
}

/** The engine alone, without a shell around it. */
function checked(file: string): Checked {
  const files = exampleFiles();
  const uri = (path: string): string => `${ROOT}/${path}`;
  const world = worldOf(memoryFiles(files), exampleManifests().map(uri));
  const tree = parse(uri(file), files[file] ?? '');
  return { analysis: analyze(tree, { world, options: { severities: {}, today: EXAMPLES_DAY } }), world };
}

function ofEngine(engine: Checked, finding: Finding): Told {
  const { rule, severity, message, related = [] } = finding;
  const fixes = bestFirst(finding.fixes?.() ?? [], ({ preferred }) => preferred === true);
  return {
    ...placeOf(engine, finding.span),
    ...{ rule, severity, message },
    proof: related.map((it) => ({ ...placeOf(engine, it.span), message: it.message })),
    fixes: fixes.map((fix) => fixOf(engine, fix)),
  };
}

function fixOf(engine: Checked, { title, edits, creates = [] }: Fix): Change {
  return {
    title,
    edits: edits.map(({ span, newText }) => ({ ...placeOf(engine, span), newText })),
    creates: creates.map(({ uri, text }) => ({ file: uri.slice(ROOT.length + 1), text })),
  };
}

/** Where a span is in the whole text of its file. */
function placeOf({ analysis, world }: Checked, span: Span): Place {
  const { uri } = span.fragment;
  const file = uri.slice(ROOT.length + 1);
  const place = analysis.tree.resolve(span) ?? world.resolve(span);
  assert.ok(place, `words of ${file} that are not in it`);
  const lines = Lines.from(exampleFiles()[file] ?? '');
  return { file, range: { start: lines.positionAt(place.start), end: lines.positionAt(place.end) } };
}

function ofServer(file: string, diagnostic: Diagnostic, remedy: string | undefined): Omit<Told, 'fixes'> {
  const { code, severity, message, range, relatedInformation = [] } = diagnostic;
  const names = ['', 'error', 'warning', 'information', 'hint'];
  const end = remedy === undefined ? '' : `\n${remedy}`;
  assert.ok(typeof message === 'string' && message.endsWith(end), 'the message does not end in the remedy');
  return {
    ...{ file, range, rule: String(code), severity: names[severity ?? 0] ?? '' },
    message: message.slice(0, message.length - end.length),
    proof: relatedInformation.map(({ location, message: step }) => ({ ...inExamples(location), message: step })),
  };
}

function inExamples({ uri, range }: Location): Place {
  return { file: fileOf(uri), range };
}

/** The path of a file below the examples. */
function fileOf(uri: string): string {
  return relative(EXAMPLES, fileURLToPath(uri)).replaceAll('\\', '/');
}

function changeOf({ title, edit }: CodeAction): Change {
  const changes = (edit?.documentChanges ?? []) as readonly (TextDocumentEdit | CreateFile)[];
  const created = new Set(changes.flatMap((change) => ('kind' in change ? [change.uri] : [])));
  const edited = changes.flatMap((change) => ('kind' in change ? [] : [change]));
  const texts = ({ edits }: TextDocumentEdit): readonly TextEdit[] => edits as readonly TextEdit[];
  return {
    title,
    edits: edited
      .filter(({ textDocument }) => !created.has(textDocument.uri))
      .flatMap((change) =>
        texts(change).map(({ range, newText }) => ({ file: fileOf(change.textDocument.uri), range, newText })),
      ),
    creates: edited
      .filter(({ textDocument }) => created.has(textDocument.uri))
      .flatMap((change) =>
        texts(change).map(({ newText }) => ({ file: fileOf(change.textDocument.uri), text: newText })),
      ),
  };
}
