/** Markdown without what it shows as it is written: escaped marks and code. */
export function withoutWords(markdown: string): string {
  let rest = '';
  for (let at = 0; at < markdown.length;) {
    const [run = ''] = /^`+/.exec(markdown.slice(at)) ?? [];
    const close = run === '' ? undefined : closingOf(run, markdown, at + run.length);
    if (close !== undefined) {
      at = close;
    } else if (markdown.startsWith('\\', at) && /[^\s\w]/.test(markdown.charAt(at + 1))) {
      at += 2;
    } else {
      rest += run === '' ? markdown.charAt(at) : run;
      at += Math.max(1, run.length);
    }
  }
  return rest;
}

/** Where the code that a run of backticks begins has ended: behind the next run of the same length. */
function closingOf(run: string, markdown: string, from: number): number | undefined {
  const next = [...markdown.slice(from).matchAll(/`+/g)].find(([other]) => other === run);
  return next === undefined ? undefined : from + next.index + run.length;
}
