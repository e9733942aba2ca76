import { baseName } from '../text/uri';

/** The globs of the files that hold manifests. */
export const MANIFEST_GLOBS: readonly string[] = ['impact.yaml', 'impact.yml', '*.impact.yaml', '*.impact.yml'];

/** Whether a file of this address or path holds a manifest, as its name says. */
export function isManifestFile(uri: string): boolean {
  return /^(?:.*\.)?impact\.ya?ml$/.test(baseName(uri));
}
