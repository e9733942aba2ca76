import { t } from '../../text/l10n';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { diagnosticsIn } from '../diagnostics';
import type { Handler } from '../handler';
import { manifestsInTurn } from '../in-turn';
import { guarded, throwIfCancelled } from '../log';
import { CHECK_WORKSPACE, type CheckWorkspaceResult } from '../messages';
import { notReadIn } from '../not-read';

/**
 * Counts what is found in all manifests, whichever of them are open, and in what they name, giving way to messages after
 * each: the same numbers that an editor shows of its problems.
 */
export const checkWorkspace: Handler = (setup) => {
  const { connection, store, client, log, host } = setup;
  connection.onRequest(
    CHECK_WORKSPACE,
    guarded<unknown, CheckWorkspaceResult>(log, t`Checking the workspace`, async (_params, token) => {
      const counts = new Map<DiagnosticSeverity | undefined, number>();
      const count = (uri: string): void => {
        for (const { severity } of diagnosticsIn(store.view(uri), client))
          counts.set(severity, (counts.get(severity) ?? 0) + 1);
      };
      let manifests = 0;
      for await (const { uri } of manifestsInTurn(setup, token)) {
        manifests += 1;
        count(uri);
      }
      for (const uri of [...store.configs, ...store.documentsOf(store.manifests)]) {
        await new Promise<void>((resolve) => {
          host.later(resolve);
        });
        throwIfCancelled(token);
        count(store.clientUri(uri));
      }
      const { Error, Warning, Information } = DiagnosticSeverity;
      const numberOf = (severity: DiagnosticSeverity): number => counts.get(severity) ?? 0;
      return {
        manifests,
        ...{ errors: numberOf(Error), warnings: numberOf(Warning), notes: numberOf(Information) },
        ...notReadIn(store),
      };
    }),
  );
};
