import type { Related } from '../../findings/finding';
import type { Lineage, Path } from '../../lineage/lineage';
import { labelOf, relatedOf, throughText, type Shared } from '../../lineage/proof';
import type { Distribution, Use, Work } from '../../manifest/manifest';
import type { Manifests } from '../../manifest/manifests';
import type { Files } from '../../text/files';
import type { Span } from '../../text/span';
import { listOf } from '../../text/words';
import { conflictText, shareAlikeIn } from '../../license/share-alike';
import { licenseIdOf } from '../../license/tier';
import { artifactLicense } from '../../lineage/artifact-license';
import { catalogConflict } from '../../lineage/catalog-conflict';
import { outboundFaults } from './outbound';
import { isRuledByCommerce } from './commerce';
import { demandsOn, type Demand, type NotKnown, type OpenPoint } from './demand';
import { clashesOf } from './clashes';
import { displaysOf, shippingOf, standingOf, type Owing, type Shipping } from './shipped';

/** One thing that the other licenses mean for a release, in the form of every other reason of a verdict. */
export interface TermsReason {
  readonly verdict: 'forbidden' | 'unknown' | 'obligations-missing' | 'needs-review';
  readonly rule: string;
  readonly span: Span;
  readonly message: string;
  readonly remedy: string;
  readonly related: () => readonly Related[];
  readonly review?: { readonly subject: string; readonly value: string };
  /** A license that a derivative of this manifest can be given, where that clears it. */
  readonly cure?: { readonly id: string; readonly license: string };
}

/** What the terms of other licenses are looked up in. */
export interface Grounds {
  readonly lineage: Lineage;
  readonly manifests: Manifests;
  readonly files: Files;
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** One work that is shared, and the id in the distribution that names it. */
interface Item {
  readonly work: Work;
  readonly shared: Shared;
}

/** All that the licenses other than the ImpACT ones have against a release to people outside, or ask for with it. */
export function termsReasons(
  distribution: Distribution,
  works: readonly Item[],
  grounds: Grounds,
): readonly TermsReason[] {
  const shipping = shippingOf(
    distribution,
    works.map(({ work }) => work),
    grounds.files,
  );
  const all = works.flatMap((item) => {
    const original = originalOf(item.work, grounds);
    const at: At = { ...item, work: original, distribution };
    const bound = grounds.lineage.has(original, 'impact');
    const asked = demandsOn(original, grounds.lineage, grounds.manifests);
    // Beside an ImpACT license it is a conflict, not a duty that could be met.
    const demands = bound ? asked.filter((one) => !isSameLicense(one)) : asked;
    const named = [...catalogReasons(at, grounds), ...outboundReasons(at, grounds)];
    const bans = demands.filter(({ kind }) => kind === 'ban').flatMap((demand) => reasonsOf(demand, at, shipping));
    if (bans.length > 0) return bans;
    return [
      ...named,
      ...demands.flatMap((demand) => reasonsOf(demand, at, shipping)),
      ...openReasons(demands, at, shipping),
      ...clashReasons(asked, at),
      ...(bound && grounds.lineage.has(original, 'shareAlike') ? shareAlikeReasons(at, grounds) : []),
    ];
  });
  return once(all);
}

/** Whether it is nothing but that the work has to stay, or perhaps has to stay, under the license of its source. */
function isSameLicense(demand: Demand | NotKnown): boolean {
  if (demand.kind === 'duty') return demand.duty === 'same-license';
  return demand.kind === 'open' && ruleOf(demand) === 'terms/same-license';
}

/** The work that an entry stands for, which may be kept in another manifest. */
function originalOf(work: Work, { lineage }: Grounds): Work {
  const seen = new Set<Work>();
  let at = work;
  while (at.kind === 'artifact' && !seen.has(at)) {
    seen.add(at);
    at = lineage.links(at)[0]?.work ?? at;
  }
  return at;
}

interface At extends Item {
  readonly distribution: Distribution;
}

/** Two subjects that come from one artifact owe the same once; only a ban is told at each. */
function once(reasons: readonly TermsReason[]): readonly TermsReason[] {
  const told = new Set<string>();
  return reasons.filter(({ verdict, rule, message, span, review }) => {
    // What one look of a person settles is told once, whatever duties hang on it.
    const what = review === undefined ? `${rule} ${message}` : `${review.subject} ${review.value}`;
    const key = verdict === 'forbidden' ? `${rule} ${String(span.start)} ${message}` : what;
    return !told.has(key) && told.add(key);
  });
}

function reasonsOf(demand: Demand | NotKnown, at: At, shipping: Shipping): readonly TermsReason[] {
  switch (demand.kind) {
    case 'ban':
      return [ban(demand, at)];
    case 'non-commercial':
      return [nonCommercial(demand, at)];
    case 'no-competing':
      return [noCompeting(demand, at)];
    case 'duty':
      return duty(demand, at, shipping);
    case 'not-known':
    case 'not-checked':
      return [notChecked(demand, at)];
    case 'open':
      return [];
  }
}

type Of<K extends Demand['kind']> = Extract<Demand, { readonly kind: K }>;

/** “Prompts (LicenseRef-LMSYS-Chat-1M) through Cleaned”. */
function sourceText({ artifact, way }: Demand | NotKnown, license: string): string {
  return `${labelOf(artifact)} (${license})${throughText(way.path())}`;
}

function proof(path: () => Path, { shared }: At): () => readonly Related[] {
  return () => relatedOf(path(), shared);
}

function ban(demand: Of<'ban'>, at: At): TermsReason {
  const { terms, way } = demand;
  const name = labelOf(at.work);
  const source = sourceText(demand, terms.id);
  const isItself = way.distance === 'as-is';
  const message =
    demand.ban === 'no-redistribution'
      ? isItself
        ? `${name} may not be passed on: ${terms.id} does not let anyone give it to others.`
        : `${name} may not be shared outside: it holds ${source}, which may not be passed on, nor may what holds it.`
      : `${name} may not be shared outside: it is a changed form of ${source}, and that license lets the original be shared only as it is.`;
  const remedy =
    demand.ban === 'no-redistribution'
      ? 'Keep it inside, or share ids and a script that rebuilds it from everyone’s own copy.'
      : 'Keep it inside, share the original unchanged, or make it without that source.';
  return {
    verdict: 'forbidden',
    rule: `terms/${demand.ban}`,
    span: at.shared.id.span,
    message: message + certaintyOf(demand),
    remedy,
    related: proof(way.path, at),
  };
}

/** Where a license was not read as a whole, that is said with what it is told to say. */
function certaintyOf({ terms }: Demand): string {
  if (terms.confidence === 'A') return '';
  return terms.confidence === 'B'
    ? ' (Its text was read in part only.)'
    : ' (Its text was not read; this is second-hand.)';
}

function nonCommercial(demand: Of<'non-commercial'>, at: At): TermsReason {
  const { terms, artifact, way } = demand;
  const limit = terms.commercialLimit ?? 'no commercial use';
  const name = labelOf(at.work);
  const use = commercialUse(at);
  const base = { rule: 'terms/non-commercial', related: proof(way.path, at) };
  if (use !== undefined)
    return {
      ...base,
      verdict: 'forbidden',
      span: use.use.span,
      message: `${name} may not be put to commercial use: it comes from ${sourceText(demand, terms.id)}, which allows none (${limit}).${certaintyOf(demand)}`,
      remedy: `Take the use out, or make it without ${labelOf(artifact)}.`,
    };
  return {
    ...base,
    verdict: 'needs-review',
    span: at.shared.id.span,
    message: `${name} comes from ${sourceText(demand, terms.id)}, which allows no commercial use (${limit}): whether this release is one is for a person to judge.${certaintyOf(demand)}`,
    remedy: `Tell recipients that it is for non-commercial use only, and record that somebody has looked at it, or make it without ${labelOf(artifact)}.`,
    review: { subject: `conflict:${artifact.id.value}`, value: terms.id },
  };
}

/** The use that makes a release commercial, on the distribution or on what is shared. */
function commercialUse({ distribution, work }: At): Use | undefined {
  return [...distribution.uses, ...work.uses].find(({ use }) => isRuledByCommerce(use.value));
}

function noCompeting(demand: Of<'no-competing'>, at: At): TermsReason {
  const { terms, artifact, way } = demand;
  return {
    verdict: 'needs-review',
    rule: 'terms/no-derivatives',
    span: at.shared.id.span,
    message: `${labelOf(at.work)} learned from outputs of ${sourceText(demand, terms.id)}: ${terms.outputs ?? 'its outputs may not improve other models'}. Whether this model is one that it means is for a person to judge.`,
    remedy: `Make it without outputs of ${labelOf(artifact)}, or record that somebody has looked at it.`,
    related: proof(way.path, at),
    review: { subject: `conflict:${artifact.id.value}`, value: terms.id },
  };
}

function notChecked(demand: Of<'not-checked'> | NotKnown, at: At): TermsReason {
  const { artifact, way } = demand;
  const license = demand.kind === 'not-known' ? demand.id : demand.terms.id;
  const why =
    demand.kind === 'not-known'
      ? 'its terms are not known here'
      : `its text was read in part only, or asks for what can’t be looked at here${noteOf(demand)}`;
  return {
    verdict: 'needs-review',
    rule: 'distribution/review',
    span: at.shared.id.span,
    message: `Not checked: ${sourceText(demand, license)}, as ${why}. What it asks for and whether it lets ${labelOf(at.work)} be shared is for a person to judge.`,
    remedy: 'Read the license, and record that somebody has looked at it.',
    related: proof(way.path, at),
    review: { subject: `license:${artifact.id.value}`, value: license },
  };
}

function noteOf({ terms }: Demand): string {
  return terms.notes[0] === undefined ? '' : ` (${terms.notes[0].replace(/\.$/, '')})`;
}

function duty(demand: Of<'duty'>, at: At, shipping: Shipping): readonly TermsReason[] {
  const owing: Owing = { ...demand, work: at.work };
  const standing = standingOf(owing, shipping);
  if (standing === 'met') return [];
  const { terms, way } = demand;
  const { rule, says, remedy } = dutyText(owing);
  const because = `${sourceText(demand, terms.id)} asks`;
  const base = { rule, related: proof(way.path, at) };
  if (standing === 'not-looked-at') {
    const [address] = shipping.addresses;
    return [
      {
        ...base,
        verdict: 'needs-review',
        span: address?.span ?? at.distribution.id.span,
        message: `Whether ${says}, as ${because}, can’t be told: an address was not looked at.`,
        remedy: `${remedy} Or record that somebody has looked at the address.`,
        review: {
          subject: `license:${demand.artifact.id.value}`,
          value: shipping.addresses.map(({ value }) => value).join(', '),
        },
      },
    ];
  }
  const span = demand.duty === 'naming' ? nameSpan(at) : at.distribution.id.span;
  const message = `“${at.distribution.id.value}” does not show that ${says}, as ${because}.${certaintyOf(demand)}`;
  const cure = demand.duty === 'same-license' ? { cure: { id: at.work.id.value, license: terms.id } } : {};
  return [{ ...base, ...cure, verdict: 'obligations-missing', span, message, remedy }];
}

/** The name that is wrong, where it stands in this manifest. */
function nameSpan({ work, shared, distribution }: At): Span {
  return work.uri === distribution.uri && work.name !== undefined ? work.name.span : shared.id.span;
}

interface DutyText {
  readonly rule: string;
  /** What has to be so, as a clause. */
  readonly says: string;
  readonly remedy: string;
}

function dutyText({ duty, terms, artifact, work }: Owing): DutyText {
  const name = labelOf(artifact);
  switch (duty) {
    case 'attribution':
      return {
        rule: 'terms/attribution',
        says: `${name} is credited with its license (${terms.attribution})`,
        remedy: `Credit ${name} under ${terms.id} in “attribution” or in a file of “notices”.`,
      };
    case 'changes':
      return {
        rule: 'terms/attribution',
        says: `it is told how ${name} was changed`,
        remedy: `Add “changes” to ${labelOf(work)}.`,
      };
    case 'license-text':
      return {
        rule: 'terms/license-text',
        says:
          terms.shipText === 'text-or-uri'
            ? `${terms.id} ships, or the address of its text`
            : `the text of ${terms.id} ships`,
        remedy: `Ship ${terms.shipText === 'text-or-uri' ? 'its text or address' : 'its text'} in a file of “notices”.`,
      };
    case 'notice-text':
      return {
        rule: 'terms/notice-text',
        says: `the notice of ${terms.id} ships word for word`,
        remedy: `Put this into a file of “notices”${terms.notice?.file === null ? '' : `, which the license wants to be called ${terms.notice?.file ?? 'Notice'}`}: ${terms.notice?.text ?? ''}`,
      };
    case 'display':
      return {
        rule: 'terms/naming',
        says: `“${displaysOf(terms, work)[0] ?? ''}” is displayed (${terms.display?.where ?? ''})`,
        remedy: 'Write it into the card of the work, and name that in “card”, or into a file that ships.',
      };
    case 'naming':
      return {
        rule: 'terms/naming',
        says: `the name of ${labelOf(work)} begins with “${terms.naming?.prefix ?? ''}”`,
        remedy: `Give it a name that begins with “${terms.naming?.prefix ?? ''}”.`,
      };
    case 'flow-down':
      return {
        rule: 'terms/flow-down',
        says: `the agreement carries what ${terms.id} wants to reach recipients (${terms.flowDown ?? ''})`,
        remedy: `Name these restrictions of ${terms.id} in the agreement, beside those of the ImpACT licenses where these apply: the lists add up.`,
      };
    case 'same-license':
      return {
        rule: 'terms/same-license',
        says: `${labelOf(work)} is released under ${terms.id}`,
        remedy: `Write “license: ${terms.id}” at ${labelOf(work)}.`,
      };
  }
}

/** What the texts leave open, where it decides: one reason for each question. */
function openReasons(demands: readonly (Demand | NotKnown)[], at: At, shipping: Shipping): readonly TermsReason[] {
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
        remedy: 'Have somebody judge it and record the review, or leave that source out.',
        related: proof(first.way.path, at),
        review: {
          subject: `open:${point}`,
          value: those.map(({ artifact, terms }) => `${artifact.id.value} ${terms.id}`).join(', '),
        },
      } as const,
    ];
  });
}

function ruleOf({ terms }: Of<'open'>): string {
  if (terms.derivative === 'no') return 'terms/no-derivatives';
  if (terms.commercial === 'no') return 'terms/non-commercial';
  return terms.sameLicense === 'derivative' ? 'terms/same-license' : 'terms/attribution';
}

const OPEN: Readonly<Record<OpenPoint, (name: string, sources: string) => string>> = {
  'trained-model': (name, sources) =>
    `Whether a model that learned from data is adapted material of it is open, so it can’t be told whether ${name} comes under the license of ${sources}.`,
  outputs: (name, sources) =>
    `Whether what a model puts out is a derivative of it is open, so it can’t be told whether ${name} comes under the license of ${sources}.`,
  'separate-files': (name, sources) =>
    `${name} holds ${sources}, which may be shared only unchanged: whether it stays a file of its own there can’t be told.`,
};

/** Whether the verdict would be another one if the question were answered the other way. */
function decides(demand: Of<'open'>, at: At, shipping: Shipping): boolean {
  const { binds, duties, artifact, terms } = demand;
  return binds || duties.some((duty) => standingOf({ duty, artifact, terms, work: at.work }, shipping) !== 'met');
}

/** Well-known artifacts that are said to be under laxer licenses than are known, or under one that they never had. */
function catalogReasons(at: At, { lineage, today }: Grounds): readonly TermsReason[] {
  return lineage.closure(at.work).flatMap(({ work: artifact, path }): readonly TermsReason[] => {
    const conflict = artifact.kind === 'artifact' ? catalogConflict(artifact, today) : undefined;
    if (conflict === undefined || conflict.kind === 'incomplete') return [];
    const { field, license } = conflict;
    if (conflict.kind === 'contradicted')
      // Nobody who looks at it here can tell which of the two holds.
      return [
        {
          verdict: 'unknown',
          rule: 'coverage/catalog',
          span: field.span,
          message: `What is said of ${labelOf(artifact)} contradicts itself: ${listOf(license.split(' AND '), 'and')} are both named for it.`,
          remedy: `Ask its licensor; until then, keep to both: “license: ${license}”.`,
          related: () => relatedOf(path(), at.shared),
        },
      ];
    return [
      {
        verdict: 'needs-review',
        rule: 'coverage/catalog',
        span: field.span,
        message: `${labelOf(artifact)} is said to be under ${field.value}, and known to be under ${license}.`,
        remedy: 'Look at its card, and write what it says, or record that somebody has looked at it.',
        related: () => relatedOf(path(), at.shared),
        review: { subject: `conflict:${artifact.id.value}`, value: [field.value, license].join(', ') },
      },
    ];
  });
}

/** The license that what is shared is released under drops what it inherits. */
function outboundReasons({ work, shared }: At, grounds: Grounds): readonly TermsReason[] {
  const license = work.kind === 'derivative' ? work.license : undefined;
  if (license === undefined) return [];
  return outboundFaults(work, license.value, grounds).map(({ message, path }) => ({
    verdict: 'obligations-missing',
    rule: 'lineage/outbound-license',
    span: license.span,
    message,
    remedy: 'Release it under terms of your own that carry what it inherits, or under a license that does.',
    related: () => relatedOf(path, shared),
  }));
}

/** A license that forbids further restrictions beside one whose restrictions have to flow down. */
function shareAlikeReasons(at: At, { lineage }: Grounds): readonly TermsReason[] {
  return lineage.closure(at.work).flatMap(({ work: artifact, path }): readonly TermsReason[] => {
    const reading = artifact.kind === 'artifact' ? artifactLicense(artifact).reading : undefined;
    const [free] = reading === undefined ? [] : shareAlikeIn(reading);
    if (free === undefined) return [];
    const tier = lineage.risk(at.work);
    return [
      {
        verdict: 'needs-review',
        rule: 'lineage/share-alike',
        span: at.shared.id.span,
        message: `${labelOf(at.work)} comes from ${labelOf(artifact)} (${free.terms.id})${throughText(path())} and from what is under an ImpACT license: ${conflictText(free)}`,
        remedy: `Leave ${labelOf(artifact)} out, obtain it under another license, or record that somebody has looked at it.`,
        related: () => relatedOf(path(), at.shared),
        review: {
          subject: `conflict:${artifact.id.value}`,
          value: [free.terms.id, ...(tier === undefined ? [] : [licenseIdOf(tier)])].join(', '),
        },
      },
    ];
  });
}

/** Licenses of which each wants the whole for itself. */
function clashReasons(demands: readonly (Demand | NotKnown)[], at: At): readonly TermsReason[] {
  return clashesOf(demands, at.work).map(({ first, second, rule, message, way }) => ({
    verdict: 'needs-review',
    rule,
    span: at.shared.id.span,
    message,
    remedy:
      'Leave one of the two out, obtain it under another license, or share them as separate files, each under its own.',
    related: proof(way.path, at),
    review: { subject: `conflict:${first.id}`, value: [first.license, second.license].join(', ') },
  }));
}
