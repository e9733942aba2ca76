import { addressIn, type Spelling } from '../text/files';
import type { Manifest } from './manifest';

/** The addresses of what a manifest names as reports, each once. Asked after every edit, so that it makes no lists. */
export function namedReports(manifest: Manifest | undefined, files: Spelling): ReadonlySet<string> {
  const named = new Set<string>();
  if (manifest === undefined) return named;
  for (const { reports } of manifest.derivatives.values()) {
    for (const path of [reports.data, reports.model]) {
      const uri = path && addressIn(files, manifest.uri, path.value);
      if (uri !== undefined) named.add(uri);
    }
  }
  return named;
}
