import {
  CompletionItemKind,
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type Command,
  type CompletionItem,
  type Diagnostic,
  type DocumentLink,
  type Hover,
  type Location,
  type Position,
} from 'vscode-languageserver';
import { fixesOf } from '../../analysis/fixes';
import { reportCompletions, type ReportCompletion } from '../../features/report/completion';
import { reportFindings } from '../../features/report/findings';
import { reportHover } from '../../features/report/hover';
import { reportLens, reportLink, reportLinkAt } from '../../features/report/links';
import { unquoted } from '../../manifest/mentions';
import { diagnosticOf } from '../diagnostics';
import type { Setup } from '../handler';
import { markup } from '../markup';
import { reportView } from '../documents/report-view';
import { workspaceEditOf } from '../workspace-edit';

/**
 * What the handlers answer for a document that is no manifest: in a report as much as there is to say, and nothing at all
 * in any other Markdown file.
 */

export function diagnosticsInReport(setup: Setup, uri: string): Diagnostic[] {
  const view = reportView(setup, uri);
  if (view === undefined) return [];
  return reportFindings(view.document).flatMap((finding) => diagnosticOf(finding, view, setup.client) ?? []);
}

export function hoverInReport(setup: Setup, uri: string, position: Position): Hover | null {
  const view = reportView(setup, uri);
  const found = view && reportHover(view.document, view.places.offsetAt(position));
  const range = found && view.places.range(found.span);
  return found === undefined || range === undefined
    ? null
    : { contents: markup(setup.client.hover, found.content), range };
}

const KINDS: Readonly<Record<ReportCompletion['kind'], CompletionItemKind>> = {
  heading: CompletionItemKind.Text,
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Reference,
};

export function completionInReport(setup: Setup, uri: string, position: Position): CompletionItem[] | null {
  const view = reportView(setup, uri);
  if (view === undefined) return null;
  return reportCompletions(view.document, view.places.offsetAt(position)).flatMap((item, index): CompletionItem[] => {
    const range = view.places.range(item.span);
    if (range === undefined) return [];
    const { label, kind, detail, text } = item;
    const { start, end } = item.span;
    // Clients filter by what is typed already, which may begin with the marks of a heading.
    const typed = item.span.fragment.text.slice(start, end);
    const filterText =
      kind === 'heading' && typed.startsWith('#') ? `${typed.match(/^#+[ \t]*/)?.[0] ?? ''}${label}` : label;
    const sortText = String(index).padStart(3, '0');
    return [{ label, kind: KINDS[kind], detail, filterText, sortText, textEdit: { range, newText: text } }];
  });
}

export function definitionInReport(setup: Setup, uri: string, position: Position): Location | null {
  const view = reportView(setup, uri);
  const link = view && reportLinkAt(view.document, view.places.offsetAt(position));
  return link === undefined ? null : (view?.places.location(unquoted(link.target.id.span)) ?? null);
}

/** The id as a link to the line that defines it. */
export function linksInReport(setup: Setup, uri: string): DocumentLink[] | null {
  const view = reportView(setup, uri);
  const link = view && reportLink(view.document);
  const range = link && view.places.range(link.origin);
  const target = link && view.places.location(link.target.id.span);
  if (range === undefined || target === undefined) return null;
  return [{ range, target: `${target.uri}#L${String(target.range.start.line + 1)}` }];
}

export function lensesInReport(setup: Setup, uri: string): CodeLens[] | null {
  const view = reportView(setup, uri);
  const lens = view && view.settings.codeLens ? reportLens(view.document) : undefined;
  const range = lens && view?.places.range(lens.span);
  if (lens === undefined || range === undefined) return null;
  const { title, goOn } = lens;
  // A title alone is a lens that can't be clicked.
  const command: Command =
    goOn === undefined
      ? { title, command: '' }
      : {
          title,
          command: 'impact.createReport',
          arguments: [setup.store.clientUri(goOn.manifest), goOn.id, goOn.category],
        };
  return [{ range: { start: range.start, end: range.start }, command }];
}

export function actionsInReport(setup: Setup, { textDocument, range, context }: CodeActionParams): CodeAction[] | null {
  const { client, store } = setup;
  const view = reportView(setup, textDocument.uri);
  const isWanted = context.only?.some((kind) => kind === '' || kind === 'quickfix') ?? true;
  if (view === undefined || !isWanted || !client.codeActions.literals) return null;
  const [start, end] = [view.places.offsetAt(range.start), view.places.offsetAt(range.end)];
  const here = reportFindings(view.document).filter(({ span }) => span.start <= end && start <= span.end);
  return here.flatMap((finding) =>
    fixesOf(finding).fixes.flatMap((fix): CodeAction[] => {
      const edit = workspaceEditOf(fix, view, store, client);
      const diagnostic = diagnosticOf(finding, view, client);
      return edit === undefined
        ? []
        : [{ title: fix.title, kind: 'quickfix', edit, ...(diagnostic && { diagnostics: [diagnostic] }) }];
    }),
  );
}
