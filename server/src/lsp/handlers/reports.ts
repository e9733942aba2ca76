import { reportQuestions } from '../../features/report-questions';
import { CATEGORIES } from '../../report/questions';
import { addressIn } from '../../text/files';
import { isWebPage } from '../../text/address';
import { t } from '../../text/l10n';
import { documentFault } from '../../text/shipped-document';
import { isAddress } from '../../text/uri';
import { textArgument, wordArgument } from '../arguments';
import type { ManifestView } from '../documents/view';
import type { Handler } from '../handler';
import { guarded } from '../log';
import { REPORT_QUESTIONS, type ReportQuestionsParams, type ReportQuestionsResult } from '../messages';

/** What a report asks, for clients that ask it of a person, and the way from a derivative to its reports. */
export const reports: Handler = ({ connection, store, client, log, commands }) => {
  connection.onRequest(
    REPORT_QUESTIONS,
    guarded<ReportQuestionsParams, ReportQuestionsResult>(log, t`The questions`, ({ uri, id, category }) => {
      const view = store.manifest(uri);
      return (view && reportQuestions(view.analysis, id, wordArgument(category, CATEGORIES))) ?? null;
    }),
  );
  commands.set('impact.openReports', async ([uri, id]) => {
    const view = store.manifest(textArgument(uri) ?? '');
    const derivative = view?.analysis.context.manifest.derivatives.get(textArgument(id) ?? '');
    const named = [derivative?.reports.data, derivative?.reports.model].flatMap((path) => path?.value ?? []);
    const targets = new Set(named.flatMap((path) => (view === undefined ? [] : (openable(path, view) ?? []))));
    if (client.showsDocuments)
      for (const target of targets) {
        const external = isWebPage(target);
        await connection.window.showDocument({ uri: store.clientUri(target), ...(external ? { external } : {}) });
      }
    return [...targets].map((target) => store.clientUri(target));
  });
};

/** What may be opened of what a manifest names: pages of the web, and documents of the workspace. */
function openable(path: string, { analysis: { uri, context } }: ManifestView): string | undefined {
  if (isAddress(path)) return isWebPage(path) ? path : undefined;
  const target = addressIn(context.files, uri, path);
  if (target === undefined || documentFault(target, context.files) !== undefined) return undefined;
  const { kind } = context.files.read(target);
  return kind === 'text' || kind === 'pending' ? target : undefined;
}
