import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../findings/finding';
import { t } from '../text/l10n';
import type { Edit } from '../text/edit';
import { refusalOf } from '../workspace/write-guard';
import type { Places } from './convert';
import type { Setup } from './handler';
import { snippetOf } from './snippet-edit';

/** What a client may show beside the part of a change that a person does not see before them. */
const BESIDE = {
  id: 'beside',
  annotation: { label: t`Files next to the manifest`, description: t`Created or changed together with it.` },
} as const;

/** The same for a change that a person is to look at as a whole before any of it is made. */
const REVIEWED = {
  own: {
    id: 'own',
    annotation: {
      label: t`The manifest`,
      description: t`Names the files that are written, and holds your answers.`,
      needsConfirmation: true,
    },
  },
  beside: {
    id: BESIDE.id,
    annotation: {
      label: t`Documents that ship with the release`,
      description: t`Created or completed from the manifest.`,
      needsConfirmation: true,
    },
  },
} as const;

/**
 * A change as the client can take it: with the versions of the documents that it is meant for, where the client minds
 * them. Nothing where words that it is about have since been edited, where it makes a file and the client can't, and
 * where it would change what is not ours to change.
 */
export function workspaceEditOf(
  fix: Change,
  view: Changed,
  { store, client }: Pick<Setup, 'store' | 'client'>,
): WorkspaceEdit | undefined {
  const { creates = [], isReviewed = false, description = REVIEWED.own.annotation.description } = fix;
  if (refusalOf(fix, store.files, { own: store.spelled(view.uri) }) !== undefined) return undefined;
  if (creates.length > 0 && !client.edits.createsFiles) return undefined;
  const changes = textEditsOf(fix, view);
  if (changes === undefined) return undefined;
  if (!client.edits.versioned) return { changes: plainChanges(changes) };
  const mark = (uri: string): { readonly annotationId?: string } => {
    const id = uri !== view.uri ? BESIDE.id : isReviewed ? REVIEWED.own.id : undefined;
    return client.edits.annotations && id !== undefined ? { annotationId: id } : {};
  };
  // Blanks are gone through where the person is; what they look at before is shown as it will be.
  const goesThrough = (uri: string): boolean => client.edits.snippets && !isReviewed && uri === view.uri;
  const changed = [...changes].map(([uri, textEdits]): TextDocumentEdit => ({
    textDocument: { uri, version: store.versionOf(uri) ?? null },
    edits: textEdits.map((placed) => ({ ...(goesThrough(uri) ? asSnippet(placed) : placed.edit), ...mark(uri) })),
  }));
  const start = { line: 0, character: 0 };
  const created = creates.flatMap(({ uri, text }) => [
    { kind: 'create' as const, uri, ...mark(uri) },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text, ...(isReviewed && mark(uri)) }],
    },
  ]);
  const annotated = created.length > 0 || [...changes.keys()].some((uri) => 'annotationId' in mark(uri));
  const annotations = isReviewed
    ? {
        [REVIEWED.own.id]: { ...REVIEWED.own.annotation, description },
        [REVIEWED.beside.id]: REVIEWED.beside.annotation,
      }
    : { [BESIDE.id]: BESIDE.annotation };
  return {
    documentChanges: [...created, ...changed],
    ...(client.edits.annotations && annotated && { changeAnnotations: annotations }),
  };
}

/** A change, and whether a person looks at all of it before it is made. */
type Change = Pick<Fix, 'edits' | 'creates'> & {
  readonly isReviewed?: boolean;
  /** What such a person is told of the change of the document that it is about. */
  readonly description?: string;
};

/** The document that a change is about, by the address that the client gives it, and how places in it are told. */
interface Changed {
  readonly uri: string;
  readonly places: Pick<Places, 'location'>;
}

function plainChanges(changes: ReadonlyMap<string, readonly Placed[]>): NonNullable<WorkspaceEdit['changes']> {
  return Object.fromEntries([...changes].map(([uri, own]) => [uri, own.map(({ edit }) => edit)]));
}

function asSnippet({ edit, source }: Placed): TextEdit | SnippetTextEdit {
  return snippetOf(edit, source) ?? edit;
}

/** An edit as the protocol has it, and where it comes from. */
interface Placed {
  readonly edit: TextEdit;
  readonly source: Edit;
}

/** The edits by document; nothing where words that one is about are no longer there. */
function textEditsOf({ edits }: Change, { places }: Changed): ReadonlyMap<string, Placed[]> | undefined {
  const changes = new Map<string, Placed[]>();
  for (const source of edits) {
    const location = places.location(source.span);
    if (location === undefined) return undefined;
    const others = changes.get(location.uri) ?? [];
    others.push({ edit: { range: location.range, newText: source.newText }, source });
    changes.set(location.uri, others);
  }
  return changes;
}
