import type { MarkupContent, MarkupKind } from 'vscode-languageserver';
import type { Markdown } from '../words/markdown';

/** Text for people as the client can show it: with its markup, or as plain words. */
export function markup(kind: MarkupKind, text: Markdown): MarkupContent {
  return { kind, value: kind === 'markdown' ? text.markdown : text.plain };
}
