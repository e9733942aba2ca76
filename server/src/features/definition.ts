import type { Analysis } from '../analysis/analyze';
import { targetOf } from '../manifest/manifests';
import { unquoted, type Mention } from '../manifest/mentions';
import type { Distribution, Work } from '../manifest/manifest';
import { endOfEntry } from '../syntax/insert';
import { span, type Span } from '../text/span';
import { mentionAt } from './mention-at';

export interface Definition {
  /** The id under the cursor. */
  readonly origin: Span;
  /** The id where it is defined, maybe in another document. */
  readonly target: Span;
  /** The whole entry that it is the id of. */
  readonly entry: Span;
}

/**
 * Where the id at an offset is defined. From the id of an artifact that is kept in another manifest it leads there.
 * Nothing where no id is written or nothing defines it.
 */
export function definition(analysis: Analysis, offset: number): Definition | undefined {
  const mention = mentionAt(analysis, offset);
  const target = mention === undefined ? undefined : definedBy(mention, analysis);
  if (mention === undefined || target === undefined) return undefined;
  const { fragment, start } = target.id.span;
  return {
    origin: mention.span,
    target: unquoted(target.id.span),
    entry: span(fragment, start, endOfEntry(target.entry)),
  };
}

function definedBy({ role, target }: Mention, analysis: Analysis): Work | Distribution | undefined {
  const isKeptElsewhere = role === 'definition' && target?.kind === 'artifact' && target.manifest !== undefined;
  return isKeptElsewhere ? (targetOf(analysis.context.manifests, target) ?? target) : target;
}
