import type { Demand, NotKnown, OpenPoint } from '../../lineage/demand';
import { labelOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import type { Reason } from '../reason';
import { proof, sourceText, type At, type DemandOf } from './item';
import { standingOf, type Shipping } from './shipped';

/** What the texts leave open, where it decides: one reason for each question. */
export function openReasons(demands: readonly (Demand | NotKnown)[], at: At, shipping: Shipping): readonly Reason[] {
  const open = demands.filter((demand) => demand.kind === 'open').filter((demand) => decides(demand, at, shipping));
  const points = new Set(open.map(({ point }) => point));
  return [...points].flatMap((point) => {
    const those = open.filter((demand) => demand.point === point);
    const [first] = those;
    if (first === undefined) return [];
    const sources = those.map((demand) => sourceText(demand, demand.terms.id));
    return [
      {
        verdict: 'needs-review',
        rule: ruleOf(first),
        span: at.shared.id.span,
        message: `${OPEN[point](labelOf(at.work), listOf(sources, 'and'))}`,
        remedy: t`Have someone review it and record that, or leave that source out.`,
        related: proof(first, at),
        review: {
          subject: `open:${point}`,
          value: those.map(({ artifact, terms }) => `${artifact.id.value} ${terms.id}`).join(', '),
        },
      } as const,
    ];
  });
}

/** The rule that tells an open point. */
export function ruleOf({ terms }: DemandOf<'open'>): string {
  if (terms.derivative === 'no') return 'terms/no-derivatives';
  if (terms.commercial === 'no') return 'terms/non-commercial';
  return terms.sameLicense === 'derivative' ? 'terms/same-license' : 'terms/attribution';
}

const OPEN: Readonly<Record<OpenPoint, (name: string, sources: string) => string>> = {
  'trained-model': (name, sources) =>
    t`Whether a model that learned from data is adapted material of it is open, so it is not clear whether the license of ${sources} covers ${name}.`,
  outputs: (name, sources) =>
    t`Whether the output of a model is a derivative of it is open, so it is not clear whether the license of ${sources} covers ${name}.`,
  'separate-files': (name, sources) =>
    t`${name} contains ${sources}, which may only be shared unchanged: it is not clear whether it stays a separate file there.`,
};

/** Whether the verdict would be another one if the question were answered the other way. */
function decides(demand: DemandOf<'open'>, at: At, shipping: Shipping): boolean {
  const { binds, duties, artifact, terms } = demand;
  const isChanged = demand.way.distance === 'changed';
  return (
    binds ||
    duties.some((duty) => standingOf({ duty, artifact, terms, work: at.work, isChanged }, shipping).kind !== 'met')
  );
}
