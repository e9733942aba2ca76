import type { Analysis } from '../analysis/analyze';
import { isLicensePage } from '../license/aliases';
import type { Artifact, Derivative, Distribution } from '../manifest/manifest';
import { unquoted } from '../manifest/mentions';
import { isWebPage } from '../text/address';
import type { Files } from '../text/files';
import { textOf, type Located, type Span } from '../text/span';
import { isAddress, resolvePath } from '../text/uri';

export interface DocumentLink {
  /** The words to click, without quotes. */
  readonly span: Span;
  /** An address with a scheme: a page on the web, or a file of the workspace. */
  readonly target: string;
}

/**
 * The pages and files that a manifest names. Left out are files that are not there or outside of the workspace, schemes
 * other than those of the web, and the licensor's pages about the licenses, which have been gone since July 2025.
 */
export function documentLinks(analysis: Analysis): readonly DocumentLink[] {
  const { artifacts, derivatives, distributions } = analysis.context.manifest;
  return [
    ...[...artifacts.values()].flatMap(inArtifact),
    ...[...derivatives.values()].flatMap(inDerivative),
    ...[...distributions.values()].flatMap(inDistribution),
  ].flatMap(({ at, path }) => {
    const span = unquoted(at);
    const target = targetOf(path, analysis.uri, analysis.context.files);
    return target === undefined || textOf(span).includes('\n') ? [] : [{ span, target }];
  });
}

interface Place {
  readonly at: Span;
  readonly path: string;
}

function inArtifact(artifact: Artifact): readonly Place[] {
  const path = artifact.reference?.path;
  const manifest = artifact.manifest === undefined || path === undefined ? [] : [{ at: artifact.manifest.span, path }];
  return [...places(artifact.source, ...artifact.notices), ...manifest];
}

function inDerivative({ reports, card }: Derivative): readonly Place[] {
  return places(card, reports.data, reports.model);
}

function inDistribution({ channel, agreements, attribution, notices }: Distribution): readonly Place[] {
  return places(channel, ...agreements, attribution?.kind === 'file' ? attribution.file : undefined, ...notices);
}

function places(...values: readonly (Located<string> | undefined)[]): readonly Place[] {
  return values.flatMap((value) => (value === undefined ? [] : [{ at: value.span, path: value.value }]));
}

function targetOf(path: string, base: string, files: Files): string | undefined {
  if (isAddress(path)) return isWebPage(path) && !isLicensePage(path) ? path : undefined;
  const uri = resolvePath(base, path);
  if (uri === undefined) return undefined;
  const { kind } = files.read(uri);
  return kind === 'text' || kind === 'unreadable' || kind === 'pending' ? uri : undefined;
}
