import type { Analysis } from '../analysis/analyze';
import { hardestFirst } from '../analysis/verdict';
import { isDistribution, type Audience } from '../license/can-i';
import { readLicense } from '../license/reading';
import type { Derivative, Work } from '../manifest/manifest';
import { labelOf, relatedOf } from '../lineage/proof';
import { originalOf } from '../lineage/subject';
import type { Reason } from '../obligations/reason';
import { isOwnTerms, outboundCandidates, outboundFaults } from '../obligations/terms/outbound';
import { t } from '../text/l10n';
import { canI, type Sharing } from './can-i';

/** The derivative that an entry stands for, here or in another manifest; only such a thing can be given a license. */
export function derivativeOf({ context }: Analysis, work: Work): Derivative | undefined {
  const original = originalOf(context.manifests, work);
  return original.kind === 'derivative' ? original : undefined;
}

/** What is asked of a release under a license. */
export interface Release {
  readonly license: string;
  readonly audience: Audience;
}

/**
 * Whether a derivative may be released under a license: what stands against the license comes to what stands against
 * sharing the derivative at all, and nothing may be left unknown.
 */
export function canRelease(analysis: Analysis, derivative: Derivative, { license, audience }: Release): Sharing {
  const sharing = canI(analysis, derivative, { form: 'derivative', audience });
  const { context } = analysis;
  const faults = isDistribution(audience) ? reasonsAgainst(analysis, derivative, license) : [];
  const reasons = hardestFirst([...faults, ...sharing.reasons]);
  const others = faults.length === 0 ? [] : outboundCandidates(derivative, context).filter((one) => one !== license);
  const asked = { ...sharing, reasons, under: { license, others } };
  const [first] = reasons;
  if (first !== undefined && first.verdict !== 'obligations-missing')
    return {
      ...asked,
      verdict: first.verdict,
      reason: first.message.replace(/\.$/, ''),
      proof: first.related(),
    };
  if (!isDistribution(audience)) return asked;
  const verdict = sharing.verdict === 'not covered' ? 'allowed' : sharing.verdict;
  return { ...asked, verdict, reason: t`nothing it comes from rules out that license` };
}

function reasonsAgainst({ context }: Analysis, derivative: Derivative, license: string): readonly Reason[] {
  const reading = readLicense(license);
  const base = { rule: 'lineage/outbound-license', span: derivative.id.span, related: () => [] };
  if (!reading.known)
    return [
      {
        ...base,
        verdict: 'unknown',
        message: t`“${license}” is not a known license.`,
        remedy: t`Name it by its SPDX id.`,
      },
    ];
  if (isOwnTerms(reading))
    return [
      {
        ...base,
        verdict: 'needs-review',
        message: t`${license} may or may not include everything that ${labelOf(derivative)} inherits: a person has to decide.`,
        remedy: t`Compare it with the licenses of its sources.`,
      },
    ];
  return outboundFaults(derivative, license, context).map(({ message, path, against }) => ({
    ...base,
    verdict: 'forbidden',
    message,
    remedy: t`Release it under another license.`,
    related: () => relatedOf(path, undefined, against),
  }));
}
