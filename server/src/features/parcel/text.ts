import { blocks, code, list, say, whole, type Markdown } from '../../words/markdown';
import type { ParcelCheck, ParcelLine, ParcelState } from './parcel';

/** The checklist of what goes out, a line for each file. */
export function parcelText({ lines, notes, files, passes }: ParcelCheck, path: string): Markdown {
  const count = `${String(files)} ${files === 1 ? 'file' : 'files'}`;
  return blocks(
    say`What goes out in ${code(path)} (${count}): ${passes ? 'all that is owed, and nothing that may not' : 'not as it has to be'}.`,
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
  missing: ' is not in it',
  different: ' holds something else',
  misplaced: ' is in another place',
  forbidden: ' may not be in it',
  unread: ' was not looked into',
  unsafe: ' can’t be relied on',
};
