import { categoryFor, writeImpactReport } from '../../features/write';
import type { Fix } from '../../findings/finding';
import { answersOf, readReport } from '../../report/report';
import { questionFor, questionsOf, type Category } from '../../report/questions';
import { inLanguage, t } from '../../text/l10n';
import { listOf, nearest } from '../../text/words';
import { failed } from '../failed';
import type { Host } from '../console';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { openManifest } from '../session';
import { untilWritten } from '../workspace';
import { finish } from './write-section.run';

/** What a person asks for, and has answered already. */
export interface ReportOptions {
  readonly category?: Category;
  readonly answer: ReadonlyMap<string, string>;
  readonly force?: true;
  readonly manifest?: string;
  readonly today?: string;
}

/** Begins a report from what the manifest knows and a person answers. */
export async function newReport(id: string, options: ReportOptions, host: Host): Promise<ExitCode> {
  const { manifest, today } = options;
  const where = { manifest, today, id, sections: ['derivatives'] } as const;
  const session = await openManifest(where, host);
  if (typeof session === 'string') return failed(session, host);
  const derivative = session.analysis.context.manifest.derivatives.get(id);
  const category = options.category ?? (derivative && categoryFor(session.analysis, derivative));
  if (category === undefined)
    return failed(t`“${id}” comes from nothing under an ImpACT license, so no report is owed.`, host);
  const given = answersFrom(options.answer, category);
  if (typeof given === 'string') return failed(given, host);
  const order = { category, answers: given, ifThere: 'ask' } as const;
  const planned = writeImpactReport(session.analysis, id, order);
  if (planned.kind === 'problem') return failed(planned.message, host);
  const isThere = planned.kind !== 'fix';
  if (isThere && options.force !== true && !(await mayOverwrite(planned.path, host))) {
    return failed(t`${planned.path} already exists: --force replaces it.`, host);
  }
  const answers = await asked(given, category, host);
  const code = await untilWritten(async (isLast) => {
    const now = await openManifest(where, host);
    if (typeof now === 'string') return failed(now, host);
    const writing = writeImpactReport(now.analysis, id, { category, answers, ifThere: 'overwrite' });
    const ended = finish(writing, now, { isCheck: false, isLast, host });
    const open = writing.kind === 'fix' ? openIn(writing.fix, category) : [];
    if (ended === 0 && open.length > 0) host.print(t`Still unanswered: ${listOf(open, 'and')}.\n`);
    return ended;
  });
  return code === 'stale' ? 2 : code;
}

/** The answers under the headings as the report has them; a sentence where one is no heading. */
function answersFrom(given: ReadonlyMap<string, string>, category: Category): ReadonlyMap<string, string> | string {
  const answers = new Map<string, string>();
  for (const [heading, answer] of given) {
    const question = questionFor(category, heading);
    if (question === undefined) {
      const headings = questionsOf(category).map((it) => it.heading);
      const near = nearest(heading, headings);
      const hint = near === undefined ? t`They are: ${headings.join(', ')}.` : t`Did you mean “${near}”?`;
      return t`A ${category} report has no question “${heading}”. ${hint}`;
    }
    if (answer !== '') answers.set(question.heading, answer);
  }
  return answers;
}

/** The headings that a report which is being written leaves open. */
function openIn({ creates = [], edits }: Fix, category: Category): readonly string[] {
  const text = creates[0]?.text ?? edits.find(({ newText }) => newText.startsWith('---'))?.newText ?? '';
  return answersOf(readReport('', text), category).flatMap(({ isAnswered, question }) =>
    isAnswered ? [] : [question.heading],
  );
}

async function mayOverwrite(path: string, host: Host): Promise<boolean> {
  if (!host.isInteractive) return false;
  const answer = await host.ask(printable(t`${path} already exists. Replace it? Its contents will be lost. [y/N] `));
  return /^y(?:es)?$/i.test(answer?.trim() ?? '');
}

/** Asks what is still open; whoever ends the input has answered enough. */
async function asked(
  given: ReadonlyMap<string, string>,
  category: Category,
  host: Host,
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map(given);
  if (!host.isInteractive) return answers;
  for (const { heading, question, plainly } of questionsOf(category)) {
    if (answers.has(heading)) continue;
    const answer = await host.ask(`${inLanguage(plainly)}\n${heading}: “${question}”\n> `);
    if (answer === undefined) break;
    if (answer.trim() !== '') answers.set(heading, answer.trim());
  }
  return answers;
}
