import type { Report } from '../../findings/finding';
import type { Lineage, Path } from '../../lineage/lineage';
import { isShared, workOf, type Derivative, type Distribution, type Work } from '../../manifest/manifest';
import { conflictText } from '../../license/share-alike';
import { labelOf, originText, relatedOf, throughText, type Shared } from '../../lineage/proof';
import { shareAlikesOf, type FreeSource } from '../../lineage/share-alike';
import { t } from '../../text/l10n';
import { isLookedAt, recordingFixes, type Judged } from '../looked-at';
import type { Context, Rule } from '../rule';

const messages = {
  conflict: (name: string, [origin, bound]: readonly [string, string], { free, doubt }: FreeSource) =>
    t`${name} comes from ${origin} and from ${bound}: ${conflictText(free, { one: t`the first license`, other: t`the second` }, doubt)}`,
  stacked: (name: string, both: string, { free, doubt }: FreeSource) =>
    t`${name} comes from ${both}: ${conflictText(free, { one: t`one license`, other: t`the other` }, doubt)}`,
  remedy: (free: string, bound: string) =>
    free === bound
      ? t`Leave out ${free}, obtain it under another license, or keep what is made from it internal.`
      : t`Leave out ${free} or ${bound}, obtain one of the two under another license, or keep what is made from them internal.`,
};

/** A license that forbids further restrictions beside one whose restrictions have to flow down. */
export const shareAlike: Rule = {
  id: 'lineage/share-alike',
  description:
    'A derivative that is shared outside your organization comes both from an ImpACT artifact and from a license that forbids further restrictions.',
  why: 'Finds derivatives that also come from share-alike material, since restrictions must flow down and that license forbids them.',
  severity: 'warning',
  derivative: function* (derivative, context) {
    const { lineage, usage } = context;
    if (!lineage.has(derivative, 'impact') || !lineage.has(derivative, 'shareAlike')) return;
    // What is high risk may not be shared at all, which is told where it is shared.
    if (lineage.risk(derivative) === 'high') return;
    if (!lineage.links(derivative).some(({ work }) => work !== undefined && leadsTo(work, derivative, lineage))) return;
    const bound = lineage.impact(derivative);
    const distribution = bound && usage.distributions(derivative.id.value).find(isShared);
    if (bound === undefined || distribution === undefined) return;
    const way = wayTo(derivative, distribution, context);
    for (const one of sourcesOf(derivative, context).filter((source) => !isSettled(source, derivative, context)))
      for (const told of report(one, bound, way)) {
        const judged = judgedAs(one);
        yield { ...told, judged: judged.subject, fixes: () => recordingFixes(judged, context) };
      }
  },
};

/** Whether a person has looked at the conflict with an artifact. */
function isSettled(source: FreeSource, derivative: Derivative, context: Context): boolean {
  return isLookedAt([derivative], judgedAs(source), context);
}

function judgedAs({ artifact }: FreeSource): Judged {
  return { rule: shareAlike.id, subject: `conflict:${artifact.id.value}` };
}

/** By each source that leads to one, the nearest artifact whose license wants no further restrictions. */
function sourcesOf(derivative: Derivative, { lineage, manifests }: Context): readonly FreeSource[] {
  const all = shareAlikesOf(derivative, lineage, manifests);
  return lineage.links(derivative).flatMap(({ work, span }) => {
    if (work === undefined || !leadsTo(work, derivative, lineage)) return [];
    return all.find(({ path }) => path()[1]?.link === span) ?? [];
  });
}

function leadsTo(source: Work, derivative: Derivative, lineage: Lineage): boolean {
  return lineage.has(source, 'shareAlike') && !isToldAt(source, derivative, lineage);
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

function* report(source: FreeSource, bound: Path, way: Way | undefined): Iterable<Report> {
  const { artifact } = source;
  const free = source.path();
  const [start, first] = free;
  const boundEnd = bound.at(-1)?.work;
  if (start === undefined || first?.link === undefined || boundEnd === undefined) return;
  const name = labelOf(start.work);
  const origin = `${labelOf(artifact)} (${artifact.license?.value ?? source.free.terms.id})${throughText(free)}`;
  const isOne = artifact === boundEnd;
  yield {
    span: first.link,
    message: isOne
      ? messages.stacked(name, origin, source)
      : messages.conflict(name, [origin, originText(bound) + throughText(bound)], source),
    remedy: messages.remedy(labelOf(artifact), labelOf(boundEnd)),
    related: [
      ...relatedOf([...(way?.path ?? []), ...free.slice(way === undefined ? 0 : 1)], way?.shared),
      ...(isOne ? [] : relatedOf(bound)),
    ],
  };
}
