import type { Located, Span } from '../text/span';
import type { Artifact, Derivative, Distribution, Manifest } from './manifest';

/** A path of a file as it is written in a manifest; of a reference to another manifest without the id behind it. */
export interface NamedPath {
  readonly path: string;
  /** The whole value. */
  readonly span: Span;
  /** What stands behind the path in it: `#ID`. */
  readonly rest: string;
}

/** All paths and addresses of files that a manifest names: manifests, notices, reports, cards, and what ships. */
export function namedPaths({ artifacts, derivatives, distributions }: Manifest): readonly NamedPath[] {
  return [
    ...[...artifacts.values()].flatMap(inArtifact),
    ...[...derivatives.values()].flatMap(inDerivative),
    ...[...distributions.values()].flatMap(inDistribution),
  ];
}

function inArtifact(artifact: Artifact): readonly NamedPath[] {
  const { manifest, notices, files } = artifact;
  const path = artifact.reference?.path;
  const reference =
    manifest === undefined || path === undefined
      ? []
      : [{ path, span: manifest.span, rest: manifest.value.slice(path.length) }];
  return [...reference, ...named(...notices, ...files.map((file) => file.path))];
}

function inDerivative({ card, reports }: Derivative): readonly NamedPath[] {
  return named(card, reports.data, reports.model);
}

function inDistribution({ agreements, attribution, notices }: Distribution): readonly NamedPath[] {
  return named(...agreements, attribution?.kind === 'file' ? attribution.file : undefined, ...notices);
}

function named(...values: readonly (Located<string> | undefined)[]): readonly NamedPath[] {
  return values.flatMap((it) => (it === undefined ? [] : [{ path: it.value, span: it.span, rest: '' }]));
}
