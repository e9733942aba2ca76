import { SemanticTokensBuilder, type Range, type SemanticTokens } from 'vscode-languageserver';
import { semanticTokens as tokensOf } from '../../features/semantic-tokens';
import { tokenModifiers, tokenTypes } from '../../features/token-legend';
import { t } from '../../text/l10n';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** What the words of a manifest mean, for colors. */
export const semanticTokens: Handler = ({ connection, store, log }) => {
  const encoded = (uri: string, within?: Range): SemanticTokens => {
    const builder = new SemanticTokensBuilder();
    const view = store.manifest(uri);
    if (view?.settings.semanticTokens !== true) return { data: [] };
    for (const { type, modifiers, ...token } of tokensOf(view.analysis)) {
      const range = view.places.between(token.start, token.end);
      if (within !== undefined && !meets(range, within)) continue;
      const { start, end } = range;
      const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
      builder.push(start.line, start.character, end.character - start.character, tokenTypes.indexOf(type), bits);
    }
    return { data: builder.build().data };
  };
  connection.languages.semanticTokens.on(
    guarded(log, t`Semantic tokens`, ({ textDocument }) => encoded(textDocument.uri)),
  );
  connection.languages.semanticTokens.onRange(
    guarded(log, t`Semantic tokens`, ({ textDocument, range }) => encoded(textDocument.uri, range)),
  );
};

/** Tokens are on one line, so that lines tell enough. */
function meets(token: Range, within: Range): boolean {
  return within.start.line <= token.start.line && token.start.line <= within.end.line;
}
