import { silenceHere, type SilenceChoice } from '../../features/code-actions';
import type { Extent } from '../../syntax/extent';
import { t } from '../../text/l10n';
import { applyEdit } from '../apply-edit';
import { textArgument, wordArgument } from '../arguments';
import { tell } from '../client/notify';
import type { Handler, Setup } from '../handler';
import type { WriteResult } from '../messages';
import { workspaceEditOf } from '../workspace-edit';

/**
 * `impact.silence` writes the comment that silences a finding. Its arguments are the address of the document, the version
 * and the stretch of the text that the light bulb was about, what can be silenced there, and then what a client has asked a
 * person for: which of these, and the reason.
 */
export const silence: Handler = (setup) => {
  setup.commands.set('impact.silence', ([uri, version, stretch, , choice, reason]) =>
    silenced(setup, {
      uri: textArgument(uri) ?? '',
      version: typeof version === 'number' ? version : null,
      stretch: stretchIn(stretch),
      choice: choiceIn(choice),
      reason: textArgument(reason)?.trim() ?? '',
    }),
  );
};

interface Asked {
  readonly uri: string;
  readonly version: number | null;
  readonly stretch: Extent;
  readonly choice: SilenceChoice;
  readonly reason: string;
}

async function silenced(
  setup: Setup,
  { uri, version, stretch, choice, reason }: Asked,
): Promise<Pick<WriteResult, 'kind'>> {
  const { connection, store } = setup;
  const view = store.view(uri);
  if (reason === '') return problem(setup, t`A comment that silences a rule must say why, but no reason was given.`);
  if (view === undefined || view.kind === 'too long' || view.version !== version)
    return problem(setup, t`The text has changed in the meantime, so nothing was silenced.`);
  const fix = silenceHere(view.analysis, stretch, { ...choice, reason });
  const edit = fix && workspaceEditOf(fix, view, setup);
  if (fix === undefined || edit === undefined)
    return problem(setup, t`There is no longer a finding of ${choice.rule} to silence.`);
  const { applied } = await applyEdit(connection, edit, fix.title);
  return applied ? { kind: 'done' } : problem(setup, t`Nothing was silenced.`);
}

function stretchIn(value: unknown): Extent {
  const { start, end } = Object(value) as Readonly<Record<string, unknown>>;
  return { start: typeof start === 'number' ? start : -1, end: typeof end === 'number' ? end : -1 };
}

function choiceIn(value: unknown): SilenceChoice {
  const { rule, scope } = Object(value) as Readonly<Record<string, unknown>>;
  return { rule: textArgument(rule) ?? '', scope: wordArgument(scope, ['next-line', 'file']) ?? 'next-line' };
}

function problem({ connection }: Setup, message: string): Pick<WriteResult, 'kind'> {
  tell(connection, 'error', message);
  return { kind: 'problem' };
}
