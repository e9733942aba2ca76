import {
  beginManifest,
  licensesOf,
  OBTAINED_TYPES,
  relicensingNote,
  type Obtained,
} from '../../features/new-manifest/answers';
import { markReleased } from '../../features/mark-released';
import { writeDocument, writeImpactReport, type Writing } from '../../features/write';
import { AUDIENCES } from '../../license/can-i';
import { CATALOG } from '../../license/catalog';
import { RELATIONS } from '../../license/relations';
import { t } from '../../text/l10n';
import type { SectionKind } from '../../text/marked-section';
import { CATEGORIES, questionFor } from '../../report/questions';
import { baseName, resolvePath } from '../../text/uri';
import { applyEdit } from '../apply-edit';
import { textArgument, textFields, wordArgument } from '../arguments';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import { MANIFEST_CHOICES, type CommandName, type ManifestChoices, type WriteResult } from '../messages';
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
 * `impact.beginManifest` has the address of a folder, what is known (project, organization, email, artifact, derivative,
 * relation, changes, audience), and the artifacts where they are several (name, type, license, relation).
 *
 * `impact.markReleased` says in the manifest that a distribution that is ready has been released today.
 *
 * The change is made by the editor, so it can be undone.
 */
export const writeDocuments: Handler = (setup) => {
  const { commands, connection, log } = setup;
  connection.onRequest(
    MANIFEST_CHOICES,
    guarded<unknown, ManifestChoices>(log, t`The choices`, () => ({
      artifacts: CATALOG.map(({ id, type }) => {
        const note = relicensingNote(id);
        return { id, type, licenses: licensesOf(id), ...(note === undefined ? {} : { note }) };
      }),
      relations: RELATIONS.map(({ name, meaning, sources }) => ({ name, meaning, sources })),
    })),
  );
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
  commands.set('impact.beginManifest', ([folder, known, artifacts]) =>
    begin(setup, folder, { known: textFields(known), artifacts: obtainedIn(artifacts) }),
  );
  commands.set('impact.markReleased', ([uri, id]) => release(setup, textArgument(uri) ?? '', textArgument(id) ?? ''));
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
  if (view === undefined) return problem(setup, t`There is no manifest to write it for.`);
  const writing = make(view);
  if (writing.kind === 'problem') return problem(setup, writing.message);
  const { path } = writing;
  const target = resolvePath(view.analysis.uri, path) ?? path;
  if (writing.kind !== 'fix') {
    tell(connection, 'information', t`${path} is up to date.`);
    return { kind: 'same', uri: store.clientUri(target), path };
  }
  const edit = workspaceEditOf(writing.fix, view, setup);
  if (edit === undefined)
    return problem(setup, t`${path} can’t be written from this editor; “impact --help” lists other ways.`);
  const { applied, failureReason } = await applyEdit(connection, edit, writing.fix.title);
  if (!applied)
    return problem(setup, t`${path} was not written${failureReason === undefined ? '' : `: ${failureReason}`}.`);
  if (client.showsDocuments) await show(setup, store.clientUri(target));
  const { edits, creates = [] } = writing.fix;
  const touched = new Set([...edits.map(({ span }) => span.fragment.uri), ...creates.map((file) => file.uri)]);
  const written = [...touched].map((at) => store.clientUri(at));
  return { kind: 'done', uri: store.clientUri(target), path, isNew: writing.isNew, written };
}

/** The artifacts of an argument; what is none is left out. */
function obtainedIn(value: unknown): readonly Obtained[] {
  return (Array.isArray(value) ? value : []).flatMap((item: unknown): readonly Obtained[] => {
    const fields = textFields(item);
    const name = fields.get('name')?.trim() ?? '';
    const type = wordArgument(fields.get('type'), OBTAINED_TYPES);
    const relation = wordArgument(fields.get('relation'), RELATION_NAMES);
    return name === '' ? [] : [{ name, type, relation, license: fields.get('license') }];
  });
}

async function release(setup: Setup, uri: string, id: string): Promise<WriteResult> {
  const { connection, store } = setup;
  const view = store.manifest(uri);
  if (view === undefined) return problem(setup, t`There is no manifest to change.`);
  const fix = markReleased(view.analysis, id);
  if (typeof fix === 'string') return problem(setup, fix);
  const edit = workspaceEditOf(fix, view, setup);
  const path = baseName(view.analysis.uri);
  const { applied } = edit === undefined ? { applied: false } : await applyEdit(connection, edit, fix.title);
  return applied
    ? { kind: 'done', uri: view.uri, path, isNew: false, written: [view.uri] }
    : problem(setup, t`${path} was not changed.`);
}

async function begin(
  setup: Setup,
  folder: unknown,
  { known, artifacts }: { readonly known: ReadonlyMap<string, string>; readonly artifacts: readonly Obtained[] },
): Promise<WriteResult> {
  const { store, client } = setup;
  const path = 'impact.yaml';
  const uri = resolvePath(`${textArgument(folder) ?? ''}/-`, path);
  if (uri === undefined || !client.edits.createsFiles)
    return problem(setup, t`${path} can’t be made from this editor.`);
  if (store.text(uri) !== undefined) return problem(setup, t`${path} already exists and was left unchanged.`);
  const relation = wordArgument(known.get('relation'), RELATION_NAMES);
  const audience = wordArgument(known.get('audience'), AUDIENCES);
  const single = known.get('artifact');
  const all = artifacts.length > 0 || single === undefined ? artifacts : [{ name: single }];
  const text = beginManifest({ ...Object.fromEntries(known), type: undefined, relation, audience, artifacts: all });
  const start = { line: 0, character: 0 };
  const filled = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: text }],
  };
  const edit = { documentChanges: [{ kind: 'create' as const, uri }, filled] };
  const { applied } = await applyEdit(setup.connection, edit, t`Create ${path}`);
  return applied
    ? { kind: 'done', uri, path, isNew: true, written: [uri] }
    : problem(setup, t`${path} was not written.`);
}

/** Has the client open what was written; whether it does makes no difference to that. */
async function show({ connection, log }: Setup, uri: string): Promise<void> {
  try {
    await connection.window.showDocument({ uri, takeFocus: true });
  } catch (error) {
    log.fault('Showing a document', error);
  }
}

function problem({ connection }: Setup, message: string): WriteResult {
  tell(connection, 'error', message);
  return { kind: 'problem', message };
}
