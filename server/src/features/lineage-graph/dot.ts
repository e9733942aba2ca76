import { markOf, type Mark } from './marks';
import type { Picture, PictureEdge, PictureNode } from './picture';
import { edgeWord, wordsOf } from './shown';

/** A picture in the language of Graphviz. */
export function dot({ nodes, edges }: Picture): string {
  return [
    'digraph lineage {',
    '  rankdir=LR',
    '  node [fontname="Helvetica", fontsize=11]',
    '  edge [fontname="Helvetica", fontsize=9]',
    ...nodes.map((node) => `  ${node.node} [${attributes(nodeAttributes(node))}]`),
    ...edges.map((edge) => `  ${edge.from} -> ${edge.to}${bracketed(edgeAttributes(edge))}`),
    '}',
    '',
  ].join('\n');
}

type Attributes = Readonly<Record<string, string>>;

const SHAPES: Readonly<Record<PictureNode['kind'], Attributes>> = {
  artifact: { shape: 'note' },
  derivative: { shape: 'box', style: 'rounded' },
  distribution: { shape: 'cds' },
  missing: { shape: 'note', style: 'dashed' },
};

const COLORS: Readonly<Partial<Record<Mark, string>>> = {
  high: '#b42318',
  forbidden: '#b42318',
  medium: '#8a5300',
  'obligations-missing': '#8a5300',
  'needs-review': '#8a5300',
  low: '#1a6b3c',
  ready: '#1a6b3c',
  unsure: '#6639ba',
  unknown: '#6639ba',
};

function nodeAttributes(node: PictureNode): Attributes {
  const { name, state, what } = wordsOf(node);
  const color = COLORS[markOf(node)];
  return {
    label: [name, state, what].map(quoted).join('\\n'),
    ...SHAPES[node.kind],
    ...(color === undefined ? {} : { color }),
    ...(node.forbids ? { penwidth: '2.5' } : {}),
  };
}

function edgeAttributes(edge: PictureEdge): Attributes {
  const word = edgeWord(edge);
  return {
    ...(word === undefined ? {} : { label: quoted(word) }),
    ...(edge.passesOn ? {} : { style: 'dashed' }),
    ...(edge.forbids ? { color: '#b42318', penwidth: '2.5' } : {}),
  };
}

function attributes(given: Attributes): string {
  return Object.entries(given)
    .map(([key, value]) => `${key}="${value}"`)
    .join(', ');
}

function bracketed(given: Attributes): string {
  return Object.keys(given).length === 0 ? '' : ` [${attributes(given)}]`;
}

/** Within quotes a backslash begins something, and so does an ampersand: Graphviz knows the entities of HTML. */
function quoted(words: string): string {
  return words.replace(/[\\"]/g, '\\$&').replace(/[&#]|:(?=:)/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
