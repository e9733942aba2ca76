import type { Analysis } from '../analysis/analyze';
import { mentionsOf } from '../manifest/mentions';
import { mentionsInFiles } from '../edits/mentions-in-files';
import type { Span } from '../text/span';
import { mentionAt } from './mention-at';

/**
 * Every place that names what the id at an offset stands for, in this manifest, in all that are known to refer to it
 * and in reports; its definition too where that is wanted. None where no id is written there.
 */
export function references(analysis: Analysis, offset: number, withDefinition: boolean): readonly Span[] {
  const mention = mentionAt(analysis, offset);
  if (mention === undefined) return [];
  const { manifest, manifests, files } = analysis.context;
  return [...mentionsOf(mention, manifest, manifests), ...mentionsInFiles(mention.target, files)]
    .filter(({ role }) => role !== 'mark' && (withDefinition || role !== 'definition'))
    .map(({ span }) => span);
}
