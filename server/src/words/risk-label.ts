import { tierName } from '../license/tier';
import type { Lineage } from '../lineage/lineage';
import type { Work } from '../manifest/manifest';
import { t } from '../text/l10n';

/**
 * The effective risk of a work in two or three words. Where something in it is under a license that is not known the words
 * say so, as the risk may be stricter then. Nothing where all licenses are known and none is an ImpACT license.
 */
export function riskLabel(lineage: Lineage, work: Work): string | undefined {
  const tier = lineage.risk(work);
  const isUnknown = lineage.has(work, 'unknown');
  if (tier === undefined) return isUnknown ? t`unknown risk` : undefined;
  return isUnknown && tier !== 'high' ? t`${tierName(tier)} or stricter` : tierName(tier);
}
