import type { AskedReport, Report } from '../findings/finding';
import type { ReportFaults } from '../obligations/obligation';
import { relatedOf } from '../lineage/proof';
import { reportFaultsAbout, reportFaultsOf, type ReportFault } from '../obligations/report-faults';
import type { Context, Rule } from './rule';

/** What a rule says of a fault; where it stands and its proof are the same for all. */
export type Words = Pick<Report, 'message' | 'remedy' | 'related' | 'fixes' | 'severity' | 'report'>;

/**
 * The visitors of a rule about a kind of fault in reports. It sits on the path of the report, once for all distributions
 * that owe it; where a derivative of another manifest is shared, on its id in `of`.
 */
export function onReportPath<K extends ReportFaults['kind']>(
  kind: K,
  words: (fault: ReportFault<K>, context: Context) => Words,
): Required<Pick<Rule, 'derivative' | 'distribution'>> {
  const report = (it: ReportFault<K>, span: Report['span'], context: Context): Report => {
    const { distribution, owed, severity } = it;
    const said = words(it, context);
    const proof = relatedOf(owed.path(), { distribution, id: owed.subjects[0].id });
    return { severity, ...said, span, related: [...proof, ...(said.related ?? [])] };
  };
  return {
    *derivative(derivative, context) {
      for (const it of reportFaultsAbout(derivative, context.usage, context.assessments).flatMap(ofKind(kind))) {
        if (it.owed.named !== undefined) yield report(it, it.owed.named.span, context);
      }
    },
    *distribution(distribution, context) {
      for (const it of reportFaultsOf(distribution, context.assessments).flatMap(ofKind(kind))) {
        if (it.owed.derivative.uri !== context.uri) yield report(it, it.owed.subjects[0].id.span, context);
      }
    },
  };
}

function ofKind<K extends ReportFaults['kind']>(kind: K): (it: ReportFault) => readonly ReportFault<K>[] {
  const isIt = (fault: ReportFaults): fault is ReportFault<K>['fault'] => fault.kind === kind;
  return ({ fault, ...rest }) => (isIt(fault) ? [{ ...rest, fault }] : []);
}

/** The report that a fault is about, for those who ask a person what it is to say. */
export function askedOf({ derivative, category }: ReportFault['owed']): AskedReport {
  return { uri: derivative.uri, derivative: derivative.id.value, category };
}

/** The visitors of several kinds of faults, one after the other. */
export function together(
  ...visitors: readonly Required<Pick<Rule, 'derivative' | 'distribution'>>[]
): Required<Pick<Rule, 'derivative' | 'distribution'>> {
  return {
    *derivative(derivative, context) {
      for (const visitor of visitors) yield* visitor.derivative(derivative, context);
    },
    *distribution(distribution, context) {
      for (const visitor of visitors) yield* visitor.distribution(distribution, context);
    },
  };
}
