/** What one pattern of a `.gitignore` says of a path below its folder, as git reads it. */
export interface StarRule {
  leavesOut(names: readonly string[], isFolder: boolean): boolean | undefined;
}

/**
 * A pattern with any number of stars, matched in time that grows with its length times that of the path. Made into a
 * regular expression, a few stars would take longer than anybody waits.
 */
export function starRule(line: string, ignoresCase: boolean): StarRule {
  const fold = (words: string): string => (ignoresCase ? words.toLowerCase() : words);
  const trimmed = withoutSpaces(line);
  const isNegated = trimmed.startsWith('!');
  const pattern = isNegated ? trimmed.slice(1) : trimmed;
  const isForFolders = pattern.endsWith('/');
  const body = isForFolders ? pattern.slice(0, -1) : pattern;
  const path = body.includes('/') ? body.replace(/^\//, '') : `**/${body}`;
  const segments = fold(path).split('/').filter(isNew);
  return {
    leavesOut: (names, isFolder) =>
      (isForFolders && !isFolder) || !matches(segments, names.map(fold)) ? undefined : !isNegated,
  };
}

/** A pattern without the spaces at its end, but for one that is escaped. */
function withoutSpaces(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === ' ' && line.charAt(end - 2) !== '\\') end--;
  return line.slice(0, end);
}

/** Two `**` in a row say no more than one. */
function isNew(segment: string, index: number, all: readonly string[]): boolean {
  return segment !== '**' || all[index - 1] !== '**';
}

/** Whether the names match the segments, each looked at once for each of the others. */
function matches(segments: readonly string[], names: readonly string[]): boolean {
  // Which numbers of names, from the first on, the segments so far can stand for.
  let reached = new Set([0]);
  for (const [index, segment] of segments.entries()) {
    const next = new Set<number>();
    if (segment === '**') {
      const first = Math.min(...reached);
      // At the end it stands for all that is inside, and so for one name at least.
      for (let at = first + (index === segments.length - 1 ? 1 : 0); at <= names.length; at++) next.add(at);
    } else
      for (const at of reached) {
        const name = names[at];
        if (name !== undefined && matchesName(segment, name)) next.add(at + 1);
      }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(names.length);
}

/** One sign of a pattern: any number of signs, one of any kind, or one of some. */
type Sign = '*' | ((sign: string) => boolean);

function matchesName(pattern: string, name: string): boolean {
  const signs = signsOf(pattern);
  let [at, from] = [0, 0];
  let [star, mark] = [-1, 0];
  while (from < name.length) {
    const sign = signs[at];
    if (sign === '*') {
      [star, mark] = [at, from];
      at++;
    } else if (sign?.(name.charAt(from)) === true) {
      at++;
      from++;
    } else if (star !== -1) {
      // What the last star stands for is one longer; those before it never have to be looked at again.
      at = star + 1;
      from = ++mark;
    } else return false;
  }
  return signs.slice(at).every((sign) => sign === '*');
}

function signsOf(pattern: string): readonly Sign[] {
  const signs: Sign[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern.charAt(at);
    const set = sign === '[' ? /^\[([!^]?)(\]?[^\]]*)\]/.exec(pattern.slice(at)) : null;
    if (sign === '*') {
      if (signs.at(-1) !== '*') signs.push('*');
    } else if (sign === '?') signs.push(() => true);
    else if (set !== null) {
      const [whole, not = '', inside = ''] = set;
      signs.push((it) => isIn(inside, it) === (not === ''));
      at += whole.length - 1;
    } else {
      const literal = sign === '\\' && at + 1 < pattern.length ? pattern.charAt(++at) : sign;
      signs.push((it) => it === literal);
    }
  }
  return signs;
}

/** Whether a sign is in a set as it is written between brackets, ranges included. */
function isIn(set: string, sign: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const from = set.charAt(at);
    const to = set.charAt(at + 1) === '-' && at + 2 < set.length ? set.charAt(at + 2) : from;
    if (sign >= from && sign <= to) return true;
    if (to !== from) at += 2;
  }
  return false;
}
