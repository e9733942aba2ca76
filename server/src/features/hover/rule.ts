import type { Analysis } from '../../analysis/analyze';
import { docsUrl } from '../../findings/docs';
import { suppressionsOf } from '../../manifest/suppression';
import { rules } from '../../rules/index';
import { blocks, bold, link, say, type Markdown } from '../../words/markdown';
import { inLanguage } from '../../text/l10n';
import { touches, type Span } from '../../text/span';

/** What the rule finds that a disable comment names at the offset; nothing elsewhere. */
export function aboutRule(
  { tree }: Analysis,
  offset: number,
): { readonly span: Span; readonly content: Markdown } | undefined {
  const { part, offset: local } = tree.at(offset);
  const named = suppressionsOf(part)
    .flatMap((suppression) => suppression.rules)
    .find(({ span }) => touches(span, part, local));
  const rule = named && rules.find(({ id }) => id === named.value);
  return (
    named &&
    rule && { span: named.span, content: blocks(say`${link(bold(rule.id), docsUrl(rule.id))}`, inLanguage(rule.why)) }
  );
}
