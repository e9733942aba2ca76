import type { Related } from '../findings/finding';
import { licenseIdOf, tierName } from '../license/tier';
import { t } from '../text/l10n';
import { span, textOf, type Fragment, type Located, type Span } from '../text/span';
import { artifactLicense, licensorOf } from './artifact-license';
import type { Path, Step } from './lineage';
import type { Artifact, Derivative, Distribution, Work } from '../manifest/manifest';

/** A distribution and the id in its `of` from which a path begins. */
export interface Shared {
  readonly distribution: Distribution;
  readonly id: Located<string>;
}

/**
 * The proof that a path gives, one sentence a step: the id in the distribution's `of` where one is given, the id by which
 * each work names the next one, the artifact at the end, and the field that sets its tier, or names the license that is
 * given. Empty for an empty path.
 */
export function relatedOf(path: Path, shared?: Shared, license?: string): readonly Related[] {
  const first = path[0];
  const last = path.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = shared === undefined ? [] : [sharing(shared, first.work)];
  return [
    ...start,
    ...stepsOf(path),
    ...(last.work.kind === 'artifact' ? endAtArtifact(last.work, license) : endAtDerivative(last.work)),
  ];
}

/** So many steps of a path are shown at each of its ends; nobody follows hundreds of them. */
const SHOWN = 50;

/** The proofs that several paths give, one after the other; what they have in common is told once. */
export function relatedOfAll(
  paths: readonly { readonly path: Path; readonly shared: Shared; readonly license?: string }[],
): readonly Related[] {
  const told = new Map<Fragment, Set<string>>();
  return paths
    .flatMap(({ path, shared, license }) => relatedOf(path, shared, license))
    .filter(({ span, message }) => {
      const here = told.get(span.fragment) ?? new Set();
      told.set(span.fragment, here);
      const isNew = !here.has(`${String(span.start)} ${message}`);
      here.add(`${String(span.start)} ${message}`);
      return isNew;
    });
}

/** The ids by which each work on a path names the next one; those in the middle of a very long path are counted. */
export function stepsOf(path: Path): readonly Related[] {
  const steps = path.slice(1);
  const related = (from: number, to: number): readonly Related[] =>
    steps.slice(from, to).flatMap((step, index) => stepTo(step, path[from + index]?.work));
  const left = steps.length - 2 * SHOWN;
  const next = steps[SHOWN]?.link;
  if (left <= 1 || next === undefined) return related(0, steps.length);
  const gap = { span: next, message: t`${String(left)} more steps are not shown.` };
  return [...related(0, SHOWN), gap, ...related(SHOWN + left, steps.length)];
}

/**
 * “ through cleaned → tuned”, with its leading space: the derivatives between the two ends of a path, from the artifact's
 * side to the subject's. Empty where there are none.
 */
export function throughText(path: Path): string {
  const between = path.slice(1, -1).filter(({ work }) => work.kind === 'derivative');
  return between.length === 0 ? '' : t` through ${chainText(between.map(({ work }) => work).reverse())}`;
}

/** “cleaned → tuned”; the middle of a long chain is left out, as the proof shows it all. */
export function chainText(works: readonly Work[]): string {
  const labels = works.map(labelOf);
  const shown = labels.length <= 7 ? labels : [...labels.slice(0, 3), '…', ...labels.slice(-3)];
  return shown.join(' → ');
}

/** What a message calls a work: its name, or its id in quotation marks where it has none. */
export function labelOf(work: Work): string {
  return work.name?.value ?? `“${work.id.value}”`;
}

/**
 * The work at the end of a path with what sets its tier: “Dolma (AI2-ImpACT-MR, medium risk)”. A derivative ends a path
 * where its own statement is what counts: “tuned (which states high risk)”. Just the name where no tier is known. A note
 * on what the tier means goes into the same brackets.
 */
export function originText(path: Path, note?: string): string {
  const work = path.at(-1)?.work;
  if (work === undefined) return '';
  const means = note === undefined ? '' : `: ${note}`;
  if (work.kind === 'derivative') {
    return `${labelOf(work)}${work.risk === undefined ? '' : t` (which states ${work.risk.value} risk${means})`}`;
  }
  const { tier } = artifactLicense(work);
  return tier === undefined ? labelOf(work) : `${labelOf(work)} (${licenseIdOf(tier)}, ${tierName(tier)}${means})`;
}

/**
 * Why a license reaches what is shared, as a clause without a period: “tuned comes from Dolma (AI2-ImpACT-MR, medium
 * risk) through cleaned”, or “Tulu 2 is licensed under AI2-ImpACT-LR (low risk)” of an artifact as it is. A message that
 * has named a work of the path before goes on from there: “it comes from …”.
 */
export function reasonText(whole: Path, it?: Work): string {
  const path = whole.slice(
    Math.max(
      0,
      whole.findIndex(({ work }) => work === it),
    ),
  );
  const first = path[0]?.work;
  const last = path.at(-1)?.work;
  if (first === undefined || last === undefined) return '';
  const subject = it === undefined ? undefined : t`it`;
  if (path.some(({ work }) => work.kind === 'derivative') && first !== last) {
    return t`${subject ?? labelOf(first)} comes from ${originText(path)}${throughText(path)}`;
  }
  const name = subject ?? labelOf(last);
  const { tier, known, field } = last.kind === 'artifact' ? artifactLicense(last) : NO_LICENSE;
  if (tier !== undefined) return t`${name} is licensed under ${licenseIdOf(tier)} (${tierName(tier)})`;
  return known && field !== undefined
    ? t`${name} is licensed under ${field.value}`
    : t`${name} is under no license that is known`;
}

const NO_LICENSE = { tier: undefined, known: false, field: undefined };

function sharing({ distribution, id }: Shared, work: Work): Related {
  return { span: id.span, message: t`“${distribution.id.value}” shares ${labelOf(work)}.` };
}

function stepTo({ work, link }: Step, user: Work | undefined): readonly Related[] {
  if (link === undefined || user === undefined) return [];
  if (user.kind === 'artifact')
    return [{ span: link, message: t`${labelOf(user)} is taken from another manifest, where it is ${labelOf(work)}.` }];
  const relation = relationAt(user, link);
  return [
    {
      span: link,
      message: t`${labelOf(user)} is made from ${labelOf(work)}${relation === undefined ? '' : ` (${relation})`}.`,
    },
  ];
}

function relationAt(derivative: Derivative, link: Span): string | undefined {
  return derivative.from.find(({ id }) => id.span === link)?.relation?.value;
}

function endAtArtifact(artifact: Artifact, license: string | undefined): readonly Related[] {
  const { tier, known, field } = artifactLicense(artifact);
  const licensor = licensorOf(artifact);
  const itself = {
    span: artifact.id.span,
    // Where it is not said who gave it, its license tells whose that is, and no more.
    message:
      artifact.licensor === undefined && licensor !== undefined
        ? t`${labelOf(artifact)} is under a license of ${licensor}.`
        : t`${labelOf(artifact)} was obtained from ${licensor ?? t`its licensor`}.`,
  };
  if (license !== undefined && artifact.license !== undefined) return [itself, endAtLicense(artifact.license, license)];
  if (field === undefined)
    return [itself, ...(known ? [] : [{ span: artifact.id.span, message: t`${labelOf(artifact)} names no license.` }])];
  if (tier === undefined)
    return [
      itself,
      { span: field.span, message: known ? t`It is licensed under ${field.value}.` : t`Its license is not known.` },
    ];
  const message =
    field === artifact.risk
      ? t`Its risk is ${tier}, so ${licenseIdOf(tier)} applies.`
      : t`Its license is ${licenseIdOf(tier)}: ${tierName(tier)}.`;
  return [itself, { span: field.span, message }];
}

/** One license where it is named, among others perhaps, or by another word. */
function endAtLicense({ value, span: place }: Located<string>, license: string): Related {
  if (value === license) return { span: place, message: t`It is licensed under ${license}.` };
  const at = textOf(place).indexOf(license);
  return at === -1
    ? { span: place, message: t`It is licensed under ${value}, which names ${license}.` }
    : {
        span: span(place.fragment, place.start + at, place.start + at + license.length),
        message: t`Among its licenses is ${license}.`,
      };
}

function endAtDerivative(derivative: Derivative): readonly Related[] {
  const { risk } = derivative;
  return risk === undefined
    ? []
    : [{ span: risk.span, message: t`${labelOf(derivative)} states ${risk.value} risk itself.` }];
}
