import { t } from '../text/l10n';
import { listOf } from '../text/words';
import type { Move } from './fingerprint';

/** How many moves are told one by one. */
const SHOWN = 4;

/** What has moved since a report was written, as a clause: “dolma is new and its changes are other ones”. */
export function movesText(moves: readonly Move[]): string {
  const told = moves.slice(0, SHOWN).map(moveText);
  const rest = moves.length - told.length;
  return listOf(rest > 0 ? [...told, t`${String(rest)} more things have changed`] : told, 'and');
}

function moveText(move: Move): string {
  switch (move.kind) {
    case 'name':
      return t`its name has changed`;
    case 'changes':
      return t`its “changes” have changed`;
    case 'added':
      return t`it now also comes from “${move.id}”`;
    case 'removed':
      return t`it no longer comes from “${move.id}”`;
    case 'relation':
      return t`“${move.id}” was ${shown(move.from)} and is now ${shown(move.to)}`;
    case 'license':
      return t`the license of “${move.id}” was ${shown(move.from)} and is now ${shown(move.to)}`;
    case 'content':
      return t`the description of “${move.id}” has changed`;
    case 'rest':
      return t`something farther back has changed`;
  }
}

function shown(word: string): string {
  return word === '' ? t`not given` : word;
}
