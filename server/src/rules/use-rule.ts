import type { Report } from '../findings/finding';
import { relatedOf } from '../lineage/proof';
import { worksSharedBy } from '../lineage/subject';
import type { Work } from '../manifest/manifest';
import { isUnclear, usesOfDistribution, usesOfWork, useText, type JudgedUse } from '../obligations/uses';
import type { Context, Rule } from './rule';

/** The visitors of a rule about uses of one kind, wherever uses are stated. */
export function onUses(
  kind: JudgedUse['kind'],
  words: (judged: JudgedUse) => Pick<Report, 'remedy' | 'fixes'>,
): Required<Pick<Rule, 'artifact' | 'derivative' | 'distribution'>> {
  const reports = (uses: readonly JudgedUse[]): readonly Report[] =>
    uses
      // A condition with a value that is none is the matter of the schema.
      .filter((judged) => judged.kind === kind && !isUnclear(judged))
      .map((judged) => ({
        span: judged.use.use.span,
        message: useText(judged),
        related: relatedOf(judged.path),
        ...words(judged),
      }));
  const ofWork = (work: Work, { lineage }: Context): readonly Report[] => reports(usesOfWork(work, lineage));
  return {
    artifact: ofWork,
    derivative: ofWork,
    distribution: (distribution, { manifest, lineage }) =>
      reports(usesOfDistribution(distribution, worksSharedBy(distribution, manifest), lineage)),
  };
}
