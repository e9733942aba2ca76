import { attributionBlock, DEFAULT_LICENSOR, type Attribution } from '../../license/attribution';
import type { Prose } from '../../text/prose';
import { impactArtifactsOf, sentenceOf } from '../obligations/attribution';
import type { Case } from '../obligations/case';

/**
 * The attributions of all artifacts under an ImpACT license that a distribution shares or that its subjects come from, a
 * paragraph each. Left out are those whose entries lack the name or the year; empty where none is left.
 */
export function attributionText(of: Case, prose: Prose): string {
  const says = impactArtifactsOf(of).flatMap(({ artifact }) => sentenceOf(artifact) ?? []);
  return attributionBlock(says.map((one) => written(one, prose))).replaceAll('\n', '\n\n');
}

/** An attribution with its names as they are written in a file. */
function written(says: Attribution, prose: Prose): Attribution {
  return { ...says, name: prose(says.name), licensor: prose(says.licensor ?? DEFAULT_LICENSOR) };
}
