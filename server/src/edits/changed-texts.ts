import type { NewFile } from '../findings/finding';
import type { Tree } from '../syntax/parse';
import type { Edit, OffsetEdit } from '../text/edit';
import type { Files } from '../text/files';
import { lineEdits } from '../text/line-diff';
import { span } from '../text/span';

/** What is changed, and what is made. */
export interface TextChanges {
  readonly edits: readonly Edit[];
  readonly creates: readonly NewFile[];
  /** Each file once, with how many lines it gains. */
  readonly files: readonly { readonly uri: string; readonly isNew: boolean; readonly added: number }[];
}

/**
 * What turns files as they are into texts that several changes in turn have led to, line by line, so that one change does
 * what these did. `tree` is the document that the changes are about.
 */
export function changesTo(texts: ReadonlyMap<string, string>, tree: Tree, files: Files): TextChanges {
  const edits: Edit[] = [];
  const creates: NewFile[] = [];
  const changed: TextChanges['files'][number][] = [];
  for (const [uri, text] of texts) {
    const state = files.read(uri);
    const before = uri === tree.uri ? tree.text : state.kind === 'text' ? state.text : undefined;
    if (before === undefined) {
      creates.push({ uri, text });
      changed.push({ uri, isNew: true, added: lineCount(text) });
      continue;
    }
    const own = lineEdits(before, text);
    if (own.length === 0) continue;
    const fragment = { uri, text: before };
    edits.push(
      ...own.flatMap((edit) =>
        uri === tree.uri
          ? inParts(tree, edit)
          : [{ span: span(fragment, edit.start, edit.end), newText: edit.newText }],
      ),
    );
    changed.push({ uri, isNew: false, added: Math.max(0, lineCount(text) - lineCount(before)) });
  }
  return { edits, creates, files: changed };
}

/** An edit of the whole text as edits of its parts: what is new goes into the first of them. */
function inParts(tree: Tree, { start, end, newText }: OffsetEdit): readonly Edit[] {
  const edits: Edit[] = [];
  let at = start;
  do {
    const { part, offset } = tree.at(at);
    const stop = Math.min(part.text.length, offset + end - at);
    edits.push({ span: span(part, offset, stop), newText: at === start ? newText : '' });
    at += stop - offset;
  } while (at < end);
  return edits;
}

/** How many lines a text has; what ends the last one begins no other. */
export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
