import ignore from 'ignore';
import { starRule } from '../../text/star-rule';

/** What one file of patterns says, as git reads it. */
export interface IgnoreRules {
  /** Whether a path below its folder is left out or taken in again; nothing where no pattern is about it. */
  leavesOut(names: readonly string[], isFolder: boolean): boolean | undefined;
}

/**
 * Reads the patterns of a `.gitignore`, which match in either case where the file system knows no difference. The library
 * makes regular expressions of them, which for some take longer than anybody waits; files that hold such a one are read
 * here.
 */
export function ignoreRules(text: string, ignoresCase: boolean): IgnoreRules {
  const lines = text.split(/\r?\n/);
  if (lines.every((line) => (line.match(/\*+/g) ?? []).length <= MOST_STARS)) return libraryRules(lines, ignoresCase);
  const written = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const rules = written.map((line) => starRule(line, ignoresCase)).reverse();
  return {
    // The last one that says anything about a path decides.
    leavesOut: (names, isFolder) => {
      for (const rule of rules) {
        const said = rule.leavesOut(names, isFolder);
        if (said !== undefined) return said;
      }
      return undefined;
    },
  };
}

/** So many may stand in a pattern for the library: with them no path that a disk can hold takes noticeable time. */
const MOST_STARS = 2;

function libraryRules(lines: readonly string[], ignoresCase: boolean): IgnoreRules {
  const rules = ignore({ ignorecase: ignoresCase }).add(lines);
  return {
    leavesOut: (names, isFolder) => {
      const path = names.join('/');
      const { ignored, unignored } = rules.test(isFolder ? `${path}/` : path);
      return ignored || unignored ? ignored : undefined;
    },
  };
}
