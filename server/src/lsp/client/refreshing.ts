import type { Setup } from '../handler';
import { Settling } from '../debounce';

/** Has the client ask again for what it shows, whenever that may have changed by something other than its own edit. */
export function refreshOnChange({ connection, store, client, host }: Setup): void {
  const { refreshes } = client;
  const settling = new Settling(host.later, () => {
    const asked = [
      ...(client.pullsDiagnostics && refreshes.diagnostics ? [connection.languages.diagnostics.refresh()] : []),
      ...(refreshes.codeLens ? [connection.sendRequest('workspace/codeLens/refresh')] : []),
      ...(refreshes.inlayHints ? [connection.languages.inlayHint.refresh()] : []),
      ...(refreshes.semanticTokens ? [connection.languages.semanticTokens.refresh()] : []),
    ];
    // A client that refuses shows what it has; there is nothing to do about that.
    void Promise.allSettled(asked);
  });
  store.subscribe({
    changed: (uris, edited) => {
      if ([...uris].some((uri) => uri !== edited)) settling.touch();
    },
  });
}
