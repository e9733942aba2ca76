import type { CodeLens as ProtocolLens } from 'vscode-languageserver';
import { LINEAGE, codeLenses as lensesOf, type CodeLens } from '../../features/code-lenses';
import { reportLens } from '../../features/report/links';
import { t } from '../../text/l10n';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import { byKind, type ManifestView, type ReportView } from '../documents/view';

/** The verdict above each distribution and the reports above each derivative; worked out when they come into view. */
export const codeLenses: Handler = (setup) => {
  const { connection, store, client, log } = setup;
  connection.onCodeLens(
    guarded(log, t`Code lenses`, ({ textDocument }) =>
      byKind<ProtocolLens[] | null>(store.view(textDocument.uri), {
        manifest: (view) => {
          if (!view.settings.codeLens) return null;
          return lensesOf(view.analysis).flatMap((lens) => {
            // The picture is shown by the client alone.
            if (lens.key === LINEAGE && !client.showsLineage) return [];
            const range = view.places.range(lens.span);
            if (range === undefined) return [];
            const plain: ProtocolLens = { range, data: { uri: view.uri, id: lens.id, key: lens.key } };
            return [client.resolvesCodeLenses ? plain : { range, command: commandOf(lens, view, client) }];
          });
        },
        report: (view) => lensInReport(view, store),
      }),
    ),
  );
  connection.onCodeLensResolve((lens, token) =>
    guarded(log, t`A code lens`, (it: ProtocolLens) => resolved(it, setup))(lens, token),
  );
};

/** How far a report is, and the way to go on with it. */
function lensInReport({ analysis, places, settings }: ReportView, store: Setup['store']): ProtocolLens[] | null {
  const lens = settings.codeLens ? reportLens(analysis.subject) : undefined;
  const range = lens && places.range(lens.span);
  if (lens === undefined || range === undefined) return null;
  const { title, goOn } = lens;
  // A title alone is a lens that can't be clicked.
  const command =
    goOn === undefined
      ? { title, command: '' }
      : {
          title,
          command: 'impact.createReport',
          arguments: [store.clientUri(goOn.manifest), goOn.id, goOn.category],
        };
  return [{ range: { start: range.start, end: range.start }, command }];
}

/** The lens with its command; as it was where the manifest has changed so that there is no such lens any more. */
function resolved(lens: ProtocolLens, { store, client }: Setup): ProtocolLens {
  const uri = field(lens.data, 'uri');
  const id = field(lens.data, 'id');
  const key = field(lens.data, 'key');
  const view = uri === undefined ? undefined : store.manifest(uri);
  if (view === undefined || id === undefined) return lens;
  const found = lensesOf(view.analysis, id).find((it) => it.key === key);
  return found === undefined ? lens : { ...lens, command: commandOf(found, view, client) };
}

/** With its icon for a client that has icons; any other would show what stands for one. */
function commandOf(
  lens: CodeLens,
  { uri }: ManifestView,
  { showsIcons }: Setup['client'],
): NonNullable<ProtocolLens['command']> {
  const { title: words, icon, name, arguments: given } = lens.command();
  // VS Code drops a space behind an icon, and keeps one that does not break.
  const title = showsIcons ? `$(${icon})\u00a0${words}` : words;
  return { title, command: name, arguments: [uri, ...given] };
}

/** A field of what comes back from the client, which may have become anything. */
function field(data: unknown, key: string): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(data, key)?.value;
  return typeof value === 'string' ? value : undefined;
}
