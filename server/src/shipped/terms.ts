import { licenseName } from '../license/tier';
import type { Prose } from '../text/prose';
import { listOf } from '../text/words';
import { impactArtifactsOf, type Release } from '../lineage/release';
import { labelOf } from '../lineage/proof';
import { restrictionList } from './restrictions';

/**
 * The part of an agreement that hands the use-based restrictions on to whoever gets something and to all after them. It
 * paraphrases, so it says that it is a template for counsel to review. Has `\n` for each line break.
 */
export function termsText(release: Release, prose: Prose): string {
  const subjects = [
    ...new Set(release.subjects.map(({ work, id }) => (work === undefined ? id.value : labelOf(work)))),
  ];
  const named = listOf(subjects.map(prose), 'and');
  const licenses = impactArtifactsOf(release).map(
    ({ artifact: { artifact, tier } }) => `${prose(labelOf(artifact))} (${licenseName(tier)})`,
  );
  const thing = subjects.length === 1 ? 'it' : 'them';
  return [
    '## Use-based restrictions',
    '> **Template.** Have counsel review this section before you rely on it. It paraphrases Exhibit A of the AI2 ImpACT Licenses; the text of the license decides.',
    `The licenses of ${listOf(licenses, 'and')} restrict the use of ${named}. By using ${thing}, you agree not to use ${thing}, or anything made from ${thing}, for any of the following:`,
    restrictionList(),
    `You may pass ${thing}, or anything made from ${thing}, on to others only if they agree to these same restrictions, for their own use and for all further distribution.`,
  ].join('\n\n');
}
