import { resolvePath } from '../text/uri';
import type { Manifest } from './manifest';

/** The addresses of what a manifest names as reports, each once. */
export function namedReports(manifest: Manifest | undefined): ReadonlySet<string> {
  const paths = [...(manifest?.derivatives.values() ?? [])].flatMap(({ reports: { data, model } }) => [data, model]);
  return new Set(
    paths.flatMap((path) => (path === undefined ? [] : (resolvePath(manifest?.uri ?? '', path.value) ?? []))),
  );
}
