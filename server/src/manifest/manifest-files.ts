import { baseName } from '../text/uri';

/** The globs of the files that hold manifests. */
export const MANIFEST_GLOBS: readonly string[] = ['impact.yaml', 'impact.yml', '*.impact.yaml', '*.impact.yml'];

/** Whether the file at this address holds a manifest, as its name says. */
export function isManifestFile(uri: string): boolean {
  return isManifestName(baseName(uri));
}

/** Whether a file of this name holds a manifest. */
export function isManifestName(name: string): boolean {
  return /^(?:.*\.)?impact\.ya?ml$/s.test(name);
}

/** Whether a file of this address is a Markdown document, as impact reports are. */
export function isMarkdown(uri: string): boolean {
  return /\.(?:md|markdown)$/i.test(baseName(uri));
}

/** Folders that hold no work of the user’s own, so that no manifest is looked for in them. */
export const SKIPPED: readonly string[] = ['node_modules', '.git'];

/** Whether a path below a folder leads through one that no manifest is looked for in. */
export function isSkipped(path: string): boolean {
  return path.split('/').some((name) => SKIPPED.includes(name));
}

/** Whether the file of this address says what git is to ignore. */
export function isIgnoreFile(uri: string): boolean {
  return baseName(uri) === '.gitignore';
}
