import { labelOf, reasonText, relatedOf } from '../../lineage/proof';
import { beginReport } from '../../edits/report-fix';
import { reportFaultsOf } from '../../obligations/report-faults';
import type { Category } from '../../report/questions';
import { t } from '../../text/l10n';
import { unnamedIn } from '../in-report';
import { askedOf } from '../report-rule';
import type { Rule } from '../rule';

const messages = {
  missing: (name: string, category: Category, reason: string) =>
    t`${name} is a ${category} derivative without a Derivative Impact Report: ${reason}.`,
  remedy: (id: string, category: Category) =>
    t`Write the report and name it in “reports”, as “${category}”, of “${id}”.`,
};

/** A derivative that is given away without the report of a category that it is of. */
export const missing: Rule = {
  id: 'report/missing',
  description: 'A shared derivative has no impact report for one of its categories.',
  why: 'Finds shared derivatives without an impact report, since one of each category is owed before the release.',
  severity: 'warning',
  report: unnamedIn,
  *distribution(distribution, context) {
    for (const { owed, fault, severity } of reportFaultsOf(distribution, context.assessments)) {
      if (fault.kind !== 'absent') continue;
      const { derivative, category } = owed;
      const { id } = owed.subjects[0];
      const path = owed.path();
      yield {
        span: id.span,
        message: messages.missing(labelOf(derivative), category, reasonText(path, owed.derivative)),
        remedy: messages.remedy(derivative.id.value, category),
        related: relatedOf(path, { distribution, id }),
        severity,
        report: askedOf(owed),
        fixes: () => {
          const { contact } = context.manifest;
          return derivative.uri === context.uri ? beginReport(derivative, category, { ...context, contact }) : [];
        },
      };
    }
  },
};
