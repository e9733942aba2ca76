import type { Finding } from '../findings/finding';
import { contradictionsOf, type Contradiction } from '../lineage/upstream';
import type { Lineage } from '../lineage/lineage';
import { labelOf } from '../lineage/proof';
import type { Artifact } from '../manifest/manifest';
import { referenceOf, type Manifests } from '../manifest/manifests';
import type { Reason } from '../obligations/reason';
import { relativePath } from '../text/uri';

const messages = {
  broken: (name: string, path: string, fault: string) =>
    `${name} is taken from ${path}, which has an error of its own, so its terms can’t be relied on: ${fault}`,
  remedyBroken: (path: string) => `Correct ${path}, or ask whoever keeps it to.`,
  there: 'This is the error there.',
  differs: (name: string, { field, here, there }: Contradiction, path: string) =>
    `The ${field} of ${name} is “${here.value}” here, but ${there === undefined ? `${path} gives none` : `“${there.value}” in ${path}`}.`,
  remedyDiffers: 'Find out which of the two is right, and correct the other one, or leave the field out here.',
};

/** What upstream reasons are worked out from. */
export interface Upstream {
  readonly uri: string;
  readonly manifests: Manifests;
  readonly lineage: Lineage;
  /** The errors of structure of another manifest. */
  readonly structureOf: (uri: string) => readonly Finding[];
}

/**
 * Why what an artifact takes from another manifest can’t be relied on: errors of structure in any manifest that it draws
 * on, and fields here that contradict the entry there.
 */
export function upstreamReasons(artifact: Artifact, upstream: Upstream): readonly Reason[] {
  const { manifest: written } = artifact;
  const path = referenceOf(artifact)?.path;
  if (written === undefined || path === undefined) return [];
  const uris = new Set(upstream.lineage.closure(artifact).map(({ work }) => work.uri));
  const broken = [...uris].flatMap((uri): readonly Reason[] => {
    const [fault] = uri === upstream.uri ? [] : upstream.structureOf(uri);
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
      related: () => (there === undefined ? [] : [{ span: there.span, message: `It is “${there.value}” there.` }]),
    };
  });
  return [...broken, ...differing];
}
