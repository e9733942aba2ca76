import type { ApplyWorkspaceEditParams, TextDocumentEdit } from 'vscode-languageclient';

/** The annotation of a change that changes nothing, so that it can be left as it is. */
const LOOK = 'look';

/**
 * A change that a person is to look at, as VS Code shows it best. It shows a preview where anything needs confirmation,
 * and leaves just that unticked: so what is asked for is ticked, and what needs the confirmation is a change of nothing.
 */
export function previewed(params: ApplyWorkspaceEditParams): ApplyWorkspaceEditParams {
  const { changeAnnotations = {}, documentChanges = [] } = params.edit;
  const annotations = Object.entries(changeAnnotations);
  const target = documentChanges.findLast((change): change is TextDocumentEdit => !('kind' in change));
  if (target === undefined || !annotations.some(([, { needsConfirmation }]) => needsConfirmation === true))
    return params;
  const start = { line: 0, character: 0 };
  const nothing = { range: { start, end: start }, newText: '', annotationId: LOOK };
  return {
    ...params,
    edit: {
      ...params.edit,
      changeAnnotations: {
        ...Object.fromEntries(annotations.map(([id, it]) => [id, { ...it, needsConfirmation: false }])),
        [LOOK]: { label: params.label ?? '', needsConfirmation: true },
      },
      documentChanges: documentChanges.map((change) =>
        change === target ? { ...target, edits: [...target.edits, nothing] } : change,
      ),
    },
  };
}
