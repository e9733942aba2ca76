import type { Report } from '../findings/finding';
import { relatedOf } from '../lineage/proof';
import { worksSharedBy } from '../lineage/subject';
import type { Distribution, Work } from '../manifest/manifest';
import { useReason } from '../obligations/hindrances';
import { isUnclear, usesOfDistribution, usesOfWork, useSubject, useText, type JudgedUse } from '../obligations/uses';
import { hasLookedAt, isLookedAt, recordingFixes, type Judged } from './looked-at';
import type { Context, Rule } from './rule';

/** The visitors of a rule about uses of one kind, wherever uses are stated. */
export function onUses(
  kind: JudgedUse['kind'],
  words: (judged: JudgedUse, owner: Work | Distribution) => Pick<Report, 'remedy' | 'fixes'>,
): Required<Pick<Rule, 'artifact' | 'derivative' | 'distribution'>> {
  const judgedAs = (judged: JudgedUse): Judged => ({ rule: useReason(judged).rule, subject: useSubject(judged) });
  const reports = (uses: readonly JudgedUse[], owner: Work | Distribution, context: Context): readonly Report[] =>
    uses
      // A condition with a value that is none is the matter of the schema.
      .filter((judged) => judged.kind === kind && !isUnclear(judged))
      .map((judged) => ({
        span: judged.use.use.span,
        message: useText(judged),
        related: relatedOf(judged.path),
        ...(kind === 'near' ? recordable(judgedAs(judged), context) : {}),
        ...words(judged, owner),
      }));
  const ofWork = (work: Work, context: Context): readonly Report[] =>
    reports(
      usesOfWork(work, context.lineage).filter((it) => !isLookedAt([work], judgedAs(it), context)),
      work,
      context,
    );
  return {
    artifact: ofWork,
    derivative: ofWork,
    distribution: (distribution, context) => {
      const { manifest, lineage } = context;
      const uses = usesOfDistribution(distribution, worksSharedBy(distribution, manifest), lineage);
      return reports(
        uses.filter((it) => !hasLookedAt(distribution, judgedAs(it), context)),
        distribution,
        context,
      );
    },
  };
}

/** What only a person can judge is recorded as looked at. */
function recordable(judged: Judged, context: Context): Pick<Report, 'judged' | 'fixes'> {
  return { judged: judged.subject, fixes: () => recordingFixes(judged, context) };
}
