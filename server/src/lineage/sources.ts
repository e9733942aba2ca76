import type { Lineage } from './lineage';
import type { Derivative } from '../manifest/manifest';
import { labelOf } from './proof';

/** What a derivative is directly made from, a phrase each in file order, such as “Dolma (incorporated)”. */
export function sourcesText(derivative: Derivative, lineage: Lineage): readonly string[] {
  const links = lineage.links(derivative);
  return derivative.from.map(({ id, relation }) => {
    const work = links.find(({ span }) => span === id.span)?.work;
    const name = work === undefined ? `“${id.value}”` : labelOf(work);
    return relation === undefined ? name : `${name} (${relation.value})`;
  });
}
