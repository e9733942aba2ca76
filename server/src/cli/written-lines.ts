import { lineCount } from '../edits/changed-texts';
import { t } from '../text/l10n';
import { count } from '../text/words';
import type { FileChange, Host } from './console';
import { printable } from './formats/printable';

/** What was written, a line for each file: whether it is new, and how many lines have come to it. */
export function writtenLines(changes: readonly FileChange[], host: Pick<Host, 'pathOf'>): string {
  return changes
    .map(({ uri, text, before }) => {
      const added = Math.max(0, lineCount(text) - (before === undefined ? 0 : lineCount(before)));
      return `${printable(lineFor(host.pathOf(uri), before === undefined, added))}\n`;
    })
    .join('');
}

function lineFor(path: string, isNew: boolean, added: number): string {
  if (added === 0) return isNew ? t`Wrote ${path}.` : t`Updated ${path}.`;
  const more = count(added, t`new line`);
  return isNew ? t`Wrote ${path} (${more}).` : t`Updated ${path} (${more}).`;
}
