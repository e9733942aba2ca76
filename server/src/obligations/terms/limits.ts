import type { NotKnown, Demand } from '../../lineage/demand';
import { labelOf } from '../../lineage/proof';
import type { Use } from '../../manifest/manifest';
import { t } from '../../text/l10n';
import type { Reason } from '../reason';
import { isRuledByCommerce } from './commerce';
import { certaintyOf, licenseOf, proof, sourceText, type At, type DemandOf } from './item';

/** What a license forbids, limits, or leaves unread, with what is to be done about it; nothing for a duty. */
export function limitReasons(demand: Demand | NotKnown, at: At): readonly Reason[] {
  switch (demand.kind) {
    case 'ban':
      return [ban(demand, at)];
    case 'non-commercial':
      return [nonCommercial(demand, at)];
    case 'no-competing':
      return [noCompeting(demand, at)];
    case 'not-known':
    case 'not-checked':
      return [notChecked(demand, at)];
    case 'duty':
    case 'open':
      return [];
  }
}

function ban(demand: DemandOf<'ban'>, at: At): Reason {
  const { terms, way } = demand;
  const name = labelOf(at.work);
  const source = sourceText(demand, terms.id);
  const isItself = way.distance === 'as-is';
  const message =
    demand.ban === 'no-redistribution'
      ? isItself
        ? t`${name} may not be redistributed: ${terms.id} does not let anyone share it.`
        : t`${name} may not be shared outside your organization: it contains ${source}, which may not be redistributed, not even as part of something else.`
      : t`${name} may not be shared outside your organization: it is a changed form of ${source}, and that license only permits sharing the unchanged original.`;
  const remedy =
    demand.ban === 'no-redistribution'
      ? t`Keep it internal, or share ids and a script that rebuilds it from everyone’s own copy.`
      : t`Keep it internal, share the original unchanged, or make it without that source.`;
  return {
    verdict: 'forbidden',
    rule: `terms/${demand.ban}`,
    span: at.shared.id.span,
    message: message + certaintyOf(demand),
    remedy,
    related: proof(demand, at),
  };
}

function nonCommercial(demand: DemandOf<'non-commercial'>, at: At): Reason {
  const { terms, artifact } = demand;
  const limit = terms.commercialLimit ?? t`no commercial use`;
  const name = labelOf(at.work);
  const use = commercialUse(at);
  const base = { rule: 'terms/non-commercial', related: proof(demand, at) };
  if (use !== undefined)
    return {
      ...base,
      verdict: 'forbidden',
      span: use.use.span,
      message: t`${name} may not be used commercially: it comes from ${sourceText(demand, terms.id)}, which allows none (${limit}).${certaintyOf(demand)}`,
      remedy: t`Remove the use, or make it without ${labelOf(artifact)}.`,
    };
  return {
    ...base,
    verdict: 'needs-review',
    span: at.shared.id.span,
    message: t`${name} comes from ${sourceText(demand, terms.id)}, which allows no commercial use (${limit}): a person has to decide whether this release is commercial.${certaintyOf(demand)}`,
    remedy: t`Tell recipients that it is for non-commercial use only, and record that someone has reviewed it, or make it without ${labelOf(artifact)}.`,
    review: { subject: `conflict:${artifact.id.value}`, value: terms.id },
  };
}

/** The use that makes a release commercial, on the distribution or on what is shared. */
function commercialUse({ distribution, work }: At): Use | undefined {
  return [...distribution.uses, ...work.uses].find(({ use }) => isRuledByCommerce(use.value));
}

function noCompeting(demand: DemandOf<'no-competing'>, at: At): Reason {
  const { terms, artifact } = demand;
  return {
    verdict: 'needs-review',
    rule: 'terms/no-derivatives',
    span: at.shared.id.span,
    message: t`${labelOf(at.work)} learned from ${artifact.type?.value === 'data' ? '' : t`outputs of `}${sourceText(demand, terms.id)}. What that license says about outputs, in short: ${outputsText(terms)}. A person has to decide whether it covers this model.`,
    remedy: t`Make it without outputs of ${labelOf(artifact)}, or record that someone has reviewed it.`,
    related: proof(demand, at),
    review: { subject: `conflict:${artifact.id.value}`, value: terms.id },
  };
}

function outputsText({ outputs }: Demand['terms']): string {
  return outputs?.replace(/^may not: /, '') ?? t`they may not be used to improve other models`;
}

function notChecked(demand: DemandOf<'not-checked'> | NotKnown, at: At): Reason {
  const { artifact } = demand;
  const license = licenseOf(demand);
  const why =
    demand.kind === 'not-known'
      ? t`its terms are not known here`
      : t`only part of its text was read, or it requires what can’t be checked here${noteOf(demand)}`;
  return {
    verdict: 'needs-review',
    rule: 'distribution/review',
    span: at.shared.id.span,
    message: t`Not checked: ${sourceText(demand, license)}, as ${why}. A person has to decide what it requires and whether it permits sharing ${labelOf(at.work)}.`,
    remedy: t`Read the license, and record that someone has reviewed it.`,
    related: proof(demand, at),
    review: { subject: `license:${artifact.id.value}`, value: license },
  };
}

function noteOf({ terms }: Demand): string {
  return terms.notes[0] === undefined ? '' : ` (${terms.notes[0].replace(/\.$/, '')})`;
}
