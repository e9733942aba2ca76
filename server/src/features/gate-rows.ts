import type { Analysis } from '../analysis/analyze';
import type { Finding, Related } from '../findings/finding';
import { labelOf } from '../lineage/proof';
import type { Obligation } from '../obligations/obligation';
import type { Reason } from '../obligations/reason';
import type { Span } from '../text/span';
import { adviceOn, type Change } from './advice';
import { owingFindings, type Gate } from './gate';
import { isPreparable } from './preparable';
import { isReleasable } from './mark-released';

/** What a checklist has besides its obligations, for whoever shows it as rows that lead somewhere. */
export interface GateRows {
  /** Where each obligation that is not met is mended; the id of the distribution where nothing else tells. */
  readonly placeOf: (obligation: Obligation) => Span;
  /** What is in the way or left to a person besides the obligations, the hardest first. */
  readonly reasons: readonly Reason[];
  /** The way from the distribution to what forbids it, step by step. */
  readonly path: readonly Related[];
  /** The smallest changes that clear it, where it is forbidden or unknown. */
  readonly changes: readonly Change[];
  readonly canPrepare: boolean;
  readonly canRelease: boolean;
}

export function gateRows(analysis: Analysis, { verdict }: Gate): GateRows {
  const { distribution, reasons, kind } = verdict;
  const findings = owingFindings(analysis, verdict);
  const isHindered = kind === 'forbidden' || kind === 'unknown';
  return {
    placeOf: (obligation) =>
      obligation.kind === 'terms' ? obligation.span : (findingFor(obligation, findings)?.span ?? distribution.id.span),
    reasons,
    path: reasons.find((reason) => reason.verdict === 'forbidden')?.related() ?? [],
    changes: isHindered ? adviceOn(analysis, distribution).changes : [],
    canPrepare: isPreparable(verdict),
    canRelease: isReleasable(verdict),
  };
}

/** What other licenses ask for tells of itself. */
type Told = Exclude<Obligation, { readonly kind: 'terms' }>;

/** The finding that tells of an obligation: of its rule, and of the very work where several are. */
function findingFor(obligation: Told, findings: readonly Finding[]): Finding | undefined {
  const { rule, name } = toldBy(obligation);
  const told = findings.filter((finding) => finding.rule.startsWith(rule));
  return told.find(({ message }) => name !== undefined && message.includes(name)) ?? told[0];
}

function toldBy(obligation: Told): { readonly rule: string; readonly name?: string } {
  switch (obligation.kind) {
    case 'agreement':
      return { rule: 'distribution/agreement' };
    case 'attribution':
      return { rule: 'distribution/attribution', name: labelOf(obligation.artifact.artifact) };
    case 'notices':
      return { rule: 'distribution/notices', ...(obligation.retained && { name: obligation.retained.notice.value }) };
    case 'modification-notice':
      return { rule: 'distribution/modification-notice', name: labelOf(obligation.derivative) };
    case 'report':
      return { rule: 'report/', name: labelOf(obligation.derivative) };
    case 'section':
      return { rule: 'distribution/', name: obligation.file.value };
  }
}
