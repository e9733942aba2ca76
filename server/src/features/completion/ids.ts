import type { Analysis } from '../../analysis/analyze';
import { AUDIENCES } from '../../license/can-i';
import { worksOf } from '../../lineage/lineage';
import type { Work } from '../../manifest/manifest';
import { typeOf } from '../../lineage/type-of';
import { keyText } from '../../syntax/render';
import type { Slot } from '../../syntax/slot';
import { t } from '../../text/l10n';
import { touches } from '../../text/span';
import { aboutWork } from '../../words/work';
import { riskLabel } from '../../words/risk-label';
import { barrier } from './audiences';
import { choice } from './insertion';
import type { Candidate, Completion } from './item';
import { completion, placeOfKeys } from './placing';
import { relationsBetween } from './relations';

/** The works that a distribution does not share yet; those that its audience may not get say why. */
export function subjectCandidates(analysis: Analysis, slot: Slot): readonly Candidate[] {
  const distribution = analysis.context.manifest.distributions.get(String(slot.path[1]));
  const { fragment, start } = slot.span;
  const others = distribution?.shares.filter(({ span }) => !touches(span, fragment, start)).map(({ value }) => value);
  const audience = AUDIENCES.find((it) => it === distribution?.audience?.value);
  return worksOf(analysis.context.manifest)
    .filter(({ id }) => others?.includes(id.value) !== true)
    .map((work) => idCandidate(analysis, work, audience && barrier(analysis, work, audience)));
}

/** The works whose license can have been breached. */
export function breachCandidates(analysis: Analysis): readonly Candidate[] {
  return worksOf(analysis.context.manifest).map((work) => idCandidate(analysis, work));
}

/** The works that a derivative is not made from yet, each with the relations that fit. */
export function sourceCompletions(analysis: Analysis, slot: Slot): readonly Completion[] {
  const { context, tree } = analysis;
  const own = context.manifest.derivatives.get(String(slot.path[1]));
  const made = own === undefined ? new Set<string>() : context.usage.descendants(own.id.value);
  const placing = placeOfKeys(tree, slot);
  const isBare = slot.hasColon || slot.quote !== undefined;
  return worksOf(context.manifest)
    .filter(({ id }) => id.value !== String(slot.path[1]) && !slot.siblings.includes(id.value))
    .map((work) => {
      const id = work.id.value;
      const circle = made.has(id) ? t`it comes from “${own?.id.value ?? ''}” itself` : undefined;
      const { detail, documentation, discouraged } = idCandidate(analysis, work, circle);
      const relations = relationsBetween(analysis, work, own).flatMap(({ relation, unfit }) =>
        unfit === undefined ? [relation.name] : [],
      );
      const insertion = isBare
        ? [slot.quote === undefined ? keyText(id) : id]
        : [`${keyText(id)}: `, choice(relations)];
      return completion(slot, placing, { insertion, label: id, kind: 'id', detail, documentation, discouraged });
    });
}

function idCandidate(analysis: Analysis, work: Work, discouraged?: string): Candidate {
  const { lineage } = analysis.context;
  const facts = [work.name?.value, typeOf(work, lineage)?.value, riskLabel(lineage, work)];
  return {
    value: work.id.value,
    kind: 'id',
    detail: facts.filter((fact) => fact !== undefined).join(', '),
    documentation: () => aboutWork(analysis, work),
    discouraged,
  };
}
