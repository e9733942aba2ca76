import { mayShare } from '../../license/can-i';
import {
  DISTRIBUTION_RULES,
  IMPACT_REPORT_RULE,
  PERMISSIONS,
  SOURCES,
  termLabel,
  type DistributionRule,
} from '../../license/terms';
import { licenseIdOf, licenseName, tierName, TIERS, type Tier } from '../../license/tier';
import { t } from '../../text/l10n';
import { blocks, bold, code, italic, list, say, plain, table, type Markdown } from '../../words/markdown';

/** A tier and its license: what it permits, on which conditions, and where that is known from. */
export function aboutTier(tier: Tier): Markdown {
  return blocks(
    say`${bold(licenseName(tier))} (${code(licenseIdOf(tier))}, ${tierName(tier)})`,
    permissions(tier),
    ...conditions(tier),
    sourceLine('summary'),
  );
}

/** “Source: …”, never as a link: the licensor’s pages are gone. */
export function sourceLine(id: (typeof SOURCES)[number]['id']): Markdown {
  const source = SOURCES.find((it) => it.id === id);
  return italic(t`Source: ${source?.label ?? id}.`);
}

/** The permission table of all tiers, with the column of one marked. */
function permissions(own: Tier): Markdown {
  const mark = (tier: Tier, words: string): Markdown => (tier === own ? bold(words) : plain(words));
  return table(
    ['', ...TIERS.map((tier) => mark(tier, tier === own ? `▸ ${tierName(tier)}` : tierName(tier)))],
    PERMISSIONS.map(({ label, terms }) => [label, ...TIERS.map((tier) => mark(tier, termLabel(terms[tier])))]),
  );
}

function conditions(tier: Tier): readonly Markdown[] {
  const shared = (['artifact', 'derivative'] as const).filter((form) => mayShare(tier, form, 'public') !== 'forbidden');
  const owed = DISTRIBUTION_RULES.filter(({ forms }) => forms.some((form) => shared.includes(form)));
  if (owed.length === 0) return [];
  const items = owed.map((rule) => say`${rule.sentence}${onlyFor(rule, shared)}`);
  const what = shared.includes('artifact') ? t`it or a derivative` : t`a derivative`;
  return [say`Anyone who shares ${what} must:`, list([...items, IMPACT_REPORT_RULE])];
}

/** Says what a duty is owed for, where it is not owed for all that may be distributed. */
function onlyFor({ forms }: DistributionRule, shared: readonly string[]): string {
  return shared.every((form) => forms.some((it) => it === form)) ? '' : t` (${forms.join(' or ')} only)`;
}
