import type { Analysis } from '../../server/src/analysis/analyze';
import type { Finding } from '../../server/src/findings/finding';
import type { Span } from '../../server/src/text/span';

/** All that an analysis tells, in a form that can be compared. */
export function shapeOf(analysis: Analysis): unknown {
  const placeOf = (at: Span): string => {
    const place = at.fragment.uri === analysis.uri ? analysis.tree.resolve(at) : at;
    return place === undefined ? 'nowhere' : `${at.fragment.uri} ${String(place.start)}-${String(place.end)}`;
  };
  const findingOf = ({ rule, span, message, severity, remedy, related, tag, fixes }: Finding): unknown => ({
    rule,
    severity,
    place: placeOf(span),
    message,
    remedy,
    tag,
    related: related?.map((one) => [placeOf(one.span), one.message]),
    fixes: fixes?.().map((fix) => ({ ...fix, edits: fix.edits.map((edit) => [placeOf(edit.span), edit.newText]) })),
  });
  return {
    findings: analysis.findings.map(findingOf),
    suppressed: analysis.suppressed.map(({ finding, by }) => [findingOf(finding), placeOf(by.span)]),
    faults: analysis.faults,
    // What it says is made from this, once there is more than is looked at.
    workload: [analysis.workload.total, analysis.workload.excess?.value],
  };
}
