import { isManifestName } from '../../manifest/manifest-files';
import { posixPaths, windowsPaths, type Paths } from '../../text/paths';

/** How this machine writes places. */
export const machinePaths: Paths = process.platform === 'win32' ? windowsPaths : posixPaths;

/** No manifest is longer; a file that is would only fill the memory. */
const MOST_MANIFEST = 64 * 1024 * 1024;
/** No report, license or notice is longer. */
const MOST_EVIDENCE = 16 * 1024 * 1024;

/** How long a file of that name may be, in bytes. */
export function mostBytes(name: string): number {
  return isManifestName(name) ? MOST_MANIFEST : MOST_EVIDENCE;
}
