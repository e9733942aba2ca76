import { cureDaysLeft, cureEnds } from '../license/breach';
import { parseDate } from '../text/dates';
import type { Located } from '../text/span';
import { workOf, type Breach, type Manifest, type Work } from '../manifest/manifest';

/** Whether an ImpACT license is in what a work comes from. */
export interface Origin {
  risk(work: Work): string | undefined;
  unknown(work: Work): unknown;
}

/** How a breach stands on a day. */
export interface Cure {
  /**
   * `remedied`: in time. `open`: not yet, and its days are still running. `lapsed`: they are over, whether it was
   * remedied later or not: nothing public says that a late remedy brings the rights back. `resolved`: settled with the
   * licensor, however late.
   */
  readonly state: 'remedied' | 'resolved' | 'open' | 'lapsed';
  readonly notified: Located<string>;
  /** The last day on which it can be remedied in time. */
  readonly ends: string;
  /** 0 on the last day, negative afterwards. */
  readonly daysLeft: number;
  /** The day it was remedied, which may have been too late. */
  readonly remedied: string | undefined;
  /** The day it is said to be remedied, where that is still to come. */
  readonly planned: string | undefined;
}

/**
 * The work that a breach is about, where the 30 days of the ImpACT licenses hold for it. Nothing where no work has the
 * id, and where it certainly comes from no ImpACT artifact: what other licenses say of breaches is not known here.
 */
export function breachedWork(
  { subject }: Breach,
  { manifest, lineage }: { readonly manifest: Manifest; readonly lineage: Origin },
): Work | undefined {
  const work = subject === undefined ? undefined : workOf(manifest, subject.value);
  if (work === undefined) return undefined;
  return lineage.risk(work) === undefined && lineage.unknown(work) === undefined ? undefined : work;
}

/** How a breach stands on a day; undefined where one of its dates is missing or none. */
export function cureOf(breach: Breach, today: string): Cure | undefined {
  const { notified, remedied, resolved } = breach;
  if (notified === undefined || (remedied !== undefined && parseDate(remedied.value) === undefined)) return undefined;
  const ends = cureEnds(notified.value);
  const daysLeft = cureDaysLeft(notified.value, today);
  if (ends === undefined || daysLeft === undefined) return undefined;
  // A remedy that is still to come has remedied nothing. Dates of that form compare as text.
  const isDone = remedied !== undefined && remedied.value <= today;
  const isResolved = resolved !== undefined && parseDate(resolved.value) !== undefined && resolved.value <= today;
  const isInTime = isDone && remedied.value <= ends;
  const state = isResolved ? 'resolved' : isInTime ? 'remedied' : daysLeft < 0 ? 'lapsed' : 'open';
  const day = isDone
    ? { remedied: remedied.value, planned: undefined }
    : { remedied: undefined, planned: remedied?.value };
  return { state, notified, ends, daysLeft, ...day };
}
