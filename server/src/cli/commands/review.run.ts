import { verdictOf, type Verdict } from '../../analysis/verdict';
import { recordReviews, type Reviewer } from '../../edits/review-edits';
import type { Fix } from '../../findings/finding';
import type { Reason, ReviewPoint } from '../../obligations/reason';
import { t } from '../../text/l10n';
import { listOf, nearest } from '../../text/words';
import { failed } from '../failed';
import type { Host } from '../console';
import { printable } from '../formats/printable';
import type { ExitCode } from '../command';
import { openManifest } from '../session';
import { untilWritten } from '../workspace';
import { writtenLines } from '../written-lines';

/** Who has looked at what. */
export interface ReviewOptions {
  /** One point; all where it is not said. */
  readonly of?: string; // eslint-disable-line id-denylist -- the option is called --of
  readonly by: string;
  readonly note?: string;
  readonly manifest?: string;
  readonly today?: string;
}

/** Records reviews in the manifest; where somebody else writes it meanwhile, of what there is to look at then. */
export async function review(id: string, options: ReviewOptions, host: Host): Promise<ExitCode> {
  const code = await untilWritten((isLast) => attempt(id, options, { host, isLast }));
  return code === 'stale' ? 2 : code;
}

async function attempt(
  id: string,
  { of: what, by, note, manifest, today }: ReviewOptions,
  { host, isLast }: { readonly host: Host; readonly isLast: boolean },
): Promise<ExitCode | 'stale'> {
  const session = await openManifest({ manifest, today, id, sections: ['distributions'] }, host);
  if (typeof session === 'string') return failed(session, host);
  const { analysis } = session;
  const distribution = analysis.context.manifest.distributions.get(id);
  if (distribution === undefined) return 2;
  const verdict = verdictOf(analysis, distribution);
  const open = pointsIn(verdict.reasons);
  const points = open.filter(({ subject }) => what === undefined || subject === what);
  if (points.length === 0) {
    if (what !== undefined && !isSettled(what, verdict)) return failed(noSuchPoint(what, id, open), host);
    host.print(`${printable(t`Nothing is left to review${what === undefined ? '' : t` of ${what}`} in “${id}”.`)}\n`);
    return 0;
  }
  const reviewer: Reviewer = { by, on: analysis.options.today, ...(note === undefined ? {} : { note }) };
  const standing = [...open, ...pointsIn(verdict.settled)];
  const fix = fixOf(recordReviews(distribution, { points, standing }, reviewer));
  if (fix === undefined) return failed(t`“${id}” is written in a form that can’t hold reviews.`, host);
  const written = session.apply(fix);
  if (written.kind === 'stale' && !isLast) return 'stale';
  if (written.kind !== 'written') return failed(written.message, host);
  const lines = points.map(({ subject, value }) => `- ${printable(`${subject}: ${value}`)}\n`);
  host.print(writtenLines(written.changes, host));
  host.print(`${printable(t`Recorded for “${id}” that ${by} has reviewed:`)}\n${lines.join('')}`);
  return 0;
}

function pointsIn(reasons: readonly Reason[]): readonly ReviewPoint[] {
  return reasons.flatMap(({ verdict, review: point }) =>
    verdict === 'needs-review' && point !== undefined ? [point] : [],
  );
}

function isSettled(what: string, { settled }: Verdict): boolean {
  return settled.some(({ review: point }) => point?.subject === what);
}

function fixOf(edits: Fix['edits']): Fix | undefined {
  return edits.length === 0 ? undefined : { title: t`Record reviews`, edits, safe: false };
}

function noSuchPoint(what: string, id: string, open: readonly ReviewPoint[]): string {
  const subjects = [...new Set(open.map(({ subject }) => subject))];
  const near = nearest(what, subjects);
  const hint = near === undefined ? '' : t` Did you mean “${near}”?`;
  const left = subjects.length === 0 ? t`nothing is` : t`these are: ${listOf(subjects, 'and')}`;
  return t`“${what}” is not left to review in “${id}”; ${left}.${hint}`;
}
