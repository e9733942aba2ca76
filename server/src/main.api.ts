import type * as Api from '../types/api';
import { analyze, type Analysis } from './analysis/analyze';
import { findingData } from './cli/formats/json';
import { verdictData } from './cli/formats/verdict-data';
import { Places } from './cli/places';
import { placedFindings, placedVerdict } from './cli/share';
import { verdictsOf } from './features/verdicts';
import { today } from './host/clock';
import { toPlain } from './syntax/plain';
import type { Files } from './text/files';
import { t } from './text/l10n';
import { isInside, relativePath, resolvePath } from './text/uri';
import { isManifestFile } from './manifest/manifest-files';
import { worldOf, type ReadWorld } from './workspace/world';

/** The folder of a workspace that is nowhere but in memory. */
const ROOT = 'file:///workspace';
const START = `${ROOT}/-`;

export const check: typeof Api.check = (text, options = {}) => {
  const { analysis, world } = analyzed(text, options);
  return findingsIn(analysis, world);
};

export const verdicts: typeof Api.verdicts = (text, options = {}) => {
  const { analysis, world } = analyzed(text, options);
  const places = new Places(world);
  return verdictsOf(analysis)
    .flatMap((verdict) => placedVerdict(verdict, places))
    .map(verdictData);
};

export const readManifest: typeof Api.readManifest = (text) => {
  const { analysis, world } = analyzed(text, {});
  // What the format itself objects to; what a manifest leads to is for `check`.
  const findings = findingsIn(analysis, world).filter(({ rule }) => FORMAT.includes(rule));
  const { root } = analysis.context.manifest;
  if (root === undefined || findings.some(({ severity }) => severity === 'error')) return { findings };
  return { manifest: toPlain(root), findings };
};

const FORMAT = ['manifest/syntax', 'manifest/schema', 'manifest/version', 'internal/rule-failed'];

function analyzed(text: string, options: Api.Options): { readonly analysis: Analysis; readonly world: ReadWorld } {
  const { path = 'impact.yaml', files = {}, severities = {}, today: day = today() } = options;
  const uri = uriOf(path);
  const texts = new Map(Object.entries(files).map(([name, words]) => [uriOf(name), words]));
  texts.set(uri, text);
  const world = worldOf(filesOf(texts), [...texts.keys()].filter(isManifestFile));
  const tree = world.tree(uri);
  if (tree === undefined) throw new Error(t`A text that is given can be read.`);
  return { analysis: analyze(tree, { world, options: { severities, today: day } }), world };
}

function uriOf(path: string): string {
  const uri = resolvePath(START, path);
  if (uri === undefined || !isInside(ROOT, uri)) throw new RangeError(t`“${path}” is not a path inside a workspace.`);
  return uri;
}

function filesOf(texts: ReadonlyMap<string, string>): Files {
  const isFolder = (uri: string): boolean => [...texts.keys()].some((file) => file.startsWith(`${uri}/`));
  return {
    read: (uri) => {
      if (!isInside(ROOT, uri)) return { kind: 'outside' };
      const text = texts.get(uri);
      if (text !== undefined) return { kind: 'text', text };
      return { kind: isFolder(uri) ? 'folder' : 'absent' };
    },
    isIgnored: () => false,
  };
}

function findingsIn(analysis: Analysis, world: ReadWorld): readonly Api.Finding[] {
  const places = new Places(world);
  const pathOf = (uri: string): string => relativePath(START, uri);
  return placedFindings(analysis, places, () => undefined).map((finding) => findingData(finding, { pathOf }));
}
