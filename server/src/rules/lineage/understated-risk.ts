import type { Fix, Report } from '../../findings/finding';
import { isStricter, isTier, tierName, type Tier } from '../../license/tier';
import type { Derivative } from '../../manifest/manifest';
import { labelOf, originText, relatedOf, throughText } from '../../lineage/proof';
import { removeEntry, replaceValue, setField } from '../../syntax/insert';
import { entryOf } from '../../syntax/tree';
import { t } from '../../text/l10n';
import type { Rule } from '../rule';

const messages = {
  understated: ({
    name,
    stated,
    origin,
    through,
  }: {
    readonly name: string;
    readonly stated: Tier;
    readonly origin: string;
    readonly through: string;
  }) => t`${name} can’t be ${tierName(stated)}: it comes from ${origin}${through}.`,
  remedy: (tier: Tier) => t`Write “risk: ${tier}”, or leave the field out: the risk is inherited.`,
  state: (tier: Tier) => t`Write “risk: ${tier}”, as inherited`,
  remove: t`Remove “risk”, which is inherited anyway`,
};

/** A derivative that states a laxer risk than it inherits. */
export const understatedRisk: Rule = {
  id: 'lineage/understated-risk',
  description: 'The “risk” of a derivative is less strict than what it inherits.',
  why: 'Finds a risk that is less strict than what is inherited, since a derivative is bound by the strictest of all its sources.',
  severity: 'error',
  leavesOpen: 'entry',
  derivative: function* (derivative, { lineage }) {
    const { risk } = derivative;
    const inherited = lineage.inherited(derivative);
    if (risk === undefined || inherited === undefined || !isTier(risk.value)) return;
    const { tier } = inherited;
    if (!isStricter(tier, risk.value)) return;
    const path = inherited.path();
    const message = messages.understated({
      name: labelOf(derivative),
      stated: risk.value,
      origin: originText(path),
      through: throughText(path),
    });
    const report: Report = { span: risk.span, message, remedy: messages.remedy(tier), related: relatedOf(path) };
    yield { ...report, fixes: () => fixes(derivative, tier) };
  },
};

function fixes(derivative: Derivative, tier: Tier): readonly Fix[] {
  const { value: map } = derivative.entry;
  const entry = entryOf(map, 'risk');
  if (map.kind !== 'map' || entry === undefined) return [];
  // What a merge key brought in belongs to others too, so it is overruled here and left as it is there.
  if (entry.merged)
    return [
      {
        title: messages.state(tier),
        edits: [setField(map, { key: 'risk', value: tier })],
        safe: true,
        preferred: true,
      },
    ];
  return [
    { title: messages.state(tier), edits: [replaceValue(entry.value.span, tier)], safe: true, preferred: true },
    { title: messages.remove, edits: [removeEntry(entry)], safe: false },
  ];
}
