import { writtenLine } from '../written-lines';
import { prepareQuestions, prepareRelease, type Preparation } from '../../features/prepare';
import { t } from '../../text/l10n';
import { count } from '../../text/words';
import { failed } from '../failed';
import type { Host } from '../console';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { openManifest, type Session } from '../session';
import { untilWritten } from '../workspace';
import { gate } from './gate.run';
import { newReport } from './report.run';

/** What a person tells beforehand, by the ids of the entries. */
export interface PrepareOptions {
  readonly changes: ReadonlyMap<string, string>;
  readonly year: ReadonlyMap<string, string>;
  readonly licensor: ReadonlyMap<string, string>;
  readonly check?: true;
  readonly manifest?: string;
  readonly today?: string;
}

/** Writes what a release owes, asks for its reports, and prints what is left. */
export async function prepare(id: string, options: PrepareOptions, host: Host): Promise<ExitCode> {
  const { manifest, today, check } = options;
  const where = { manifest, today, id, sections: ['distributions'] } as const;
  const first = await openManifest(where, host);
  if (typeof first === 'string') return failed(first, host);
  const answers = await answersTo(first, { ...options, id }, host);
  let prepared: Preparation | undefined;
  const ended = await untilWritten(async (isLast) => {
    const session = await openManifest(where, host);
    if (typeof session === 'string') return failed(session, host);
    const found = prepareRelease(session.analysis, id, answers);
    if (found.kind === 'problem') return failed(found.message, host);
    prepared = found;
    return check === true ? 0 : written(found, session, { host, isLast });
  });
  if (prepared === undefined || ended === 'stale' || ended === 2) return 2;
  for (const file of prepared.written) host.print(`${printable(lineFor(file, check))}\n`);
  for (const problem of prepared.problems) failed(problem, host);
  if (check === true) return prepared.written.length > 0 || prepared.verdict.kind !== 'ready' ? 1 : 0;
  const at = { ...(manifest === undefined ? {} : { manifest }), ...(today === undefined ? {} : { today }) };
  for (const { derivative, category } of host.isInteractive ? prepared.reports : [])
    await newReport(derivative, { ...at, category, answer: new Map() }, host);
  return gate(id, { ...at, format: 'text' }, host);
}

/** The answers by the keys of the questions: those that were given beforehand, and on a terminal those to what is left. */
async function answersTo(
  { analysis }: Session,
  { id, changes, year, licensor }: PrepareOptions & { readonly id: string },
  host: Host,
): Promise<ReadonlyMap<string, string>> {
  const given = { changes, year, licensor };
  const answers = new Map<string, string>();
  for (const { key, field, id: entry, question } of prepareQuestions(analysis, id)) {
    const said = given[field].get(entry);
    const answer = said ?? (host.isInteractive ? await host.ask(`${printable(question)}\n> `) : undefined);
    if (answer !== undefined) answers.set(key, answer);
  }
  return answers;
}

function written(
  { fix }: Preparation,
  session: Session,
  { host, isLast }: { readonly host: Host; readonly isLast: boolean },
): ExitCode | 'stale' {
  if (fix === undefined) return 0;
  const done = session.apply(fix);
  if (done.kind === 'stale' && !isLast) return 'stale';
  return done.kind === 'written' ? 0 : failed(done.message, host);
}

function lineFor(written: Preparation['written'][number], check: true | undefined): string {
  if (check !== true) return writtenLine(written);
  const { path, isNew, added } = written;
  const lines = count(added, 'new line');
  return isNew ? t`Would write ${path} (${lines}).` : t`Would update ${path} (${lines}).`;
}
