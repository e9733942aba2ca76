import { distributionStatus } from '../../features/status';
import { guarded } from '../log';
import type { Handler } from '../handler';
import { STATUS, type StatusParams, type StatusResult } from '../messages';

/** What stands of the distributions of a manifest, for the status item of clients that ask for it. */
export const status: Handler = ({ connection, store, log }) => {
  connection.onRequest(
    STATUS,
    guarded<StatusParams, StatusResult>(log, 'The status', null, ({ uri }) => {
      const view = store.view(uri);
      return view === undefined ? null : { distributions: distributionStatus(view.analysis) };
    }),
  );
  return {};
};
