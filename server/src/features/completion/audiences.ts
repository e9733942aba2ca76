import type { Analysis } from '../../analysis/analyze';
import { AUDIENCES, mayShare, type Audience } from '../../license/can-i';
import { tierName } from '../../license/tier';
import { workOf, type Work } from '../../manifest/manifest';
import { labelOf } from '../../lineage/proof';
import { originalOf } from '../../lineage/subject';
import { fieldAt } from '../../schema/describe';
import type { Path } from '../../syntax/locate';
import { t } from '../../text/l10n';
import { plain } from '../../words/markdown';
import type { Candidate } from './item';

/** Who can get what a distribution shares; those that may not have all of it say why. */
export function audienceCandidates(analysis: Analysis, path: Path): readonly Candidate[] {
  const values = fieldAt(path)?.values ?? [];
  const distribution = analysis.context.manifest.distributions.get(String(path[1]));
  const works = distribution?.shares.flatMap(({ value }) => workOf(analysis.context.manifest, value) ?? []) ?? [];
  return AUDIENCES.map((audience) => {
    const [work] = works.filter((it) => barrier(analysis, it, audience) !== undefined);
    const description = values.find(({ value }) => value === audience)?.description ?? '';
    return {
      value: audience,
      documentation: () => plain(description),
      discouraged: work && t`${labelOf(work)} is ${barrier(analysis, work, audience) ?? ''}`,
    };
  });
}

/** Why something may not be given to an audience, in a few words; nothing where it may, or where that is not known. */
export function barrier({ context }: Analysis, work: Work, audience: Audience): string | undefined {
  const { lineage, manifests } = context;
  const tier = lineage.risk(work);
  const { kind } = originalOf(manifests, work);
  if (tier === undefined || mayShare(tier, kind, audience) !== 'forbidden') return undefined;
  return t`${tierName(tier)}: internal use only${mayShare(tier, 'derivative', audience) === 'forbidden' ? '' : t` as it is`}`;
}
