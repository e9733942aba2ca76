import { columnOn, type Line } from './line';
import type { Path } from './locate';

/** A map or a list in block style that is still open at some line. */
export interface Frame {
  readonly kind: 'map' | 'list';
  /** The column of its keys or dashes. */
  readonly indent: number;
  /** Leads to the map or list itself. */
  readonly path: Path;
  /** Its latest key or index. */
  readonly last: string | number | undefined;
  /** Whether nothing has been written yet for that key or index. */
  readonly open: boolean;
}

/** What is open, from the top of the document inwards; never empty. */
export type Frames = readonly [Frame, ...Frame[]];

/** What is open at the start of a part: the top of the document, or the section that the part is an entry of. */
export function framesOf(section: string | undefined): Frames {
  return [{ kind: 'map', indent: 0, path: [], last: section, open: section !== undefined }];
}

/** What is open after a line. */
export function afterLine(frames: Frames, line: Line): Frames {
  const { key, content } = line;
  const listed = line.dashes.reduce((open, dash) => atDash(open, columnOn(line, dash)), frames);
  const isOpen = content.start === content.end && content.quote === undefined;
  if (key !== undefined) return atKey(listed, columnOn(line, key.at), { text: key.text, open: isOpen });
  return isOpen ? listed : closed(listed);
}

/** What is open behind a dash in a column. */
export function atDash(frames: Frames, column: number): Frames {
  const kept = keep(frames, (frame) => frame.indent <= column);
  const top = topOf(kept);
  if (top.kind === 'list' && top.indent === column)
    return replaceTop(kept, { ...top, last: Number(top.last) + 1, open: true });
  return [...closed(kept), { kind: 'list', indent: column, path: innerPath(top), last: 0, open: true }];
}

/** What is open behind a key in a column. */
export function atKey(
  frames: Frames,
  column: number,
  { text: last, open }: { readonly text: string; readonly open: boolean },
): Frames {
  const kept = keep(frames, (frame) => frame.indent < column || (frame.indent === column && frame.kind === 'map'));
  const top = topOf(kept);
  if (top.kind === 'map' && top.indent === column) return replaceTop(kept, { ...top, last, open });
  return [...closed(kept), { kind: 'map', indent: column, path: innerPath(top), last, open }];
}

/** Leads to what the latest key or index of a frame stands for. */
export function innerPath(frame: Frame): Path {
  return frame.last === undefined ? frame.path : [...frame.path, frame.last];
}

export function topOf(frames: Frames): Frame {
  return frames.at(-1) ?? frames[0];
}

/** The frames that pass, and always the outermost one. */
export function keep(frames: Frames, passes: (frame: Frame) => boolean): Frames {
  return [frames[0], ...frames.slice(1).filter(passes)];
}

function closed(frames: Frames): Frames {
  return replaceTop(frames, { ...topOf(frames), open: false });
}

function replaceTop(frames: Frames, top: Frame): Frames {
  return frames.length === 1 ? [top] : [frames[0], ...frames.slice(1, -1), top];
}
