import type { Barrier } from '../../obligations/obligation';
import { labelOf, reasonText } from '../../lineage/proof';
import type { Category } from '../../report/questions';
import { t } from '../../text/l10n';
import { onReportPath } from '../report-rule';
import { beginReport } from '../../edits/report-fix';
import type { Rule } from '../rule';

const barriers: Readonly<Record<Barrier, string>> = {
  private: t`is an address of a private network or of this machine`,
  ignored: t`is ignored by git, so it is not published with the repository`,
};

const messages = {
  hidden: ({
    category,
    name,
    path,
    barrier,
    reason,
  }: {
    readonly category: Category;
    readonly name: string;
    readonly path: string;
    readonly barrier: Barrier;
    readonly reason: string;
  }) =>
    t`The ${category} report of ${name} can’t be read by everyone: ${path} ${barriers[barrier]}. It is owed, since ${reason}.`,
  remedy: (barrier: Barrier) =>
    barrier === 'ignored'
      ? t`Remove it from the ignored files, or publish it at a public URL and name that.`
      : t`Publish it, in the repository or at a public URL, and name that.`,
};

/** A report of something public that not everyone can read. */
export const notPublic: Rule = {
  id: 'report/not-public',
  description: 'The impact report of a derivative can’t be read freely.',
  why: 'Finds reports that not everyone can read, since reports must be published without barriers.',
  severity: 'warning',
  ...onReportPath('not-public', ({ owed: { category, derivative, named, path }, fault: { barrier } }, context) => ({
    message: messages.hidden({
      category,
      name: labelOf(derivative),
      path: named?.value ?? '',
      barrier,
      reason: reasonText(path()),
    }),
    remedy: messages.remedy(barrier),
    fixes: () => {
      const { contact } = context.manifest;
      // What lies in the repository is published with it; what git ignores would be again.
      const isElsewhere = barrier === 'private' && derivative.uri === context.uri;
      return isElsewhere ? beginReport(derivative, category, { ...context, contact }) : [];
    },
  })),
};
