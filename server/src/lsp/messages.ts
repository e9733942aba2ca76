/**
 * What this server says beyond the protocol. The client has a copy of the names in `client/messages.ts`, since neither
 * side imports the other; a test keeps them equal.
 */

/** Asked of a client whose `experimental.impact.readFile` is true: what is at an address that only it can read. */
export const READ_FILE = 'impact/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

export type ReadFileResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' | 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Asked of a client whose `experimental.impact.findManifests` is true: the addresses of all manifests below a folder. */
export const FIND_MANIFESTS = 'impact/findManifests';

export interface FindManifestsParams {
  readonly folder: string;
}

export type FindManifestsResult = readonly string[];

/** Asked by the client: what stands of the distributions of a manifest. Null for what is no manifest, or too long. */
export const STATUS = 'impact/status';

export interface StatusParams {
  readonly uri: string;
}

export type StatusResult = {
  readonly distributions: readonly {
    readonly id: string;
    readonly verdict: 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'ready';
    readonly owed: number;
    readonly met: number;
  }[];
} | null;

/** Asked by the client: to check every manifest of the workspace, open or not. */
export const CHECK_WORKSPACE = 'impact/checkWorkspace';

export interface CheckWorkspaceResult {
  readonly manifests: number;
  readonly errors: number;
  readonly warnings: number;
}
