import type { CodeLens as ProtocolLens } from 'vscode-languageserver';
import { codeLenses as lensesOf, type CodeLens } from '../../features/code-lenses';
import type { Handler, Setup } from '../handler';
import { lensesInReport } from './in-report';
import { guarded } from '../log';
import type { View } from '../documents/store';

/** The verdict above each distribution and the reports above each derivative; worked out when they come into view. */
export const codeLenses: Handler = (setup) => {
  const { connection, store, client, log } = setup;
  connection.onCodeLens(
    guarded(log, 'Code lenses', ({ textDocument }) => {
      const view = store.view(textDocument.uri);
      if (view === undefined) return lensesInReport(setup, textDocument.uri);
      if (!view.settings.codeLens) return null;
      return lensesOf(view.analysis).flatMap((lens) => {
        const range = view.places.range(lens.span);
        if (range === undefined) return [];
        const plain: ProtocolLens = { range, data: { uri: view.uri, id: lens.id, key: lens.key } };
        return [client.resolvesCodeLenses ? plain : { range, command: commandOf(lens, view) }];
      });
    }),
  );
  connection.onCodeLensResolve((lens, token) =>
    guarded(log, 'A code lens', (it: ProtocolLens) => resolved(it, setup))(lens, token),
  );
};

/** The lens with its command; as it was where the manifest has changed so that there is no such lens any more. */
function resolved(lens: ProtocolLens, { store }: Setup): ProtocolLens {
  const uri = field(lens.data, 'uri');
  const id = field(lens.data, 'id');
  const key = field(lens.data, 'key');
  const view = uri === undefined ? undefined : store.view(uri);
  if (view === undefined || id === undefined) return lens;
  const found = lensesOf(view.analysis, id).find((it) => it.key === key);
  return found === undefined ? lens : { ...lens, command: commandOf(found, view) };
}

function commandOf(lens: CodeLens, { uri }: View): NonNullable<ProtocolLens['command']> {
  const { title, name, arguments: given } = lens.command();
  return { title, command: name, arguments: [uri, ...given] };
}

/** A field of what comes back from the client, which may have become anything. */
function field(data: unknown, key: string): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(data, key)?.value;
  return typeof value === 'string' ? value : undefined;
}
