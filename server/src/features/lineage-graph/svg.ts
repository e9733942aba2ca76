import { t } from '../../text/l10n';
import { layOut, type PlacedBox, type PlacedEdge, type Point } from './layout';
import { markOf, MARKS } from './marks';
import type { Picture, PictureEdge, PictureNode } from './picture';
import { countsOf, edgeWord, oneLine, sentenceOf, wordsOf } from './shown';
import { STYLE } from './style';
import { fitted, fittedPath, textWidth } from './text-width';

export interface SvgOptions {
  readonly title: string;
  /** Whether it brings its colors along; where it is put into a page, that has them. */
  readonly standalone: boolean;
  /** How wide the place is that it is shown in; a page of text unless it says so. */
  readonly page?: number;
}

/** Wider than a page of text is hard to read on one. */
const PAGE = 932;

const MARGIN = 16;
const PADDING = 12;
const NAME_SIZE = 13;
const SMALL_SIZE = 11;
const STATE_SIZE = 12;
const NARROWEST = 132;
const WIDEST = 260;
const LINE = 17;
const CAPTION = 22;

/** A picture as SVG: the same to the byte for the same picture, and nothing in it that a page could run. */
export function svg(picture: Picture, { title, standalone, page = PAGE }: SvgOptions): string {
  const hasFiles = new Set(picture.nodes.map(({ file }) => file)).size > 1;
  const shown = new Map(picture.nodes.map((node) => [node.node, linesOf(node, hasFiles)]));
  const boxes = picture.nodes.map(({ node }) => ({ node, ...sizeOf(shown.get(node) ?? []) }));
  const labelWidth = (edge: PictureEdge): number => {
    const word = edgeWord(edge);
    return word === undefined ? 0 : Math.ceil(textWidth(word, SMALL_SIZE)) + 10;
  };
  const layout = layOut({ boxes, edges: picture.edges, labelWidth, page: page - 2 * MARGIN });
  const captions = captionsOf(picture);
  const captionWidth = captions.reduce((most, { words }) => Math.max(most, textWidth(words, SMALL_SIZE) + 44), 0);
  const width = Math.ceil(Math.max(layout.width, captionWidth)) + 2 * MARGIN;
  const bottom = Math.ceil(layout.height) + 2 * MARGIN;
  const height = bottom + captions.length * CAPTION;
  const nodes = new Map(picture.nodes.map((node) => [node.node, node]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="lineage" role="img" aria-labelledby="lineage-title lineage-desc" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}">`,
    `<title id="lineage-title">${escaped(oneLine(title))}</title>`,
    `<desc id="lineage-desc">${escaped(descriptionOf(picture))}</desc>`,
    ...(standalone ? [`<style>${STYLE}</style>`] : []),
    `<rect class="ground" width="${String(width)}" height="${String(height)}" rx="8"/>`,
    `<g transform="translate(${String(MARGIN)} ${String(MARGIN)})">`,
    // What is lit lies above what it crosses.
    ...[...layout.edges].sort((a, b) => Number(a.edge.forbids) - Number(b.edge.forbids)).map(edgeSvg),
    ...layout.boxes.flatMap((box) => nodeSvg(box, nodes.get(box.node), shown.get(box.node) ?? [])),
    ...layout.edges.flatMap(edgeWordSvg),
    '</g>',
    ...captions.map((caption, index) => captionSvg(caption, bottom + index * CAPTION)),
    '</svg>',
    '',
  ].join('\n');
}

/** What each line of a box says, in which class of letters. */
interface ShownLine {
  readonly kind: 'name' | 'state' | 'small' | 'file';
  readonly words: string;
}

function linesOf(node: PictureNode, hasFiles: boolean): readonly ShownLine[] {
  const { name, state, what } = wordsOf(node);
  return [
    { kind: 'name', words: name },
    { kind: 'state', words: state },
    { kind: 'small', words: what },
    ...(hasFiles ? [{ kind: 'file' as const, words: oneLine(node.file) }] : []),
  ];
}

const SIZES = { name: NAME_SIZE, state: STATE_SIZE, small: SMALL_SIZE, file: SMALL_SIZE };
/** Names are bold, and a little wider for that. */
const BOLDER = 1.06;
/** The sign before the state. */
const MARK_ROOM = 20;

function widthOfLine({ kind, words }: ShownLine): number {
  return textWidth(words, SIZES[kind]) * (kind === 'name' ? BOLDER : 1) + (kind === 'state' ? MARK_ROOM : 0);
}

function sizeOf(lines: readonly ShownLine[]): { readonly width: number; readonly height: number } {
  const widest = Math.max(...lines.map(widthOfLine));
  const width = Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(widest) + 2 * PADDING));
  return { width, height: lines.length * LINE + 16 };
}

function nodeSvg(box: PlacedBox, node: PictureNode | undefined, lines: readonly ShownLine[]): readonly string[] {
  if (node === undefined) return [];
  const mark = markOf(node);
  const classes = ['node', node.kind, `is-${mark}`, ...(node.forbids ? ['forbids'] : [])].join(' ');
  const room = box.width - 2 * PADDING;
  const { body, over } = MARKS[mark];
  return [
    `<g class="${classes}" data-node="${node.node}" transform="translate(${places(box.x)} ${places(box.y)})">`,
    `<title>${escaped([sentenceOf(node), ...node.proof.slice(0, 8).map((line) => oneLine(line, 300))].join('\n'))}</title>`,
    `<path class="box" d="${outlineOf(node.kind, box)}"/>`,
    ...lines.map((line, index) => lineSvg(line, room, 20 + index * LINE)),
    `<g class="mark" transform="translate(${String(PADDING)} ${String(9 + LINE)})"><path d="${body}"/>${over === undefined ? '' : `<path class="over" d="${over}"/>`}</g>`,
    ...(node.hidden === 0 ? [] : [hiddenSvg(box, node.hidden)]),
    '</g>',
  ];
}

function lineSvg({ kind, words }: ShownLine, room: number, y: number): string {
  const indent = kind === 'state' ? MARK_ROOM : 0;
  const size = SIZES[kind] * (kind === 'name' ? BOLDER : 1);
  const own = (kind === 'file' ? fittedPath : fitted)(words, size, room - indent);
  const style = kind === 'file' ? 'small' : kind;
  return `<text class="${style}" x="${String(PADDING + indent)}" y="${String(y)}">${escaped(own)}</text>`;
}

/** How many more there are, in a corner, where one can ask for them. */
function hiddenSvg({ width, height }: PlacedBox, hidden: number): string {
  const words = `+${String(hidden)}`;
  const room = Math.ceil(textWidth(words, SMALL_SIZE)) + 12;
  return `<g class="more" transform="translate(${String(width - room + 6)} ${String(height - 10)})"><rect width="${String(room)}" height="18" rx="9"/><text x="${places(room / 2)}" y="13">${words}</text></g>`;
}

/** Artifacts are sheets with a corner turned down, derivatives have round corners, distributions point outward. */
function outlineOf(kind: PictureNode['kind'], { width, height }: PlacedBox): string {
  const [w, h] = [places(width), places(height)];
  switch (kind) {
    case 'artifact':
    case 'missing':
      return `M0 0H${places(width - 12)}L${w} 12V${h}H0ZM${places(width - 12)} 0V12H${w}`;
    case 'derivative':
      return `M12 0H${places(width - 12)}Q${w} 0 ${w} 12V${places(height - 12)}Q${w} ${h} ${places(width - 12)} ${h}H12Q0 ${h} 0 ${places(height - 12)}V12Q0 0 12 0Z`;
    case 'distribution':
      return `M0 0H${places(width - 10)}L${places(width + 4)} ${places(height / 2)}L${places(width - 10)} ${h}H0Z`;
  }
}

function edgeSvg({ edge, points }: PlacedEdge): string {
  const classes = ['edge', ...(edge.passesOn ? [] : ['measured']), ...(edge.forbids ? ['forbids'] : [])].join(' ');
  return `<g class="${classes}" data-from="${edge.from}" data-to="${edge.to}"><path class="line" d="${curve(points)}"/><path class="head" d="${head(points)}"/></g>`;
}

function edgeWordSvg({ edge, label }: PlacedEdge): readonly string[] {
  const word = edgeWord(edge);
  if (word === undefined) return [];
  const width = textWidth(word, SMALL_SIZE) * BOLDER + 4;
  return [
    `<g class="${edge.forbids ? 'word forbids' : 'word'}"><rect class="ground" x="${places(label.x - width / 2)}" y="${places(label.y - 8)}" width="${places(width)}" height="16"/><text x="${places(label.x)}" y="${places(label.y + 4)}">${escaped(word)}</text></g>`,
  ];
}

/** A line that is bent at its points and not broken. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    const to = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${at(point)} ${at(to)}`;
  });
  return `M${at(first)}${bends.length === 0 ? `L${at(last)}` : bends.join('')}`;
}

/** The head of an arrow, in the direction in which the line ends. */
function head(points: readonly Point[]): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (end === undefined || before === undefined) return '';
  const [dx, dy] = [end.x - before.x, end.y - before.y];
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const corner = (side: number): Point => ({ x: end.x - ux * 8 - uy * side, y: end.y - uy * 8 + ux * side });
  return `M${at(end)}L${at(corner(4))}L${at(corner(-4))}Z`;
}

interface Caption {
  /** Those of the line that it explains. */
  readonly classes?: string;
  readonly words: string;
}

/** What the lines mean, as far as there are such lines. */
function captionsOf({ nodes, edges }: Picture): readonly Caption[] {
  return [
    ...(edges.some(({ forbids }) => forbids)
      ? [{ classes: 'edge forbids', words: t`A thick line shows what forbids a distribution.` }]
      : []),
    ...(edges.some(({ passesOn }) => !passesOn)
      ? [{ classes: 'edge measured', words: t`A broken line passes nothing on: the source was only measured.` }]
      : []),
    ...(nodes.some(({ hidden }) => hidden > 0)
      ? [{ words: t`A number in a corner: how many more are not drawn.` }]
      : []),
  ];
}

function captionSvg({ classes, words }: Caption, y: number): string {
  const line = classes === undefined ? '' : `<g class="${classes}"><path class="line" d="M0 0H28"/></g>`;
  const x = classes === undefined ? 0 : 36;
  return `<g class="caption" transform="translate(${String(MARGIN)} ${String(y)})">${line}<text class="small" x="${String(x)}" y="4">${words}</text></g>`;
}

/** More than anyone listens to; a page that shows the picture has them all as a tree. */
const MOST_TOLD = 60;

function descriptionOf(picture: Picture): string {
  const { nodes, edges } = picture;
  const names = new Map(nodes.map((node) => [node.node, oneLine(node.name, 80)]));
  const told = [
    ...nodes.map(sentenceOf),
    ...edges.map((edge) => {
      const word = edgeWord(edge);
      const [to, from] = [names.get(edge.to) ?? '', names.get(edge.from) ?? ''];
      const how = word === undefined ? '' : ` (${word})`;
      return edge.kind === 'shared' ? t`${to} shares ${from}${how}.` : t`${to} comes from ${from}${how}.`;
    }),
  ];
  const more = told.length > MOST_TOLD ? ['…'] : [];
  return [`${countsOf(picture)}.`, ...told.slice(0, MOST_TOLD), ...more].join(' ');
}

function at({ x, y }: Point): string {
  return `${places(x)} ${places(y)}`;
}

/** One place is finer than anyone sees, and the same on every machine. */
function places(number: number): string {
  const rounded = Math.round(number * 10) / 10;
  return String(rounded === 0 ? 0 : rounded);
}

/** Neither markup nor, in the log of a build server, a command. */
function escaped(words: string): string {
  return words.replace(/[&<>"'#]|:(?=:)/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
