import type { Analysis } from '../../analysis/analyze';
import { nearUse, restrictedUse, SUGGESTED_USES, type RestrictedUse } from '../../license/uses';
import { worksSharedBy } from '../../lineage/subject';
import type { Distribution, Use, Work } from '../../manifest/manifest';
import { isRuledByCommerce } from '../../obligations/terms/commerce';
import { labelOf, reasonText } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { blocks, bold, code, say, type Markdown } from '../../words/markdown';

/** What Exhibit A says of a use, and whether it binds what it is a use of: an entry, or what a distribution shares. */
export function aboutUse({ context }: Analysis, owner: Work | Distribution, use: Use): Markdown {
  const written = use.use.value;
  const restricted = restrictedUse(written);
  if (restricted === undefined) return aboutFreeUse(written);
  const works = owner.kind === 'distribution' ? worksSharedBy(owner, context.manifest) : [owner];
  const [path] = works.flatMap((work) => {
    const found = context.lineage.impact(work);
    return found === undefined ? [] : [found];
  });
  const name = owner.kind === 'distribution' ? `“${owner.id.value}”` : labelOf(owner);
  return blocks(
    say`${bold(restricted.name)}: ${judgment(restricted, use)}`,
    say`Exhibit A: ${restricted.line}`,
    path === undefined
      ? owner.kind === 'distribution'
        ? say`Nothing that ${name} shares is stated to be under an ImpACT license, so Exhibit A does not apply to it.`
        : say`Nothing that ${name} comes from is stated to be under an ImpACT license, so Exhibit A does not apply to it.`
      : say`Exhibit A applies to it, because ${reasonText(path)}.`,
  );
}

/** A use that has no name here: what it is near to, and what the tool can’t know otherwise. */
function aboutFreeUse(written: string): Markdown {
  const near = nearUse(written);
  const commerce = t`Together with a license that allows no commercial use, it is ruled out in anything that is shared.`;
  return blocks(
    SUGGESTED_USES.includes(written.trim())
      ? say`${bold(written)}: one of the names in this format. No line of Exhibit A, as far as it is public, comes close to it.`
      : say`${bold(written)}: not one of the names in this format.`,
    near === undefined
      ? undefined
      : say`It comes close to a line of Exhibit A: ${near.line} A person has to decide whether that rules it out.`,
    isRuledByCommerce(written) ? commerce : undefined,
  );
}

function judgment(restricted: RestrictedUse, use: Use): Markdown {
  if (restricted.kind === 'ruled-out') return say`ruled out by the use-based restrictions, in every tier.`;
  // eslint-disable-next-line house/in-catalog -- what is written in the manifest
  const declares = code(`${restricted.flag}: true`);
  const isMet = restricted.flag === 'disclosed' ? use.disclosed : use.humanInTheLoop;
  return say`allowed on one condition, declared with ${declares}; here it is ${isMet ? t`declared` : t`missing`}.`;
}
