import type { Diagnostic, DocumentDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { t } from '../../text/l10n';
import { diagnosticsIn, notChecked } from '../diagnostics';
import { ruleFailed } from '../../rules/internal/rule-failed';
import type { Handler, Setup } from '../handler';
import { normalized } from '../../text/uri';
import { guarded, throwIfCancelled } from '../log';
import { Settling } from '../debounce';

/** Findings as diagnostics: a client that can ask for them does, any other gets them sent. */
export const diagnostics: Handler = (setup) => {
  if (setup.client.pullsDiagnostics) answerPulls(setup);
  else push(setup);
};

/** Sends the diagnostics of manifests that have changed, one manifest a turn, those that are open first. */
function push(setup: Setup): void {
  const { connection, store, client, host, log } = setup;
  // Apart from each other, so that a workspace of thousands is not searched for those that are open at every turn.
  const open = new Set<string>();
  const others = new Set<string>();
  /** What the client shows of each document, as far as anything is shown. */
  const shown = new Map<string, Diagnostic[]>();
  const named = new NamedDocuments(store);
  const settling = new Settling(host.later, () => {
    const [uri] = open.size > 0 ? open : others;
    if (uri === undefined) return;
    open.delete(uri);
    others.delete(uri);
    const diagnostics = checked(uri);
    if (diagnostics.length === 0) shown.delete(uri);
    else shown.set(uri, diagnostics);
    const version = store.versionOf(uri);
    const known = { uri: store.clientUri(uri), ...(version === undefined ? {} : { version }) };
    void connection.sendDiagnostics({ ...known, diagnostics });
    // A report or a card that is not open is told of as long as a manifest names it.
    for (const document of named.changedBy(uri)) (store.isOpen(document) ? open : others).add(document);
    if (open.size + others.size > 0) settling.touch();
  });
  const checked = (uri: string): Diagnostic[] => {
    try {
      return current(uri);
    } catch (error) {
      log.fault('Checking', error);
      // What was found before stays, with a word that it may hold no longer.
      return [...(shown.get(uri) ?? []).filter(({ code }) => code !== ruleFailed.id), notChecked(client)];
    }
  };
  const current = (uri: string): Diagnostic[] => {
    if (!store.isWatchedOver(uri)) return [];
    return diagnosticsIn(store.view(uri), client);
  };
  store.subscribe({
    changed: (uris) => {
      for (const uri of uris) (store.isOpen(uri) ? open : others).add(uri);
      settling.touch();
    },
  });
}

/** The reports and cards of each manifest, as they were when it was last told of. */
class NamedDocuments {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly store: Setup['store']) {}

  /** Those that a manifest names and did not, or did and does not: of what happens to the others the store tells. */
  changedBy(uri: string): readonly string[] {
    const before = this.known.get(uri) ?? new Set();
    const now = this.store.isManifest(uri) ? this.store.documentsOf([uri]) : new Set<string>();
    if (now.size > 0) this.known.set(uri, now);
    else this.known.delete(uri);
    return [...[...now].filter((it) => !before.has(it)), ...[...before].filter((it) => !now.has(it))];
  }
}

function answerPulls(setup: Setup): void {
  const { connection, store, client, host, log } = setup;
  const report = (uri: string, previous: string | undefined): DocumentDiagnosticReport => {
    const view = store.isWorkedOn(normalized(uri)) ? store.view(uri) : undefined;
    const resultId = view === undefined || view.kind === 'too long' ? undefined : view.resultId;
    if (resultId !== undefined && resultId === previous) return { kind: 'unchanged', resultId };
    return { kind: 'full', ...(resultId !== undefined && { resultId }), items: diagnosticsIn(view, client) };
  };
  connection.languages.diagnostics.on(
    guarded(log, 'Checking', ({ textDocument, previousResultId }) => report(textDocument.uri, previousResultId)),
  );
  connection.languages.diagnostics.onWorkspace(
    guarded(log, t`Checking the workspace`, async ({ previousResultIds }, token) => {
      const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const told = new Set<string>();
      const tell = async (uri: string): Promise<void> => {
        await new Promise<void>((resolve) => {
          host.later(resolve);
        });
        throwIfCancelled(token);
        const clientUri = store.clientUri(uri);
        told.add(clientUri);
        try {
          const checked = report(clientUri, before.get(clientUri));
          items.push({ ...checked, uri: clientUri, version: store.versionOf(uri) ?? null });
        } catch (error) {
          // The client keeps what it has of a document of which it is told nothing, and is told of the others.
          log.fault('Checking', error);
        }
      };
      for (const uri of store.watchedOver) await tell(uri);
      // Which there are is known once the manifests have been looked at.
      for (const uri of store.watchedDocuments) await tell(uri);
      // A client keeps what it was told of a file until it is told something else, even of one that is gone.
      for (const uri of before.keys()) if (!told.has(uri)) items.push({ kind: 'full', items: [], uri, version: null });
      return { items };
    }),
  );
}
