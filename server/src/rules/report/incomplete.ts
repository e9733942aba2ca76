import type { Related } from '../../findings/finding';
import { reasonText } from '../../lineage/proof';
import type { Answer } from '../../report/report';
import { questionsOf, type Category } from '../../report/questions';
import { inLanguage, t } from '../../text/l10n';
import { listOf } from '../../text/words';
import { unfinishedIn } from '../in-report';
import { askedOf, onReportPath, together } from '../report-rule';
import type { Rule } from '../rule';

const messages = {
  unanswered: ({
    path,
    open,
    all,
    reason,
  }: {
    readonly path: string;
    readonly open: readonly string[];
    readonly all: number;
    readonly reason: string;
  }) => t`${path} leaves ${open.length} of ${all} questions unanswered (${listOf(open, 'and')}): ${reason}.`,
  answer: (open: readonly string[]) => t`Answer below ${listOf(open, 'and')}.`,
  frontMatter: (path: string, problems: readonly string[], reason: string) =>
    t`${path} does not say what every report must say: ${problems.join(' ')} It is owed, since ${reason}.`,
  mendFrontMatter: t`Write “impact-report: 1”, its category, its derivative and its date into its front matter.`,
  otherCategory: ({
    path,
    found,
    category,
    reason,
  }: {
    readonly path: string;
    readonly found: string;
    readonly category: Category;
    readonly reason: string;
  }) => t`${path} says that it is a ${found} report, but the ${category} report is owed: ${reason}.`,
  nameOther: (category: Category) => t`Name the ${category} report here.`,
  otherDerivative: ({ path, found, id, reason }: Readonly<Record<'path' | 'found' | 'id' | 'reason', string>>) =>
    t`${path} says that it is about “${found}”, not about “${id}”: ${reason}.`,
  nameOwn: (id: string) => t`Name the report on “${id}” here, or correct “derivative” in its front matter.`,
};

/** A report that leaves questions open, or that is not the one that is owed. */
export const incomplete: Rule = {
  id: 'report/incomplete',
  description: 'An impact report leaves questions unanswered, or has the wrong category.',
  why: 'Finds reports that leave questions unanswered or are about something else, since these do not count.',
  severity: 'warning',
  report: unfinishedIn,
  ...together(
    onReportPath('front-matter', ({ owed, fault: { problems } }) => ({
      message: messages.frontMatter(
        owed.named?.value ?? '',
        problems.map(({ message }) => message),
        reasonText(owed.path()),
      ),
      remedy: messages.mendFrontMatter,
      related: problems.map(({ span, message }) => ({ span, message })),
    })),
    onReportPath('unanswered', ({ owed, fault }) => {
      const open = fault.answers.map(({ question }) => question.heading);
      const all = questionsOf(owed.category).length;
      return {
        message: messages.unanswered({ path: owed.named?.value ?? '', open, all, reason: reasonText(owed.path()) }),
        remedy: messages.answer(open),
        related: fault.answers.flatMap(openAt),
        report: askedOf(owed),
      };
    }),
    onReportPath('wrong-category', ({ owed, fault: { found } }) => ({
      message: messages.otherCategory({
        path: owed.named?.value ?? '',
        found: found.value,
        category: owed.category,
        reason: reasonText(owed.path()),
      }),
      remedy: messages.nameOther(owed.category),
      related: [{ span: found.span, message: t`This is its category.` }],
    })),
    onReportPath('other-derivative', ({ owed, fault: { found } }) => {
      const id = owed.derivative.id.value;
      return {
        message: messages.otherDerivative({
          path: owed.named?.value ?? '',
          found: found.value,
          id,
          reason: reasonText(owed.path()),
        }),
        remedy: messages.nameOwn(id),
        related: [{ span: found.span, message: t`This is what it is about.` }],
      };
    }),
  ),
};

/** The headings that are there and have nothing beneath them. */
function openAt({ section, question }: Answer): readonly Related[] {
  return section === undefined
    ? []
    : [{ span: section.title.span, message: t`Unanswered: ${inLanguage(question.question)}` }];
}
