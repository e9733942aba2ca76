import { lineCount } from '../edits/changed-texts';
import { count } from '../text/words';
import type { FileChange, Host } from './console';
import { printable } from './formats/printable';

/** What was written, a line for each file: whether it is new, and how many lines have come to it. */
export function writtenLines(changes: readonly FileChange[], host: Pick<Host, 'pathOf'>): string {
  return changes
    .map(({ uri, text, before }) => {
      const added = Math.max(0, lineCount(text) - (before === undefined ? 0 : lineCount(before)));
      const more = added === 0 ? '' : ` (${count(added, 'new line')})`;
      return `${printable(`${before === undefined ? 'Wrote' : 'Updated'} ${host.pathOf(uri)}${more}.`)}\n`;
    })
    .join('');
}
