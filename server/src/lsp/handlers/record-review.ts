import { openPointsIn, RECORD, reviewBy } from '../../edits/review-fix';
import { t } from '../../text/l10n';
import { baseName } from '../../text/uri';
import { applyEdit } from '../apply-edit';
import { textArgument } from '../arguments';
import { tell } from '../client/notify';
import type { Handler, Setup } from '../handler';
import type { WriteResult } from '../messages';
import { workspaceEditOf } from '../workspace-edit';

/**
 * `impact.recordReview` writes into the manifest that somebody has looked at a point. Its arguments are the address of the
 * manifest, the id of the distribution, what the review is of, what was seen, and the name of who looked. Only a client that
 * has asked a person for that name may run it, and only what is still as it was seen is recorded.
 */
export const recordReview: Handler = (setup) => {
  setup.commands.set('impact.recordReview', ([uri, id, subject, value, by]) =>
    record(setup, {
      uri: textArgument(uri) ?? '',
      id: textArgument(id) ?? '',
      subject: textArgument(subject) ?? '',
      value: textArgument(value) ?? '',
      by: textArgument(by)?.trim() ?? '',
    }),
  );
};

interface Looked {
  readonly uri: string;
  /** Of the distribution. */
  readonly id: string;
  readonly subject: string;
  readonly value: string;
  readonly by: string;
}

async function record(setup: Setup, { uri, id, subject, value, by }: Looked): Promise<WriteResult> {
  const { connection, store } = setup;
  const view = store.manifest(uri);
  const distribution = view?.analysis.context.manifest.distributions.get(id);
  if (view === undefined || distribution === undefined)
    return problem(setup, t`There is no such release in a manifest.`);
  if (by === '') return problem(setup, t`A review must say who reviewed it, but no name was given.`);
  const { context } = view.analysis;
  const review = openPointsIn(distribution, context)
    .flatMap((reason) => reason.review ?? [])
    .find((point) => point.subject === subject && point.value === value);
  if (review === undefined) return problem(setup, t`What was reviewed in ${subject} has changed in the meantime.`);
  const [fix] = reviewBy(by, { review, distribution }, context);
  const path = baseName(view.analysis.uri);
  const edit = fix && workspaceEditOf(fix, view, setup);
  const { applied } = edit === undefined ? { applied: false } : await applyEdit(connection, edit, RECORD);
  return applied
    ? { kind: 'done', uri: view.uri, path, isNew: false, written: [view.uri] }
    : problem(setup, t`${path} was not changed.`);
}

function problem({ connection }: Setup, message: string): WriteResult {
  tell(connection, 'error', message);
  return { kind: 'problem', message };
}
