import { reportQuestions } from '../../features/report-questions';
import { CATEGORIES } from '../../report/questions';
import { resolvePath } from '../../text/uri';
import { textArgument, wordArgument } from '../arguments';
import type { Handler } from '../handler';
import { guarded } from '../log';
import { REPORT_QUESTIONS, type ReportQuestionsParams, type ReportQuestionsResult } from '../messages';

/** What a report asks, for clients that ask it of a person, and the way from a derivative to its reports. */
export const reports: Handler = ({ connection, store, client, log, commands }) => {
  connection.onRequest(
    REPORT_QUESTIONS,
    guarded<ReportQuestionsParams, ReportQuestionsResult>(log, 'The questions', ({ uri, id, category }) => {
      const view = store.manifest(uri);
      return (view && reportQuestions(view.analysis, id, wordArgument(category, CATEGORIES))) ?? null;
    }),
  );
  commands.set('impact.openReports', async ([uri, id]) => {
    const view = store.manifest(textArgument(uri) ?? '');
    const derivative = view?.analysis.manifest.derivatives.get(textArgument(id) ?? '');
    const named = [derivative?.reports.data, derivative?.reports.model].flatMap((path) => path?.value ?? []);
    const targets = new Set(named.map((path) => resolvePath(view?.analysis.uri ?? '', path) ?? path));
    if (client.showsDocuments)
      for (const target of targets) {
        const external = /^https?:/.test(target);
        await connection.window.showDocument({ uri: store.clientUri(target), ...(external ? { external } : {}) });
      }
    return [...targets].map((target) => store.clientUri(target));
  });
};
