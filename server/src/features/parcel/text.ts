import { t } from '../../text/l10n';
import { count } from '../../text/words';
import { blocks, code, list, say, whole, type Markdown } from '../../words/markdown';
import type { ParcelCheck, ParcelLine, ParcelState } from './parcel';

/** The checklist of what goes out, a line for each file. */
export function parcelText({ lines, notes, files, passes }: ParcelCheck, path: string): Markdown {
  return blocks(
    say`What ships in ${code(path)} (${count(files, 'file')}): ${passes ? t`everything that must, and nothing that may not` : t`not as required`}.`,
    list(lines.map(lineText)),
    list(notes.map((note) => whole(note))),
  );
}

function lineText({ state, path, at, why }: ParcelLine): Markdown {
  const place = at === undefined ? '' : say` (as ${code(at)})`;
  const mark = state === 'there' ? '✓' : '✗';
  return say`${mark} ${code(path)}${place}${WORDS[state]}: ${whole(why)}`;
}

const WORDS: Readonly<Record<ParcelState, string>> = {
  there: '',
  missing: t` is not in it`,
  different: t` has different contents`,
  misplaced: t` is in another place`,
  forbidden: t` must not be in it`,
  unread: t` was not checked`,
  unsafe: t` can’t be relied on`,
};
