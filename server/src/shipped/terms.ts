import { licenseName } from '../license/tier';
import type { Prose } from '../text/prose';
import { englishListOf } from '../text/words';
import { impactArtifactsOf, releaseIn, type Release, type Shipment } from '../lineage/release';
import { labelOf } from '../lineage/proof';
import { restrictionList } from './restrictions';

/**
 * The part of an agreement that hands restrictions on to whoever gets something and to all after them: the use-based ones
 * of the ImpACT licenses, and those of other licenses that have to reach recipients. It paraphrases, so it says that it is
 * a template for counsel to review. Has `\n` for each line break; empty where nothing flows down.
 */
export function termsText(shipment: Shipment, prose: Prose): string {
  const release = releaseIn(shipment);
  return [...(release === undefined ? [] : [impactTerms(release, prose)]), ...otherTerms(shipment, prose)].join('\n\n');
}

/** A sentence for each license whose restrictions have to bind recipients: what of it, in the words of the facts. */
function otherTerms({ subjects }: Shipment, prose: Prose): readonly string[] {
  const flowing = subjects.flatMap(({ demands }) =>
    demands().flatMap((demand) => (demand.kind === 'duty' && demand.duty === 'flow-down' ? [demand] : [])),
  );
  const licenses = new Map(flowing.map(({ terms }) => [terms.id, terms]));
  if (licenses.size === 0) return [];
  const lines = [...licenses.values()].map(({ id, name, flowDown = '' }) => {
    const artifacts = flowing.flatMap(({ terms, artifact }) => (terms.id === id ? [prose(labelOf(artifact))] : []));
    return `- ${prose(name)} (${prose(id)}), for what comes from ${englishListOf([...new Set(artifacts)], 'and')}: ${prose(flowDown)}.`;
  });
  return [
    '## Restrictions of other licenses',
    '> **Template.** Have counsel review this section before you rely on it. It names what has to reach you; the texts of these licenses, which come with it, decide.',
    'By using what is shared here, you agree to the use restrictions of these licenses as well, and you may pass it, or anything made from it, on to others only if they agree to the same:',
    lines.join('\n'),
  ];
}

function impactTerms(release: Release, prose: Prose): string {
  const subjects = [
    ...new Set(release.subjects.map(({ work, id }) => (work === undefined ? id.value : labelOf(work)))),
  ];
  const named = englishListOf(subjects.map(prose), 'and');
  const licenses = impactArtifactsOf(release).map(
    ({ artifact: { artifact, tier } }) => `${prose(labelOf(artifact))} (${licenseName(tier)})`,
  );
  const thing = subjects.length === 1 ? 'it' : 'them';
  return [
    '## Use-based restrictions',
    '> **Template.** Have counsel review this section before you rely on it. It paraphrases Exhibit A of the AI2 ImpACT Licenses; the text of the license decides.',
    `The licenses of ${englishListOf(licenses, 'and')} restrict the use of ${named}. By using ${thing}, you agree not to use ${thing}, or anything made from ${thing}, for any of the following:`,
    restrictionList(),
    `You may pass ${thing}, or anything made from ${thing}, on to others only if they agree to these same restrictions, for their own use and for all further distribution.`,
  ].join('\n\n');
}
