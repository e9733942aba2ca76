import ignore from 'ignore';

/** What one file of patterns says, as git reads it. */
export interface IgnoreRules {
  /** Whether a path below its folder is left out or taken in again; nothing where no pattern is about it. */
  leavesOut(names: readonly string[], isFolder: boolean): boolean | undefined;
}

/** Reads the patterns of a `.gitignore`, which match in either case where the file system knows no difference. */
export function ignoreRules(text: string, ignoresCase: boolean): IgnoreRules {
  const rules = ignore({ ignorecase: ignoresCase }).add(text);
  return {
    leavesOut: (names, isFolder) => {
      const path = names.join('/');
      const { ignored, unignored } = rules.test(isFolder ? `${path}/` : path);
      return ignored || unignored ? ignored : undefined;
    },
  };
}
