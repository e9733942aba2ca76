import { starRule } from './star-rule';

/** More ways to read one pattern than these are nobody's. */
const MOST_CHOICES = 200;

/** Tells of paths, with forward slashes, whether a path or a glob stands for them: braces are choices, a folder is all in it. */
export function globMatcher(glob: string): (path: string) => boolean {
  const rules = choicesOf(tidied(glob)).flatMap((one) => [starRule(`/${one}`, false), starRule(`/${one}/**`, false)]);
  return (path) => {
    const names = tidied(path).split('/');
    return rules.some((rule) => rule.leavesOut(names, false) === true);
  };
}

/** The part of a glob before its first mark, up to the folder: nothing that it stands for is elsewhere. */
export function fixedFolder(glob: string): string {
  const path = tidied(glob);
  const mark = path.search(/[*?[{\\]/);
  return mark === -1 ? path : path.slice(0, path.lastIndexOf('/', mark) + 1).replace(/\/$/, '');
}

function tidied(path: string): string {
  return path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/');
}

/** A glob without braces for each of the choices that these give. */
function choicesOf(glob: string): readonly string[] {
  let all: readonly string[] = [glob];
  // The innermost first; each round takes one pair from each of them.
  for (;;) {
    const next = all.flatMap((one) => {
      const found = /\{([^{},]*(?:,[^{},]*)+)\}/.exec(one);
      if (found === null) return [one];
      const [whole, inside = ''] = found;
      const end = found.index + whole.length;
      return inside.split(',').map((choice) => `${one.slice(0, found.index)}${choice}${one.slice(end)}`);
    });
    if (next.length === all.length || next.length > MOST_CHOICES) return all;
    all = next;
  }
}
