import { t } from '../../text/l10n';
import type { Handler } from '../handler';
import { manifestsInTurn } from '../in-turn';
import { guarded } from '../log';
import { CHECK_WORKSPACE, type CheckWorkspaceResult } from '../messages';
import { notReadIn } from '../not-read';

/** Counts what is found in all manifests, whichever of them are open, giving way to messages after each. */
export const checkWorkspace: Handler = (setup) => {
  const { connection, store, log } = setup;
  connection.onRequest(
    CHECK_WORKSPACE,
    guarded<unknown, CheckWorkspaceResult>(log, t`Checking the workspace`, async (_params, token) => {
      let [manifests, errors, warnings] = [0, 0, 0];
      for await (const { analysis } of manifestsInTurn(setup, token)) {
        const { findings } = analysis;
        manifests += 1;
        errors += findings.filter(({ severity }) => severity === 'error').length;
        warnings += findings.filter(({ severity }) => severity === 'warning').length;
      }
      return { manifests, errors, warnings, ...notReadIn(store) };
    }),
  );
};
