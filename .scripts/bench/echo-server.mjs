/**
 * What no language server on this protocol library can go below: it keeps the text of the document as the library does, and
 * answers each edit with one diagnostic that says nothing.
 */
import { createConnection, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
documents.onDidChangeContent(({ document: { uri, version } }) => {
  const start = { line: 0, character: 0 };
  void connection.sendDiagnostics({ uri, version, diagnostics: [{ range: { start, end: start }, message: 'edited' }] });
});
documents.listen(connection);
connection.listen();
