import { partsOf } from '../../license/expression';
import { termsOf } from '../../license/other-licenses';
import { readLicense, type Reading } from '../../license/reading';
import { isStricter, licenseIdOf } from '../../license/tier';
import type { Lineage } from '../../lineage/lineage';
import { labelOf, originText, throughText } from '../../lineage/proof';
import type { Path } from '../../lineage/lineage';
import type { Derivative, Work } from '../../manifest/manifest';
import type { Manifests } from '../../manifest/manifests';
import { demandsOn, type Demand, type NotKnown } from '../../lineage/demand';
import { shareAlikesOf } from '../../lineage/share-alike';
import { t } from '../../text/l10n';
import { clashesOf } from './clashes';

/** Why a license is none that a work may be released under, with the way to what stands against it. */
export interface OutboundFault {
  readonly message: string;
  readonly path: Path;
  /** The license that stands against it, where it is no ImpACT one. */
  readonly against?: string;
}

/** What is said of words that are no license. */
export function unreadOutbound(license: string): { readonly message: string; readonly remedy: string } {
  return {
    message: t`“${license}” is not a license that something can be released under.`,
    remedy: t`Write an SPDX expression, or “LicenseRef-” and a name for terms of your own.`,
  };
}

interface Grounds {
  readonly lineage: Lineage;
  readonly manifests: Manifests;
}

/**
 * What stands against releasing a work under a license: that it drops what the work inherits, or that its sources want
 * another one. A license of one's own, `LicenseRef-…`, may carry anything, and is taken to.
 */
export function outboundFaults(work: Work, license: string, grounds: Grounds): readonly OutboundFault[] {
  return outboundJudge(work, grounds)(license);
}

/** The same for many licenses of one work. */
export function outboundJudge(work: Work, grounds: Grounds): (license: string) => readonly OutboundFault[] {
  const demands = demandsOn(work, grounds.lineage, grounds.manifests);
  return (license) => faultsOf(license, { work, demands, lineage: grounds.lineage });
}

interface Judged {
  readonly work: Work;
  readonly demands: readonly (Demand | NotKnown)[];
  readonly lineage: Lineage;
}

function faultsOf(license: string, { work, demands, lineage }: Judged): readonly OutboundFault[] {
  const reading = readLicense(license);
  if (!reading.known || isOwnTerms(reading)) return [];
  const faults = [
    ...dropsRestrictions(work, { reading, license }, lineage),
    ...demands.flatMap((one) => against(one, work, { reading, license })),
  ];
  // Two duties of one license may stand against it for the same reason.
  return [...new Map(faults.map((fault) => [fault.message, fault])).values()];
}

/** Whether part of it is a license that only its author knows. */
export function isOwnTerms(reading: Reading): boolean {
  return reading.applies.some(
    (part) => part.kind === 'license' && /Ref-/.test(part.id) && termsOf(part.id) === undefined,
  );
}

/** What carries the use-based restrictions of the ImpACT licenses is one of these, or terms of one's own. */
function dropsRestrictions(
  work: Work,
  { reading, license }: { readonly reading: Reading; readonly license: string },
  lineage: Lineage,
): readonly OutboundFault[] {
  const strictest = lineage.inherited(work);
  const isLaxer = strictest !== undefined && reading.tier !== undefined && isStricter(strictest.tier, reading.tier);
  if (reading.tier !== undefined && !isLaxer) return [];
  const path = isLaxer ? strictest.path() : lineage.impact(work);
  if (path === undefined) return [];
  const drops = isLaxer
    ? t`that is less strict than the terms of its sources,`
    : t`that drops the use-based restrictions, which must flow down from`;
  const message = t`${labelOf(work)} can’t be released under ${license}: ${drops} ${originText(path)}${throughText(path)}.`;
  return [{ message, path }];
}

function against(
  demand: Demand | NotKnown,
  work: Work,
  { reading, license }: { readonly reading: Reading; readonly license: string },
): readonly OutboundFault[] {
  if (demand.kind === 'not-known' || demand.kind === 'open' || demand.kind === 'not-checked') return [];
  const { terms, artifact, way } = demand;
  if (way.distance === 'as-is') return [];
  const path = way.path();
  const source = `${labelOf(artifact)} (${terms.id})${throughText(path)}`;
  const fault = (why: string): readonly OutboundFault[] => [
    { message: t`${labelOf(work)} can’t be released under ${license}: ${why}.`, path, against: terms.id },
  ];
  const holds = partsOf(reading.expression).some((part) => part.kind === 'license' && isSame(termsOf(part.id), terms));
  if (holds) return [];
  if (demand.kind === 'non-commercial')
    return isNonCommercial(reading)
      ? []
      : fault(t`it comes from ${source}, which allows no commercial use, and that drops it`);
  if (demand.kind !== 'duty') return [];
  if (demand.duty === 'same-license') return fault(t`it is made from ${source}, and must stay under that license`);
  if (demand.duty === 'flow-down' || (demand.duty === 'license-text' && terms.family === 'behavioural'))
    return fault(t`it comes from ${source}, whose terms apply to recipients too, and that drops them`);
  return [];
}

function isSame(one: ReturnType<typeof termsOf>, other: NonNullable<ReturnType<typeof termsOf>>): boolean {
  return one !== undefined && (one.id === other.id || (one.match !== undefined && one.match === other.match));
}

function isNonCommercial(reading: Reading): boolean {
  return reading.applies.some((part) => part.kind === 'license' && termsOf(part.id)?.commercial === 'no');
}

/**
 * Why nothing can be named that a derivative could be released under, as a clause: a source may not be shared at all, or two
 * of its licenses exclude each other, whichever terms are chosen.
 */
export function noneWouldDo(work: Derivative, grounds: Grounds): string | undefined {
  const demands = demandsOn(work, grounds.lineage, grounds.manifests);
  const banned = demands.find((one) => one.kind === 'ban');
  if (banned !== undefined) return t`${labelOf(banned.artifact)} does not let it be shared`;
  const [clash] = clashesOf(demands, work);
  if (clash !== undefined) return t`${clash.first.license} and ${clash.second.license} contradict each other`;
  if (!grounds.lineage.has(work, 'impact')) return undefined;
  const free = shareAlikesOf(work, grounds.lineage, grounds.manifests).find(
    (one) => one.doubt === undefined && !one.free.isByFile,
  );
  return free && t`${free.free.terms.id} and restrictions that flow down probably contradict each other`;
}

/** Licenses that a derivative could be released under, as far as what it comes from tells; the tier’s own one first. */
export function outboundCandidates(work: Derivative, grounds: Grounds): readonly string[] {
  if (noneWouldDo(work, grounds) !== undefined) return [];
  const tier = grounds.lineage.risk(work);
  const inherited = demandsOn(work, grounds.lineage, grounds.manifests).flatMap((one) =>
    one.kind === 'duty' ? [one.terms.id] : [],
  );
  const asked = [...new Set(inherited)];
  const own = tier === undefined ? [] : [licenseIdOf(tier)];
  const all = [
    ...own,
    ...asked,
    ...(own.length + asked.length > 1 ? [[...own, ...asked].join(' AND ')] : []),
    ...COMMON,
  ];
  return [...new Set(all)].filter((license) => outboundFaults(work, license, grounds).length === 0);
}

/** Licenses that are often asked about. */
const COMMON: readonly string[] = ['CC-BY-4.0', 'ODC-By-1.0', 'Apache-2.0', 'CC-BY-NC-4.0', 'CC-BY-SA-4.0'];
