/**
 * Which files hold manifests, for what has to be known without the server. A test holds it to what the server says, from
 * which the client takes nothing but types.
 */
export const MANIFEST_GLOB = '**/{impact.yaml,impact.yml,*.impact.yaml,*.impact.yml}';

/** Whether the path of a file is that of a manifest, as its name says. */
export function isManifestPath(path: string): boolean {
  return /(?:^|[/.])impact\.ya?ml$/.test(path);
}
