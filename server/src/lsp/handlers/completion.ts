import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
} from 'vscode-languageserver';
import { completionsAt, type Completion } from '../../features/completion';
import { cardCompletions, type CardCompletion } from '../../features/card/completion';
import { configCompletions, type ConfigCompletion } from '../../features/config/completion';
import { reportCompletions, type ReportCompletion } from '../../features/report/completion';
import { t } from '../../text/l10n';
import { textOf } from '../../text/span';
import type { Client } from '../client/capabilities';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import { markup } from '../markup';
import { byKind, type CardView, type ConfigView, type ManifestView, type ReportView } from '../documents/view';

/** What leads back to an item: it is worked out again from the manifest as it is then. */
interface Reference {
  readonly uri: string;
  readonly version: number | null;
  readonly offset: number;
  readonly label: string;
}

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  entry: CompletionItemKind.Struct,
  id: CompletionItemKind.Reference,
  value: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  comment: CompletionItemKind.Keyword,
};

/** What can be written at the cursor; what it means is told when a person looks at it, where the client can ask. */
export const completion: Handler = (setup) => {
  const { connection, store, client, log } = setup;
  connection.onCompletion(
    guarded(log, 'Completion', ({ textDocument, position }) =>
      byKind<CompletionItem[]>(store.view(textDocument.uri), {
        manifest: (view) => inManifest(view, view.places.offsetAt(position), client),
        report: (view) =>
          reportCompletions(view.analysis.subject, view.places.offsetAt(position)).flatMap(reportItem(view)),
        card: (view) =>
          cardCompletions(view.analysis.subject, view.places.offsetAt(position)).flatMap(reportItem(view)),
        config: (view) =>
          configCompletions(view.analysis.subject, view.places.offsetAt(position)).flatMap(configItem(view, client)),
      }),
    ),
  );
  connection.onCompletionResolve((item, token) =>
    guarded(log, 'A completion', (it: CompletionItem) => ({ ...it, ...resolved(it.data, setup) }))(item, token),
  );
};

function inManifest(view: ManifestView, offset: number, client: Client): CompletionItem[] {
  const items = completionsAt(view.analysis, offset);
  const digits = String(items.length).length;
  return items.flatMap((item, index): CompletionItem[] => {
    const plain = itemOf(item, view, client);
    if (plain === undefined) return [];
    const { uri, version } = view;
    const data: Reference = { uri, version, offset, label: item.label };
    const later = client.completion.resolves.includes('documentation') ? { data } : documentationOf(item, client);
    return [{ ...plain, sortText: String(index).padStart(digits, '0'), ...later }];
  });
}

const REPORT_KINDS: Readonly<Record<ReportCompletion['kind'], CompletionItemKind>> = {
  heading: CompletionItemKind.Text,
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Reference,
};

function reportItem({
  places,
}: ReportView | CardView): (item: ReportCompletion | CardCompletion, index: number) => CompletionItem[] {
  return ({ label, kind, detail, text, span }, index) => {
    const range = places.range(span);
    if (range === undefined) return [];
    // Clients filter by what is typed already, which may begin with the marks of a heading.
    const typed = textOf(span);
    const marks = kind === 'heading' && typed.startsWith('#') ? (/^#+[ \t]*/.exec(typed)?.[0] ?? '') : '';
    const filterText = `${marks}${label}`;
    const sortText = String(index).padStart(3, '0');
    return [{ label, kind: REPORT_KINDS[kind], detail, filterText, sortText, textEdit: { range, newText: text } }];
  };
}

function configItem(
  { places }: ConfigView,
  client: Client,
): (item: ConfigCompletion, index: number) => CompletionItem[] {
  return ({ label, kind, detail, documentation, text, span }, index) => {
    const range = places.range(span);
    if (range === undefined) return [];
    return [
      {
        label,
        kind: KINDS[kind],
        ...(detail !== undefined && { detail }),
        ...(documentation !== undefined && { documentation: markup(client.completion.documentation, documentation) }),
        sortText: String(index).padStart(3, '0'),
        textEdit: { range, newText: text },
      },
    ];
  };
}

function itemOf(item: Completion, { places }: ManifestView, client: Client): CompletionItem | undefined {
  const { completion: can } = client;
  const { label, kind, detail, discouraged, filterText, snippet, span, typed } = item;
  const replace = places.range(span);
  const insert = places.range({ ...span, end: span.start + typed.length });
  if (replace === undefined || insert === undefined) return undefined;
  const isSnippet = can.snippets && snippet !== undefined;
  const text = isSnippet ? snippet : item.text;
  const newText = can.adjustsIndentation || isSnippet ? unindented(text, item.lineIndent) : text;
  const reason = discouraged === undefined ? detail : t`Not here: ${discouraged}`;
  return {
    label,
    kind: KINDS[kind],
    ...(reason !== undefined && { detail: reason }),
    ...(filterText !== undefined && { filterText }),
    ...(discouraged !== undefined && can.labelDetails && { labelDetails: { description: discouraged } }),
    ...(discouraged !== undefined && can.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(can.adjustsIndentation && { insertTextMode: InsertTextMode.adjustIndentation }),
    textEdit: can.insertReplace ? { newText, insert, replace } : { newText, range: replace },
  };
}

/**
 * Several lines for a client that adds the indentation of the first line to the others: without it. All that know snippets
 * do that with snippets.
 */
function unindented(text: string, indent: number): string {
  return text.replaceAll(`\n${' '.repeat(indent)}`, '\n');
}

function documentationOf(item: Completion, client: Client): Pick<CompletionItem, 'documentation'> {
  const text = item.documentation?.();
  return text === undefined ? {} : { documentation: markup(client.completion.documentation, text) };
}

/** What is told later of the item that a reference leads to; nothing where the document has changed since. */
function resolved(data: unknown, { store, client }: Setup): Pick<CompletionItem, 'documentation'> {
  if (!isReference(data)) return {};
  const view = store.manifest(data.uri);
  if (view === undefined || view.version !== data.version) return {};
  const item = completionsAt(view.analysis, data.offset).find(({ label }) => label === data.label);
  return item === undefined ? {} : documentationOf(item, client);
}

function isReference(data: unknown): data is Reference {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, offset, label } = data as Partial<Record<keyof Reference, unknown>>;
  return typeof uri === 'string' && typeof offset === 'number' && typeof label === 'string';
}
