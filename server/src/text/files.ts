import { t } from './l10n';
import { resolvePath } from './uri';

/** Where a file is, or would be made. */
interface Place {
  /** Its address with all links below the folder of the workspace followed, where there are any. */
  readonly leadsTo?: string;
}

/** What only a host can see of a file; each is absent where it can't. */
interface Traits {
  readonly isExecutable?: boolean;
  readonly isUtf8?: boolean;
  /** Whether the same file can be reached by another name: a hard link. */
  readonly hasOtherNames?: boolean;
}

/** What is at an address, as far as the outside world has told. */
export type FileState =
  | ({ readonly kind: 'text'; readonly text: string } & Place & Traits)
  | ({ readonly kind: 'absent' } & Place)
  | { readonly kind: 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** Not inside the workspace: never read. */
  | { readonly kind: 'outside' }
  /** Not read yet (a host that can only read asynchronously); the host reads it and asks for the analysis again. */
  | { readonly kind: 'pending' };

/** The files around a manifest. The engine never touches a disk: whoever runs it hands this in. */
export interface Files {
  read(uri: string): FileState;
  /** Whether git ignores the file, so that it would not be published with the repository; false where not known. */
  isIgnored(uri: string): boolean;
  /** The folder of the workspace that holds a file; nothing where that is not known. */
  folderOf?(uri: string): string | undefined;
  /**
   * The address under which a file is known where its disk takes several spellings for it: the disk’s own. The same address
   * where names count as they are written, or nothing is known of that.
   */
  spelled?(uri: string): string;
  /** The names in a folder, those of folders with a slash at the end; none where that is not known. */
  list?(uri: string): readonly string[];
}

/** What tells the one spelling of an address. */
export type Spelling = Pick<Files, 'spelled'>;

/** The address that a path leads to, in the one spelling of the file that is there: only this can be compared. */
export function addressIn(files: Spelling, base: string, path: string): string | undefined {
  const uri = resolvePath(base, path);
  return uri === undefined ? undefined : (files.spelled?.(uri) ?? uri);
}

/** No license, notice or report that people read has more characters; looking through more would hold everything up. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** What is at an address, as something to be looked through: a text that is too long for that can’t be read. */
export function readThrough(files: Pick<Files, 'read'>, uri: string): FileState {
  const state = files.read(uri);
  return state.kind === 'text' && state.text.length > MOST_CHARACTERS
    ? { kind: 'unreadable', reason: t`it is longer than four million characters` }
    : state;
}
