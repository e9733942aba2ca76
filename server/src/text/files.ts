/** What is at an address, as far as the outside world has told. */
export type FileState =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
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
  /** The names in a folder, those of folders with a slash at the end; none where that is not known. */
  list?(uri: string): readonly string[];
}
