import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { t } from '../../text/l10n';
import type { Setup } from '../handler';

/** Reading that takes less time than this, in milliseconds, is over before anybody could read what it says. */
const UNSEEN = 400;

/** Shows how far the reading of a large workspace has come, and lets a person stop it. */
export function showIndexing({ connection, store, client }: Setup): void {
  if (!client.showsProgress) return;
  let begun: number | undefined;
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  const begin = async (): Promise<WorkDoneProgressServerReporter> => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(t`Reading license manifests`, 0, undefined, true);
    progress.token.onCancellationRequested(() => {
      store.stopIndexing();
    });
    return progress;
  };
  const tell = (task: (progress: WorkDoneProgressServerReporter) => void): void => {
    // A client that refuses shows nothing; the reading goes on.
    shown?.then(task).catch(() => undefined);
  };
  let told = 0;
  store.subscribe({
    indexing: ({ done, total }) => {
      if (done === total) {
        tell((progress) => {
          progress.done();
        });
        [begun, shown, told] = [undefined, undefined, 0];
        return;
      }
      begun ??= performance.now();
      if (shown === undefined && performance.now() - begun > UNSEEN) shown = begin();
      const percent = Math.floor((100 * done) / total);
      if (percent === told) return;
      told = percent;
      tell((progress) => {
        progress.report(percent, t`${String(done)} of ${String(total)}`);
      });
    },
  });
}
