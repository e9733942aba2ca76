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
      return `${printable(writtenLine({ path: host.pathOf(uri), isNew: before === undefined, added }))}\n`;
    })
    .join('');
}

/** A file that was written. */
export interface Written {
  readonly path: string;
  readonly isNew: boolean;
  /** How many lines have come to it. */
  readonly added: number;
}

/** What is told of a file that was written. */
export function writtenLine({ path, isNew, added }: Written): string {
  if (added === 0) return isNew ? t`Wrote ${path}.` : t`Updated ${path}.`;
  const more = count(added, 'new line');
  return isNew ? t`Wrote ${path} (${more}).` : t`Updated ${path} (${more}).`;
}
