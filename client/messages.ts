/**
 * What the server and this client say to each other beyond the protocol. The server has the same names in
 * `server/src/lsp/messages.ts`, since neither side imports the other; a test keeps them equal.
 */

/** Asked by the server: what is at an address that only the editor can read. */
export const READ_FILE = 'impact/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

export type ReadFileResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' | 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Asked by the server: the addresses of all manifests below a folder. */
export const FIND_MANIFESTS = 'impact/findManifests';

export interface FindManifestsParams {
  readonly folder: string;
}

export type FindManifestsResult = readonly string[];

/** Asked by us: what stands of the distributions of a manifest. Null for what is no manifest, or too long. */
export const STATUS = 'impact/status';

export interface StatusParams {
  readonly uri: string;
}

export type StatusResult = {
  readonly distributions: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly owed: number;
    readonly met: number;
  }[];
} | null;

export type Verdict = 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'ready';

/** Asked by us: to check every manifest of the workspace, open or not. */
export const CHECK_WORKSPACE = 'impact/checkWorkspace';

export interface CheckWorkspaceResult {
  readonly manifests: number;
  readonly errors: number;
  readonly warnings: number;
}
