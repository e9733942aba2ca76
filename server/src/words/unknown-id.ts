import { t } from '../text/l10n';
import { listOf, nearest } from '../text/words';

/** More ids than these are no help. */
const MOST = 12;

/** Why an id leads nowhere: what was probably meant, or else what there is. */
export function unknownId(kind: string, id: string, known: ReadonlyMap<string, unknown>): string {
  const ids = [...known.keys()];
  const near = nearest(id, ids);
  if (near !== undefined) return t`There is no ${kind} “${id}”. Did you mean “${near}”?`;
  if (ids.length === 0) return t`There is no ${kind} “${id}”: this manifest has none.`;
  const shown = ids.slice(0, MOST).map((it) => `“${it}”`);
  const more = ids.length > MOST ? ', …' : '';
  const there = more === '' ? listOf(shown, 'and') : shown.join(', ') + more;
  return ids.length === 1
    ? t`There is no ${kind} “${id}”. There is: ${there}.`
    : t`There is no ${kind} “${id}”. There are: ${there}.`;
}
