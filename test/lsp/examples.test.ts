import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver';
import type { Analysis } from '../../server/src/analysis/analyze';
import type { Finding } from '../../server/src/findings/finding';
import { Lines } from '../../server/src/text/lines';
import type { Span } from '../../server/src/text/span';
import { analyzed } from '../kit/check';
import { EXAMPLES_DAY, exampleFiles, exampleManifests, exampleUri } from '../kit/examples';
import { Server } from '../kit/server';

/** A change of one document, as both sides can tell it. */
interface Change {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

describe('the examples in the language server', () => {
  const files = exampleFiles();
  let server: Server;

  before(async () => {
    server = Server.spawn();
    await server.initialize({
      folders: [{ uri: exampleUri('') }],
      capabilities: {
        textDocument: {
          publishDiagnostics: { relatedInformation: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
        workspace: { workspaceEdit: { documentChanges: false } },
      },
      initializationOptions: { today: EXAMPLES_DAY },
    });
  });
  after(() => {
    server.stop();
  });

  for (const path of exampleManifests()) {
    const text = files[path] ?? '';
    const uri = exampleUri(path);

    it(`${path} gives the findings of the engine, with their fixes`, async () => {
      const analysis = analyzed(text, { path, files, today: EXAMPLES_DAY });
      await server.open(uri, text);
      const { diagnostics } = await server.diagnostics(uri, ({ version }) => version === 1);
      assert.deepEqual(
        diagnostics.map(({ code, range, message, relatedInformation = [] }) => ({
          code,
          range,
          message,
          proof: relatedInformation.map((it) => it.message),
        })),
        analysis.findings.map((finding) => ({
          code: finding.rule,
          range: rangeOf(analysis, finding.span),
          message: [finding.message, ...(finding.remedy === undefined ? [] : [finding.remedy])].join('\n'),
          proof: (finding.related ?? []).map((it) => it.message),
        })),
      );
      for (const [index, finding] of analysis.findings.entries()) {
        const wanted = fixesOf(analysis, finding);
        const offered = await offeredFor(uri, diagnostics[index]);
        assert.deepEqual(
          offered.filter(({ title }) => wanted.some((it) => it.title === title)),
          wanted,
        );
      }
    });
  }

  /** The changes that the server offers for a diagnostic and that stay in its document. */
  async function offeredFor(uri: string, diagnostic: Diagnostic | undefined): Promise<readonly Change[]> {
    assert.ok(diagnostic);
    const context = { diagnostics: [diagnostic], only: ['quickfix'] };
    const actions = await server.request<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context,
    });
    return actions
      .filter((action) => action.diagnostics?.[0]?.code === diagnostic.code)
      .flatMap(({ title, edit }) => {
        const changes = Object.entries(edit?.changes ?? {});
        return changes.length === 1 && changes[0]?.[0] === uri ? [{ title, edits: changes[0][1] }] : [];
      });
  }
});

function fixesOf(analysis: Analysis, finding: Finding): readonly Change[] {
  return (finding.fixes?.() ?? [])
    .filter(({ edits, creates = [] }) => creates.length === 0 && edits.every(({ span }) => isOwn(analysis, span)))
    .map(({ title, edits }) => ({
      title,
      edits: edits.map(({ span, newText }) => ({ range: rangeOf(analysis, span), newText })),
    }));
}

function isOwn(analysis: Analysis, span: Span): boolean {
  return analysis.tree.resolve(span) !== undefined;
}

function rangeOf({ tree }: Analysis, span: Span): Diagnostic['range'] {
  const place = tree.resolve(span);
  assert.ok(place);
  const lines = Lines.of(tree.text);
  return { start: lines.positionAt(place.start), end: lines.positionAt(place.end) };
}
