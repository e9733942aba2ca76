import type { Analysis } from '../../analysis/analyze';
import { restrictedUse, type RestrictedUse } from '../../license/uses';
import type { Derivative, Use } from '../../manifest/manifest';
import { labelOf, reasonText } from '../../lineage/proof';
import { blocks, bold, code, say, type Markdown } from '../../words/markdown';

/** What Exhibit A says of a use, and whether it binds the derivative. */
export function aboutUse({ context }: Analysis, derivative: Derivative, use: Use): Markdown {
  const restricted = restrictedUse(use.use.value);
  if (restricted === undefined) return say`${bold(use.use.value)}: Exhibit A of the ImpACT licenses names no such use.`;
  const path = context.lineage.impact(derivative);
  return blocks(
    say`${bold(restricted.name)}: ${judgment(restricted, use)}`,
    say`Exhibit A: ${restricted.line}`,
    path === undefined
      ? say`Nothing that ${labelOf(derivative)} comes from is said to be under an ImpACT license, so Exhibit A does not bind it.`
      : say`Exhibit A binds it, because ${reasonText(path)}.`,
  );
}

function judgment(restricted: RestrictedUse, use: Use): Markdown {
  if (restricted.kind === 'ruled-out') return say`ruled out by the use-based restrictions, whatever the tier.`;
  const isMet = restricted.flag === 'disclosed' ? use.disclosed : use.humanInTheLoop;
  return say`allowed on one condition, which ${code(`${restricted.flag}: true`)} declares; here it is ${isMet ? 'declared' : 'missing'}.`;
}
