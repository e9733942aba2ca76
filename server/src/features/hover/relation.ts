import type { Analysis } from '../../analysis/analyze';
import { openNoteOf, relationOf, type Relation, type SourceType } from '../../license/relations';
import { workOf, type Derivative } from '../../manifest/manifest';
import { labelOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import { blocks, bold, say, type Markdown } from '../../words/markdown';
import { sourceLine } from './tier';

const NOUNS: Readonly<Record<SourceType, string>> = {
  data: t`data`,
  model: t`a model`,
  application: t`an application`,
  code: t`code`,
  service: t`a service`,
};

/** How a source was used, with the license’s own kind of example and what about it is not sure. */
export function aboutRelation(
  analysis: Analysis,
  derivative: Derivative,
  { sourceId, name }: { readonly sourceId: string; readonly name: string },
): Markdown | undefined {
  const relation = relationOf(name);
  const source = workOf(analysis.context.manifest, sourceId);
  const from = source === undefined ? `“${sourceId}”` : labelOf(source);
  return relation && relationText(relation, say`Here: ${labelOf(derivative)}, from ${from}.`);
}

/** The meaning of a relation, then what is to be said of it in particular. */
export function relationText(relation: Relation, here?: Markdown): Markdown {
  const open = openNoteOf(relation);
  return blocks(
    say`${bold(relation.name)}: ${relation.meaning} (from ${anyOf(relation.sources)}, makes ${anyOf(relation.makes)}).`,
    here,
    relation.example === undefined ? undefined : say`The licensor’s example: “${relation.example}”.`,
    open === undefined ? undefined : say`${bold(t`Not sure`)}: ${open}`,
    relation.example === undefined ? undefined : sourceLine('summary'),
  );
}

function anyOf(types: readonly SourceType[]): string {
  return types.length > 2 ? t`anything` : listOf(types.map((type) => NOUNS[type]));
}
