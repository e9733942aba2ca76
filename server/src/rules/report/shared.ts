import { labelOf, reasonText } from '../../lineage/proof';
import { beginReport } from '../../edits/report-fix';
import type { Category } from '../../report/questions';
import { t } from '../../text/l10n';
import { onReportPath } from '../report-rule';
import type { Rule } from '../rule';

const messages = {
  shared: (path: string, name: string, reason: string) =>
    t`${path} can’t be both reports of ${name}, which is a data and a model derivative: ${reason}.`,
  remedy: (category: Category) => t`Write the ${category} report in a separate file.`,
};

/** One document that is named as the report of both categories. */
export const shared: Rule = {
  id: 'report/shared',
  description: 'One file serves as the impact report of both categories.',
  why: 'Finds one document that is named as both reports, since data and model derivatives answer different questions.',
  severity: 'warning',
  ...onReportPath('shared', ({ owed: { derivative, category, named, path } }, context) => ({
    message: messages.shared(named?.value ?? '', labelOf(derivative), reasonText(path())),
    remedy: messages.remedy(category),
    fixes: () => {
      const { contact } = context.manifest;
      return derivative.uri === context.uri ? beginReport(derivative, category, { ...context, contact }) : [];
    },
  })),
};
