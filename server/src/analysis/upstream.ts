import type { Finding } from '../findings/finding';
import { contradictionsOf, type Contradiction } from '../lineage/upstream';
import type { Lineage } from '../lineage/lineage';
import { labelOf } from '../lineage/proof';
import type { Artifact } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import type { Reason } from '../obligations/reason';
import { t } from '../text/l10n';
import { relativePath } from '../text/uri';
import type { Structure } from './world';

const messages = {
  broken: (name: string, path: string, fault: string) =>
    t`${name} is taken from ${path}, which has errors, so its terms can’t be relied on: ${fault}`,
  remedyBroken: (path: string) => t`Correct ${path}, or ask its maintainer to.`,
  there: t`This is the error there.`,
  differs: (name: string, { field, here, there }: Contradiction, path: string) =>
    t`The ${field} of ${name} is “${here.value}” here, but ${there === undefined ? t`${path} gives none` : t`“${there.value}” in ${path}`}.`,
  remedyDiffers: t`Find out which one is right, and correct the other, or leave the field out here.`,
};

/** What upstream reasons are worked out from. */
export interface Upstream {
  readonly uri: string;
  readonly manifests: Manifests;
  readonly lineage: Lineage;
  /** What is not understood of another manifest. */
  readonly structureOf: (uri: string) => Structure | undefined;
}

/**
 * Why what an artifact takes from another manifest can’t be relied on: errors of structure in any manifest that it draws
 * on, errors of the entries there that it comes from, and fields here that contradict the entry there.
 */
export function upstreamReasons(artifact: Artifact, upstream: Upstream): readonly Reason[] {
  const { manifest: written } = artifact;
  const path = artifact.reference?.path;
  if (written === undefined || path === undefined) return [];
  const drawn = new Map<string, Set<string>>();
  for (const { work } of upstream.lineage.closure(artifact))
    drawn.set(work.uri, (drawn.get(work.uri) ?? new Set()).add(work.id.value));
  const broken = [...drawn].flatMap(([uri, ids]): readonly Reason[] => {
    const fault = uri === upstream.uri ? undefined : faultOf(upstream.structureOf(uri), ids);
    if (fault === undefined) return [];
    const where = relativePath(upstream.uri, uri);
    return [
      {
        verdict: 'unknown',
        rule: 'manifest/upstream',
        span: written.span,
        message: messages.broken(labelOf(artifact), where, fault.message),
        remedy: messages.remedyBroken(where),
        related: () => [{ span: fault.span, message: messages.there }],
      },
    ];
  });
  const differing = contradictionsOf(artifact, upstream).map((contradiction): Reason => {
    const { here, there } = contradiction;
    return {
      verdict: 'unknown',
      rule: 'manifest/upstream',
      span: here.span,
      message: messages.differs(labelOf(artifact), contradiction, path),
      remedy: messages.remedyDiffers,
      related: () => (there === undefined ? [] : [{ span: there.span, message: t`It is “${there.value}” there.` }]),
    };
  });
  return [...broken, ...differing];
}

/** The first error of a manifest that leaves open what holds for any of the entries with these ids. */
function faultOf(structure: Structure | undefined, ids: ReadonlySet<string>): Finding | undefined {
  return structure?.findings[0] ?? structure?.doubts.find(({ id }) => ids.has(id))?.finding;
}
