/** What there is below a folder: what was found, and what was not looked at, so that it can be said. */
export interface Discovered {
  /** The addresses of the manifests, in the order of folders. */
  readonly manifests: readonly string[];
  /** The addresses of the configurations. */
  readonly configs: readonly string[];
  readonly passedOver: readonly PassedOver[];
  readonly problems: readonly NotRead[];
}

/** Something that is left out on purpose. */
export interface PassedOver {
  readonly uri: string;
  readonly kind: 'manifest' | 'folder';
  /** Git ignores it, it holds installed packages, or it is a link and what it leads to is looked at where that lies. */
  readonly why: 'ignored' | 'packages' | 'link';
}

/** Something that should have been looked at and could not be. */
export interface NotRead {
  readonly uri: string;
  /** Half a sentence that goes on after “can’t be read:”. */
  readonly reason: string;
}
