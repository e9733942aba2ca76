import { URI } from 'vscode-uri';
import { knownLicenseText } from '../license/license-text';
import type { Artifact, Manifest } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import type { Files } from '../text/files';
import { t } from '../text/l10n';
import { FAULT_WORDS, writeFault } from '../text/shipped-document';
import { outsideSections } from '../text/marked-section';
import { resolvePath } from '../text/uri';

/** What a file is seen from that may be written: the manifest that names it, and all that this draws on. */
export interface Desk {
  readonly manifest: Manifest;
  readonly manifests: Manifests;
  readonly files: Files;
}

/** Why nothing is written to the file at an address; `isKept` where that is because it is the work of others. */
export interface Barrier {
  /** What goes behind the path of the file in a sentence. */
  readonly words: string;
  readonly isKept: boolean;
}

/**
 * Why nothing of ours is written to the file at an address: because it is no document, or because it is to be retained as
 * it came. Nothing for one that may be written, or made.
 */
export function barrierAt(uri: string, desk: Desk): Barrier | undefined {
  const artifact = retainedFiles(desk).get(sameFile(uri));
  if (artifact !== undefined)
    return { words: t`came with “${artifact.id.value}” and is retained as it is`, isKept: true };
  const fault = writeFault(uri, desk.files);
  if (fault !== undefined) return { words: FAULT_WORDS[fault], isKept: false };
  const state = desk.files.read(uri);
  const license = state.kind === 'text' ? knownLicenseText(outsideSections(state.text)) : undefined;
  return license === undefined
    ? undefined
    : { words: t`is the text of the ${license}, which stays as it is`, isKept: true };
}

/**
 * The files that came with an artifact of the manifest, or of one that it draws on, through any number of steps. They are
 * known by their addresses and by where these lead.
 */
function retainedFiles({ manifest, manifests, files }: Desk): ReadonlyMap<string, Artifact> {
  const found = new Map<string, Artifact>();
  const seen = new Set<Manifest>();
  const open: Manifest[] = [manifest];
  for (const it of open) {
    if (seen.has(it)) continue;
    seen.add(it);
    for (const artifact of it.artifacts.values()) {
      for (const { value } of artifact.notices) {
        const uri = resolvePath(artifact.uri, value);
        if (uri === undefined) continue;
        const state = files.read(uri);
        const real = state.kind === 'text' || state.kind === 'absent' ? state.leadsTo : undefined;
        for (const at of real === undefined ? [uri] : [uri, real]) found.set(sameFile(at), artifact);
      }
      const reference = artifact.reference?.uri;
      const other = reference === undefined ? undefined : manifests.at(reference);
      if (other !== undefined) open.push(other);
    }
  }
  return found;
}

/** Addresses that some file systems take for the same have the same key. */
function sameFile(uri: string): string {
  return URI.parse(uri).path.normalize('NFC').toLowerCase();
}
