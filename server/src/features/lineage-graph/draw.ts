/** What draws pictures: a bundle of its own, loaded when the first one is asked for. */
export { dot } from './dot';
export { mermaid } from './mermaid';
export { svg } from './svg';
