import { prepareQuestions, prepareRelease } from '../../features/prepare';
import { t } from '../../text/l10n';
import { textArgument, textFields } from '../arguments';
import { tell } from '../client/notify';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import {
  PREPARE_QUESTIONS,
  type PrepareQuestionsParams,
  type PrepareQuestionsResult,
  type PrepareResult,
} from '../messages';
import { applyEdit } from '../apply-edit';
import { whenFilesAreRead } from '../when-read';
import { workspaceEditOf } from '../workspace-edit';

/**
 * `impact.prepareRelease` writes all that a distribution owes and that follows from the manifest, as one change that a
 * person looks at first. Its arguments are the address of the manifest, the id, and the answers by their keys, for
 * clients that ask `impact/prepareQuestions` of a person before.
 */
export const prepare: Handler = (setup) => {
  const { connection, store, log, commands } = setup;
  connection.onRequest(
    PREPARE_QUESTIONS,
    guarded<PrepareQuestionsParams, PrepareQuestionsResult>(log, t`What a release lacks`, ({ uri, id }) => {
      const view = store.manifest(uri);
      const asked = view === undefined ? [] : prepareQuestions(view.analysis, id);
      return asked.map(({ key, question }) => ({ key, question }));
    }),
  );
  commands.set('impact.prepareRelease', ([uri, id, answers]) =>
    prepared(setup, { uri: textArgument(uri) ?? '', id: textArgument(id) ?? '', answers: textFields(answers) }),
  );
};

interface Wanted {
  readonly uri: string;
  /** Of the distribution. */
  readonly id: string;
  readonly answers: ReadonlyMap<string, string>;
}

async function prepared(setup: Setup, { uri, id, answers }: Wanted): Promise<PrepareResult> {
  const { connection, store } = setup;
  const looked = await whenFilesAreRead(setup, () => {
    const view = store.manifest(uri);
    return view && { view, found: prepareRelease(view.analysis, id, answers) };
  });
  if (looked === undefined) return problem(setup, t`There is no manifest to prepare a release of.`);
  const { view, found } = looked;
  if (found.kind === 'problem') return problem(setup, found.message);
  const { fix, questions, problems, reports } = found;
  const written = found.written.map((file) => store.clientUri(file.uri));
  const notes = [...problems, ...questions.map(({ question }) => t`Still unanswered: ${question}`)];
  for (const note of notes) tell(connection, 'warning', note);
  if (fix === undefined) return { kind: 'done', written: [], reports };
  const edit = workspaceEditOf({ ...fix, isReviewed: true }, view, setup);
  if (edit === undefined)
    return problem(setup, t`The release can’t be prepared from this editor; “impact prepare” does it in a terminal.`);
  const { applied, failureReason } = await applyEdit(connection, edit, fix.title);
  if (applied) return { kind: 'done', written, reports };
  return failureReason === undefined ? { kind: 'discarded' } : problem(setup, t`Nothing was written: ${failureReason}`);
}

function problem({ connection }: Setup, message: string): PrepareResult {
  tell(connection, 'error', message);
  return { kind: 'problem', message };
}
