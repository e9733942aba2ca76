import type { Analysis } from '../analysis/analyze';
import { labelOf } from '../lineage/proof';
import { answersOf, readReport } from '../report/report';
import { placeOfReport } from '../edits/report-fix';
import { isAboutSources, questionsOf, type Category } from '../report/questions';
import { knownSources } from '../report/skeleton';
import { inLanguage } from '../text/l10n';
import { resolvePath } from '../text/uri';
import { categoryFor } from './write';

/** What a report asks, and what is known already. */
export interface ReportQuestions {
  readonly category: Category;
  readonly name: string;
  /** As the manifest writes it, or will. */
  readonly path: string;
  readonly exists: boolean;
  readonly contact: { readonly name?: string; readonly organization?: string; readonly email?: string };
  readonly questions: readonly {
    readonly heading: string;
    readonly question: string;
    /** The same as people ask it, in their language. */
    readonly plainly: string;
    readonly isAnswered: boolean;
    /** What a new report has from the manifest. */
    readonly known?: string;
  }[];
}

/** What the report of a derivative asks; nothing where there is no such derivative, or none is owed. */
export function reportQuestions(analysis: Analysis, id: string, wanted?: Category): ReportQuestions | undefined {
  const { context } = analysis;
  const derivative = context.manifest.derivatives.get(id);
  const category = derivative && (wanted ?? categoryFor(analysis, derivative));
  if (derivative === undefined || category === undefined) return undefined;
  const path = placeOfReport(derivative, category);
  const uri = resolvePath(derivative.uri, path);
  const state = uri === undefined ? undefined : context.files.read(uri);
  const answers = uri !== undefined && state?.kind === 'text' ? answersOf(readReport(uri, state.text), category) : [];
  const sources = knownSources(derivative, context.lineage);
  const { name, organization, email } = context.manifest.contact;
  return {
    category,
    name: labelOf(derivative),
    path,
    exists: state?.kind === 'text',
    contact: {
      ...(name && { name: name.value }),
      ...(organization && { organization: organization.value }),
      ...(email && { email: email.value }),
    },
    questions: questionsOf(category).map((question) => ({
      ...question,
      plainly: inLanguage(question.plainly),
      isAnswered: answers.find((answer) => answer.question === question)?.isAnswered ?? false,
      ...(isAboutSources(question) && sources !== undefined ? { known: sources } : {}),
    })),
  };
}
