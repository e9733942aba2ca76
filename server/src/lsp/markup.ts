import type { MarkupContent, MarkupKind } from 'vscode-languageserver';

/** Markdown as the client can show it: as it is, or as the plain text that it is without its marks. */
export function markup(kind: MarkupKind, markdown: string): MarkupContent {
  return { kind, value: kind === 'markdown' ? markdown : plain(markdown) };
}

/** Takes away what is there for a Markdown reader alone: escapes, emphasis, code marks, the addresses of links. */
export function plain(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|`)/g, '')
    .replace(/\\([\p{P}\p{S}])/gu, '$1');
}
