import { markOf } from './marks';
import type { Picture, PictureEdge, PictureNode } from './picture';
import { edgeWord, wordsOf } from './shown';

/** A picture as Mermaid, which GitHub, GitLab and many editors draw within Markdown. */
export function mermaid({ nodes, edges }: Picture): string {
  const lit = edges.flatMap(({ forbids }, index) => (forbids ? [String(index)] : []));
  return [
    'flowchart LR',
    ...nodes.map((node) => `  ${node.node}${shaped(node)}`),
    ...edges.map((edge) => `  ${edge.from} ${arrow(edge)} ${edge.to}`),
    ...classes(nodes),
    ...(lit.length === 0 ? [] : [`  linkStyle ${lit.join(',')} stroke:#cf222e,stroke-width:3px`]),
    '',
  ].join('\n');
}

function shaped(node: PictureNode): string {
  const { name, state, what } = wordsOf(node);
  const label = `"${coded(name)}<br/>${SIGNS[markOf(node)]} ${coded(state)}<br/>${coded(what)}"`;
  switch (node.kind) {
    case 'artifact':
    case 'missing':
      return `[${label}]`;
    case 'derivative':
      return `(${label})`;
    case 'distribution':
      return `([${label}])`;
  }
}

function arrow(edge: PictureEdge): string {
  const word = edgeWord(edge);
  const line = edge.forbids ? '==>' : edge.passesOn ? '-->' : '-.->';
  return word === undefined ? line : `${line}|"${coded(word)}"|`;
}

/** Signs of different shapes, so that the words are not alone where there are no colors. */
const SIGNS = {
  high: '▲',
  medium: '◆',
  low: '●',
  none: '–',
  unsure: '?',
  forbidden: '✕',
  unknown: '?',
  'obligations-missing': '◔',
  'needs-review': '◉',
  ready: '✓',
  internal: '⌂',
} as const;

/** Borders alone: they are seen on a light and on a dark ground. */
const BORDERS = {
  red: 'stroke:#cf222e,stroke-width:2px',
  amber: 'stroke:#bf8700,stroke-width:2px',
  green: 'stroke:#2da44e,stroke-width:2px',
  violet: 'stroke:#8250df,stroke-width:2px,stroke-dasharray:4 3',
} as const;

const BORDER_OF: Readonly<Record<keyof typeof SIGNS, keyof typeof BORDERS | undefined>> = {
  high: 'red',
  medium: 'amber',
  low: 'green',
  none: undefined,
  unsure: 'violet',
  forbidden: 'red',
  unknown: 'violet',
  'obligations-missing': 'amber',
  'needs-review': 'amber',
  ready: 'green',
  internal: undefined,
};

function classes(nodes: readonly PictureNode[]): readonly string[] {
  return Object.entries(BORDERS).flatMap(([name, style]) => {
    const own = nodes.filter((node) => BORDER_OF[markOf(node)] === name).map(({ node }) => node);
    return own.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${own.join(',')} ${name}`];
  });
}

/** Whatever could be markup of Mermaid, of HTML or of Markdown, as a number; a hyphen or a period inside of a word is none. */
function coded(words: string): string {
  return words.replace(
    /(?<=[\p{L}\p{N}])([-.])(?=[\p{L}\p{N}])|[^\p{L}\p{M}\p{N} ·–…]/gu,
    (char, kept: string | undefined) => kept ?? `#${String(char.codePointAt(0))};`,
  );
}
