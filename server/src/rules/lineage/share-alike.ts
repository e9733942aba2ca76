import type { Report } from '../../findings/finding';
import type { Lineage, Path } from '../../lineage/lineage';
import { isShared, workOf, type Derivative, type Distribution, type Work } from '../../manifest/manifest';
import { labelOf, originText, relatedOf, throughText, type Shared } from '../../lineage/proof';
import { isLookedAt } from '../looked-at';
import type { Context, Rule } from '../rule';

const messages = {
  conflict: (name: string, free: string, bound: string) =>
    `${name} comes from ${free} and from ${bound}: the first license forbids further restrictions, the use-based restrictions of the second have to flow down, so sharing it outside probably breaks one of the two.`,
  stacked: (name: string, both: string) =>
    `${name} comes from ${both}: one license forbids further restrictions, the use-based restrictions of the other have to flow down, so sharing it outside probably breaks one of the two.`,
  remedy: (free: string, bound: string) =>
    free === bound
      ? `Leave out ${free}, obtain it under another license, or keep what is made from it inside.`
      : `Leave out ${free} or ${bound}, obtain one of the two under another license, or keep what is made from them inside.`,
};

/** A license that forbids further restrictions beside one whose restrictions have to flow down. */
export const shareAlike: Rule = {
  id: 'lineage/share-alike',
  description:
    'A derivative distributed outside comes both from an ImpACT artifact and from a license that forbids further restrictions.',
  why: 'Finds derivatives that also come from share-alike material, since restrictions must flow down and that license forbids them.',
  severity: 'warning',
  derivative: function* (derivative, context) {
    const { lineage, usage } = context;
    if (!lineage.has(derivative, 'impact') || !lineage.has(derivative, 'shareAlike')) return;
    // What is high risk may not be shared at all, which is told where it is shared.
    if (lineage.risk(derivative) === 'high') return;
    const free = freePaths(derivative, lineage);
    const bound = free.length === 0 ? undefined : lineage.impact(derivative);
    const distribution = bound && usage.distributions(derivative.id.value).find(isShared);
    if (bound === undefined || distribution === undefined) return;
    for (const path of free.filter((one) => !isSettled(one, derivative, context)))
      yield* report(path, bound, wayTo(derivative, distribution, context));
  },
};

/** Whether a person has looked at the conflict with the artifact at the end of a path. */
function isSettled(path: Path, derivative: Derivative, context: Context): boolean {
  const end = path.at(-1)?.work;
  const judged = { rule: shareAlike.id, subject: `conflict:${end?.id.value ?? ''}` };
  return isLookedAt([derivative], judged, context);
}

/** By each source that leads to one, the way to an artifact whose license forbids further restrictions. */
function freePaths(derivative: Derivative, lineage: Lineage): readonly Path[] {
  return lineage.links(derivative).flatMap(({ work, span }) => {
    if (work === undefined || isToldAt(work, derivative, lineage)) return [];
    const path = lineage.shareAlike(work);
    return path === undefined ? [] : [[{ work: derivative }, { work, link: span }, ...path.slice(1)]];
  });
}

/** Whether the two licenses meet further up in the same manifest already, where there is a finding about it. */
function isToldAt(source: Work, derivative: Derivative, lineage: Lineage): boolean {
  const isHere = source.kind === 'derivative' && source.uri === derivative.uri;
  return isHere && lineage.has(source, 'impact') && lineage.has(source, 'shareAlike');
}

/** How a distribution comes to share something that its subjects come from. */
interface Way {
  readonly shared: Shared;
  readonly path: Path;
}

function wayTo(derivative: Derivative, distribution: Distribution, { manifest, lineage }: Context): Way | undefined {
  for (const id of distribution.shares) {
    const subject = workOf(manifest, id.value);
    const path = subject && lineage.pathTo(subject, derivative);
    if (path !== undefined) return { shared: { distribution, id }, path };
  }
  return undefined;
}

function* report(free: Path, bound: Path, way: Way | undefined): Iterable<Report> {
  const [start, source] = free;
  const freeEnd = free.at(-1)?.work;
  const boundEnd = bound.at(-1)?.work;
  if (start === undefined || source?.link === undefined || freeEnd?.kind !== 'artifact' || boundEnd === undefined)
    return;
  const name = labelOf(start.work);
  const origin = `${labelOf(freeEnd)} (${freeEnd.license?.value ?? 'share-alike'})${throughText(free)}`;
  const isOne = freeEnd === boundEnd;
  yield {
    span: source.link,
    message: isOne
      ? messages.stacked(name, origin)
      : messages.conflict(name, origin, originText(bound) + throughText(bound)),
    remedy: messages.remedy(labelOf(freeEnd), labelOf(boundEnd)),
    related: [
      ...relatedOf([...(way?.path ?? []), ...free.slice(way === undefined ? 0 : 1)], way?.shared),
      ...(isOne ? [] : relatedOf(bound)),
    ],
  };
}
