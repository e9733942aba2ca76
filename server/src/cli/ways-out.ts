import { verdictOf } from '../analysis/verdict';
import type { Analysis } from '../analysis/analyze';
import { openPointsIn } from '../edits/review-fix';
import { isPreparable, MENDED } from '../features/preparable';
import type { Finding, Fix } from '../findings/finding';
import type { Distribution } from '../manifest/manifest';
import type { Subject } from '../analysis/order';
import type { Context } from '../rules/rule';

/**
 * What a person can type about a finding with these fixes in a terminal, without the name of the program; nothing where
 * only an edit helps.
 */
export type WaysOut = (finding: Finding, fixes: readonly Fix[]) => string | undefined;

/** The ways out of the findings of one manifest. Made once, since which finding is of which release is looked up in it. */
export function waysOut(analysis: Analysis): WaysOut {
  const { bySubject, context } = analysis;
  const subjects = new Map(
    [...bySubject].flatMap(([subject, findings]) => findings.map((it) => [it, subject] as const)),
  );
  let waiting: ReadonlyMap<string, Distribution> | undefined;
  const reviewOf = ({ rule, judged }: Finding): string | undefined => {
    waiting ??= waitingIn(context);
    const open = waiting.get(pointOf(rule, judged));
    return open && typed('review', open.id.value, '--of', judged ?? '', '--by', 'NAME');
  };
  return (finding, fixes) => {
    if (finding.judged !== undefined) return reviewOf(finding);
    if (finding.rule === 'report/missing' && finding.report !== undefined)
      return typed('report', 'new', finding.report.derivative);
    const release = releaseOf(subjects.get(finding), analysis);
    if (release === undefined) return undefined;
    const verdict = verdictOf(analysis, release);
    const id = release.id.value;
    if (MENDED.has(finding.rule) && isPreparable(verdict) && fixes.length > 0) return typed('prepare', id);
    const forbids = verdict.kind === 'forbidden' && verdict.reasons.some(({ rule }) => rule === finding.rule);
    return forbids ? typed('advise', id) : undefined;
  };
}

/** The first distribution that waits for a review, by the rule that tells of it and what is to be reviewed. */
function waitingIn(context: Context): ReadonlyMap<string, Distribution> {
  const found = new Map<string, Distribution>();
  for (const distribution of context.manifest.distributions.values()) {
    for (const { rule, review } of openPointsIn(distribution, context)) {
      const point = pointOf(rule, review?.subject);
      if (!found.has(point)) found.set(point, distribution);
    }
  }
  return found;
}

function pointOf(rule: string, subject: string | undefined): string {
  return JSON.stringify([rule, subject]);
}

/** The release that a finding is about: the one that it stands at, or the first one of the work that it stands at. */
function releaseOf(subject: Subject | undefined, { context }: Analysis): Distribution | undefined {
  if (subject === undefined || !('kind' in subject)) return undefined;
  if (subject.kind === 'distribution') return subject;
  return subject.kind === 'artifact' || subject.kind === 'derivative'
    ? context.usage.distributions(subject.id.value)[0]
    : undefined;
}

/** A command with ids that a shell takes as they are; with others it would be no help. */
function typed(...words: readonly string[]): string | undefined {
  return words.every((word) => /^[\w.:/-]+$/.test(word)) ? words.join(' ') : undefined;
}
