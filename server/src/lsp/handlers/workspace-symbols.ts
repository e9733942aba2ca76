import { workspaceSymbols as symbolsIn } from '../../features/workspace-symbols';
import { t } from '../../text/l10n';
import { Places } from '../convert';
import type { Handler } from '../handler';
import { lookAtAll } from '../in-turn';
import { guarded } from '../log';
import { symbolKinds } from '../symbol-kinds';

/** The entries of all manifests of the workspace. */
export const workspaceSymbols: Handler = ({ connection, store, client, log, host }) => {
  connection.onWorkspaceSymbol(
    guarded(log, t`Finding symbols`, async ({ query }, token) => {
      await lookAtAll({ store, host }, token);
      const sources = [...store.manifests].flatMap((uri) => store.source(uri) ?? []);
      const places = new Map(
        sources.map((source) => [source.tree.uri, new Places(source.document, store, client.encoding)]),
      );
      const manifests = sources.map(({ manifest }) => manifest);
      return symbolsIn(manifests, query).flatMap(({ name, kind, span, container }) => {
        const location = places.get(span.fragment.uri)?.location(span);
        return location === undefined ? [] : [{ name, kind: symbolKinds[kind], location, containerName: container }];
      });
    }),
  );
};
