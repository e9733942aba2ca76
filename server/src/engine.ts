/** All that the language server does once a client has introduced itself: the same on a machine and in a web worker. */
export { begin } from './lsp/server';
