import type { Handler } from '../handler';
import { guarded, throwIfCancelled } from '../log';
import { CHECK_WORKSPACE, type CheckWorkspaceResult } from '../messages';
import { notReadIn } from '../not-read';

/** Counts what is found in all manifests, whichever of them are open, giving way to messages after each. */
export const checkWorkspace: Handler = ({ connection, store, log, host }) => {
  connection.onRequest(
    CHECK_WORKSPACE,
    guarded<unknown, CheckWorkspaceResult>(log, 'Checking the workspace', async (_params, token) => {
      let [manifests, errors, warnings] = [0, 0, 0];
      for (const uri of store.manifests) {
        await new Promise<void>((resolve) => {
          host.later(resolve);
        });
        throwIfCancelled(token);
        const findings = store.manifest(store.clientUri(uri))?.analysis.findings;
        if (findings === undefined) continue;
        manifests += 1;
        errors += findings.filter(({ severity }) => severity === 'error').length;
        warnings += findings.filter(({ severity }) => severity === 'warning').length;
      }
      return { manifests, errors, warnings, ...notReadIn(store) };
    }),
  );
};
