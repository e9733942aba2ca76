import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../findings/finding';
import { normalized } from '../text/uri';
import { refusalOf } from '../workspace/write-guard';
import type { AnalyzedView } from './documents/view';
import type { Setup } from './handler';

/** What a client may show beside the part of a change that a person does not see before them. */
const BESIDE = {
  id: 'beside',
  annotation: { label: 'Files beside the manifest', description: 'Made or changed together with it.' },
} as const;

/**
 * A change as the client can take it: with the versions of the documents that it is meant for, where the client minds
 * them. Nothing where words that it is about have since been edited, where it makes a file and the client can't, and
 * where it would change what is not ours to change.
 */
export function workspaceEditOf(
  fix: Pick<Fix, 'edits' | 'creates'>,
  view: Pick<AnalyzedView, 'uri' | 'places'>,
  { store, client }: Pick<Setup, 'store' | 'client'>,
): WorkspaceEdit | undefined {
  const { edits, creates = [] } = fix;
  if (refusalOf(fix, store.files, { own: normalized(view.uri) }) !== undefined) return undefined;
  if (creates.length > 0 && !client.edits.createsFiles) return undefined;
  const changes = new Map<string, TextEdit[]>();
  for (const { span, newText } of edits) {
    const location = view.places.location(span);
    if (location === undefined) return undefined;
    const others = changes.get(location.uri) ?? [];
    others.push({ range: location.range, newText });
    changes.set(location.uri, others);
  }
  if (!client.edits.versioned) return { changes: Object.fromEntries(changes) };
  const isBeside = (uri: string): boolean => client.edits.annotations && uri !== view.uri;
  const changed = [...changes].map(([uri, textEdits]): TextDocumentEdit => ({
    textDocument: { uri, version: store.versionOf(uri) ?? null },
    edits: isBeside(uri) ? textEdits.map((edit) => ({ ...edit, annotationId: BESIDE.id })) : textEdits,
  }));
  const start = { line: 0, character: 0 };
  const created = creates.flatMap(({ uri, text }) => [
    { kind: 'create' as const, uri, ...(isBeside(uri) && { annotationId: BESIDE.id }) },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ]);
  const annotated = created.length > 0 || [...changes.keys()].some(isBeside);
  return {
    documentChanges: [...created, ...changed],
    ...(client.edits.annotations && annotated && { changeAnnotations: { [BESIDE.id]: BESIDE.annotation } }),
  };
}
