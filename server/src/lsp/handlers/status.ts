import { distributionStatus, owedReports } from '../../features/status';
import { t } from '../../text/l10n';
import { normalized } from '../../text/uri';
import { configPath } from '../config-path';
import { guarded } from '../log';
import { notReadIn } from '../not-read';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { STATUS, type StatusParams, type StatusResult } from '../messages';

/** What stands of the distributions and reports of a manifest, for the status item of clients that ask for it. */
export const status: Handler = ({ connection, store, log }) => {
  connection.onRequest(
    STATUS,
    guarded<StatusParams, StatusResult>(log, t`The status`, ({ uri }) => {
      return byKind(store.view(uri), {
        manifest: (view) => {
          const config = configPath(store, normalized(uri));
          return {
            distributions: distributionStatus(view.analysis),
            reports: owedReports(view.analysis),
            ...notReadIn(store),
            ...(config === undefined ? {} : { config }),
          };
        },
      });
    }),
  );
};
