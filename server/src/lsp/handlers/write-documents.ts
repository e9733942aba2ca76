import type { ApplyWorkspaceEditResult, WorkspaceEdit } from 'vscode-languageserver';
import { beginManifest } from '../../features/new-manifest/answers';
import { writeDocument, writeImpactReport, type Writing } from '../../features/write';
import { AUDIENCES } from '../../license/can-i';
import { RELATIONS } from '../../license/relations';
import type { SectionKind } from '../../text/marked-section';
import { CATEGORIES, questionFor } from '../../report/questions';
import { resolvePath } from '../../text/uri';
import { textArgument, textFields, wordArgument } from '../arguments';
import type { Handler, Setup } from '../handler';
import type { WriteResult } from '../messages';
import type { CommandName } from '../server-capabilities';
import type { ManifestView } from '../documents/view';
import { tell } from '../client/notify';
import { workspaceEditOf } from '../workspace-edit';

/**
 * Commands that write what ships with a release, for any editor. Their arguments are the address of the manifest and the
 * id of the entry, and then
 *
 * - `impact.createReport`: the category, the answers by their headings, `overwrite` to write one anew that is there, and
 *   who answers for it (name, organization, email), where the manifest does not say;
 * - `impact.updateAttribution`: the path of the file, as seen from the manifest.
 *
 * `impact.beginManifest` has the address of a folder and what is known (project, organization, email, artifact,
 * derivative, relation, changes, audience).
 *
 * The change is made by the editor, so it can be undone.
 */
export const writeDocuments: Handler = (setup) => {
  const { commands } = setup;
  commands.set('impact.createReport', ([uri, id, category, answers, ifThere, contact]) =>
    write(setup, uri, ({ analysis }) =>
      writeImpactReport(analysis, textArgument(id) ?? '', {
        category: wordArgument(category, CATEGORIES),
        answers: byHeading(textFields(answers)),
        contact: textFields(contact),
        ifThere: ifThere === 'overwrite' ? 'overwrite' : 'answer',
      }),
    ),
  );
  const update = (command: CommandName, kind: SectionKind): void => {
    commands.set(command, ([uri, id, path]) =>
      write(setup, uri, ({ analysis }) =>
        writeDocument(analysis, kind, {
          id: textArgument(id) ?? '',
          path: kind === 'attribution' ? textArgument(path) : undefined,
        }),
      ),
    );
  };
  commands.set('impact.beginManifest', ([folder, known]) => begin(setup, folder, textFields(known)));
  update('impact.updateNotice', 'notice');
  update('impact.updateTerms', 'terms');
  update('impact.updateAttribution', 'attribution');
};

const RELATION_NAMES = RELATIONS.map(({ name }) => name);

/** The answers under the headings as a report has them, whichever way these are written. */
function byHeading(answers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...answers].flatMap(([heading, answer]) =>
      CATEGORIES.flatMap((category) => {
        const question = questionFor(category, heading);
        return question === undefined ? [] : [[question.heading, answer] as const];
      }),
    ),
  );
}

async function write(setup: Setup, uri: unknown, make: (view: ManifestView) => Writing): Promise<WriteResult> {
  const { connection, store, client } = setup;
  const view = store.manifest(textArgument(uri) ?? '');
  if (view === undefined) return problem(setup, 'There is no manifest to write it for.');
  const writing = make(view);
  if (writing.kind === 'problem') return problem(setup, writing.message);
  const { path } = writing;
  const target = resolvePath(view.analysis.uri, path) ?? path;
  if (writing.kind !== 'fix') {
    tell(connection, 'information', `${path} is up to date.`);
    return { kind: 'same', uri: store.clientUri(target), path };
  }
  const edit = workspaceEditOf(writing.fix, view, setup);
  if (edit === undefined)
    return problem(setup, `${path} can’t be written from this editor; “impact --help” says how else.`);
  const { applied, failureReason } = await applyEdit(setup, edit, writing.fix.title);
  if (!applied)
    return problem(setup, `${path} was not written${failureReason === undefined ? '' : `: ${failureReason}`}.`);
  if (client.showsDocuments) await connection.window.showDocument({ uri: store.clientUri(target), takeFocus: true });
  return { kind: 'done', uri: store.clientUri(target), path, isNew: writing.isNew };
}

async function begin(setup: Setup, folder: unknown, known: ReadonlyMap<string, string>): Promise<WriteResult> {
  const { store, client } = setup;
  const path = 'impact.yaml';
  const uri = resolvePath(`${textArgument(folder) ?? ''}/-`, path);
  if (uri === undefined || !client.edits.createsFiles) return problem(setup, `${path} can’t be made from this editor.`);
  if (store.text(uri) !== undefined) return problem(setup, `${path} is there already, and was left as it is.`);
  const relation = wordArgument(known.get('relation'), RELATION_NAMES);
  const audience = wordArgument(known.get('audience'), AUDIENCES);
  const text = beginManifest({ ...Object.fromEntries(known), type: undefined, relation, audience });
  const start = { line: 0, character: 0 };
  const filled = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: text }],
  };
  const edit = { documentChanges: [{ kind: 'create' as const, uri }, filled] };
  const { applied } = await applyEdit(setup, edit, `Begin ${path}`);
  return applied ? { kind: 'done', uri, path, isNew: true } : problem(setup, `${path} was not written.`);
}

/** Has the client make a change; one that can't says so in its own words, or with an error. */
async function applyEdit({ connection }: Setup, edit: WorkspaceEdit, label: string): Promise<ApplyWorkspaceEditResult> {
  try {
    return await connection.workspace.applyEdit({ label, edit });
  } catch (error) {
    return { applied: false, ...(error instanceof Error ? { failureReason: error.message } : {}) };
  }
}

function problem({ connection }: Setup, message: string): WriteResult {
  tell(connection, 'error', message);
  return { kind: 'problem', message };
}
