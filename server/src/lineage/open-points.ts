import { relationOf } from '../license/relations';
import { openPoint, type OpenPoint } from '../license/terms';
import type { Lineage } from './lineage';
import type { Derivative, Work } from '../manifest/manifest';

/** What is not settled of the reading that a work’s duties rest on, each point once, in the order of the path. */
export function openPointsOf(work: Work, lineage: Lineage): readonly OpenPoint[] {
  const derivatives = lineage
    .closure(work)
    .flatMap((reached) =>
      reached.work.kind === 'derivative' && lineage.has(reached.work, 'impact') ? [reached.work] : [],
    );
  const ids = new Set<OpenPoint['id']>(derivatives.flatMap((derivative) => openIn(derivative, lineage)));
  const tiers = new Set(lineage.impactArtifacts(work).map(({ tier }) => tier));
  if (tiers.size > 1) ids.add('mixed-tiers');
  return [...ids].flatMap((id) => openPoint(id) ?? []);
}

function openIn(derivative: Derivative, lineage: Lineage): readonly OpenPoint['id'][] {
  const links = lineage.links(derivative);
  return derivative.from.flatMap(({ relation }, index) => {
    const source = links[index]?.work;
    const open = relation === undefined ? undefined : relationOf(relation.value)?.open;
    if (open === undefined || source === undefined || !lineage.has(source, 'impact')) return [];
    return open === 'trained-on' && areOfVersionOne(source, lineage) ? [] : [open];
  });
}

/** Whether all ImpACT data in a closure was obtained under version 1.0, whose summary counts trained models. */
function areOfVersionOne(source: Work, lineage: Lineage): boolean {
  return lineage.impactArtifacts(source).every(({ artifact }) => artifact.licenseVersion?.value === '1.0');
}
