import { attributionOf } from '../../license/attribution';
import { blocks, bold, code, list, say, table, type Markdown } from '../../words/markdown';
import type { Analysis } from '../../analysis/analyze';
import { sentenceOf } from '../../shipped/attribution';
import type { Subject, Thing } from './things';

/** What a README says of licenses and origins, for people. */
export function markdownBody({ context }: Pick<Analysis, 'context'>, { things }: Subject): string {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  const rows = things.map((thing) => [
    bold(thing.name),
    code(thing.license ?? 'unknown'),
    riskOf(thing),
    originOf(thing, names),
  ]);
  const attributions = things.flatMap(({ work }) =>
    context.lineage.impactArtifacts(work).flatMap((one) => {
      const says = sentenceOf(one);
      return says === undefined ? [] : [attributionOf(says)];
    }),
  );
  return blocks(
    table(['What', 'License', 'Risk', 'Made from'], rows),
    list([...new Set(attributions)].map((sentence) => say`${sentence}`)),
  ).markdown;
}

function riskOf({ risk }: Thing): string {
  return risk === undefined ? '' : `${risk} risk`;
}

function originOf({ from }: Thing, names: ReadonlyMap<string, string>): Markdown | string {
  return from.map(({ id, relation }) => `${names.get(id) ?? id} (${relation ?? 'unknown'})`).join(', ');
}
