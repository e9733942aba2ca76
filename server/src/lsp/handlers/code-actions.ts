import type { CodeAction, CodeActionKind, Command } from 'vscode-languageserver';
import { objectionInDocument } from '../../analysis/document-trial';
import { objectionTo } from '../../analysis/trial';
import {
  codeActions as actionsAt,
  fixesIn,
  type Action,
  type ActionCommand,
  type ActionKind,
  type Failed,
} from '../../features/code-actions';
import type { Extent } from '../../syntax/extent';
import { t } from '../../text/l10n';
import type { Client } from '../client/capabilities';
import { tell } from '../client/notify';
import { diagnosticOf } from '../diagnostics';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';
import { APPLY_ACTION } from '../messages';
import { byKind, type AnalyzedView, type View } from '../documents/view';
import { workspaceEditOf } from '../workspace-edit';

/** What leads back to an action: it is worked out again from the manifest as it is then, never taken from the client. */
interface Reference {
  readonly uri: string;
  readonly version: number | null;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly title: string;
}

type Offered = CodeAction | Command;

/** Fixes and refactorings for a stretch of the text; their edits are told when one is chosen, where the client can ask. */
export const codeActions: Handler = (setup) => {
  const { connection, store, client, log, commands } = setup;
  connection.onCodeAction(
    guarded(log, t`Code actions`, ({ textDocument, range, context }) => {
      const wants = (kind: ActionKind): boolean => isWanted(kind, context.only);
      const offered = (view: AnalyzedView, act: (stretch: Extent) => readonly Action[]): Offered[] => {
        const stretch = { start: view.places.offsetAt(range.start), end: view.places.offsetAt(range.end) };
        return act(stretch)
          .flatMap((action) => takenBy(client, action))
          .flatMap((action) => offer(action, view, { ...setup, ...stretch }));
      };
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => offered(view, (stretch) => actionsAt(view.analysis, stretch, wants)),
        report: (view) => offered(view, (stretch) => (wants('quickfix') ? fixesIn(view.analysis, stretch) : [])),
        card: (view) => offered(view, (stretch) => (wants('quickfix') ? fixesIn(view.analysis, stretch) : [])),
        config: (view) => offered(view, (stretch) => (wants('quickfix') ? fixesIn(view.analysis, stretch) : [])),
      });
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    guarded(log, t`A code action`, (it: CodeAction) => {
      const edit = editOf(it.data, setup);
      return edit === undefined ? it : { ...it, edit };
    })(action, token),
  );
  if (!client.codeActions.literals)
    commands.set(APPLY_ACTION, async ([reference]) => {
      const edit = editOf(reference, setup);
      if (edit !== undefined) await connection.workspace.applyEdit(edit);
    });
};

/** An action as the client can take it: with its edit, or with what leads back to it where the client asks for that. */
function offer(action: Action, view: AnalyzedView, setup: Setup & Extent): readonly Offered[] {
  const { client, start, end } = setup;
  if (action.failure !== undefined) return failed({ ...action, failure: action.failure }, view, setup);
  const { uri, version } = view;
  const { kind, fix } = action;
  if (action.command !== undefined) {
    const { name, arguments: given } = action.command;
    // What leads back to findings has to be of the same text.
    const target = action.command.uri === undefined ? uri : setup.store.clientUri(action.command.uri);
    const about = name === 'impact.silence' ? [target, version] : [target];
    const command = { title: fix.title, command: name, arguments: [...about, ...given] };
    return [client.codeActions.literals ? { ...described(action, view, setup), command } : command];
  }
  const reference: Reference = { uri, version, start, end, kind, title: fix.title };
  if (!client.codeActions.literals) return [{ title: fix.title, command: APPLY_ACTION, arguments: [reference] }];
  const plain = described(action, view, setup);
  if (client.codeActions.resolves.includes('edit')) return [{ ...plain, data: reference }];
  const isTried = fix.safe || fix.preferred === true;
  if (isTried && objectionIn(action, view) !== undefined) return [];
  const edit = workspaceEditOf(fix, view, setup);
  return edit === undefined ? [] : [{ ...plain, edit }];
}

/** An action, or what is offered in its place to a client that does not have its command. */
function takenBy(client: Client, action: Action): readonly Action[] {
  const isTaken = action.command === undefined || (OWN_COMMANDS[action.command.name]?.(client) ?? true);
  return isTaken ? [action] : (action.otherwise ?? []).flatMap((other) => takenBy(client, other));
}

/** Commands that a client has to have itself, since they ask a person or show a page. */
const OWN_COMMANDS: Partial<Record<ActionCommand['name'], (client: Client) => boolean>> = {
  // Nothing is said in anybody’s name that nobody is asked for.
  'impact.recordReview': ({ asksReviewer }) => asksReviewer,
  'impact.silence': ({ asksReason }) => asksReason,
  'impact.createReport': ({ asksReport }) => asksReport,
  'impact.openReports': ({ showsDocuments }) => showsDocuments,
  'impact.addArtifact': ({ addsArtifacts }) => addsArtifacts,
  'impact.explainRule': ({ explainsRules }) => explainsRules,
};

/** The actions that there are for a stretch of a document by now. */
function actionsIn(view: View | undefined, reference: Reference, client: Client): readonly Action[] {
  const found = byKind<readonly Action[]>(view, {
    manifest: ({ analysis }) => actionsAt(analysis, reference, (it) => it === reference.kind),
    report: ({ analysis }) => fixesIn(analysis, reference),
    card: ({ analysis }) => fixesIn(analysis, reference),
    config: ({ analysis }) => fixesIn(analysis, reference),
  });
  return (found ?? []).flatMap((action) => takenBy(client, action));
}

function described({ kind, finding, fix }: Action, view: AnalyzedView, { client }: Setup): CodeAction {
  const diagnostic = finding === undefined ? undefined : diagnosticOf(finding, view, client);
  return {
    title: fix.title,
    kind,
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
    ...(client.codeActions.preferred && fix.preferred === true ? { isPreferred: true } : {}),
  };
}

/** A fix that could not be made: a client that shows what can't be done gets the reason, and the log in any case. */
function failed(
  action: Action & { readonly failure: Failed },
  view: AnalyzedView,
  setup: Setup,
): readonly CodeAction[] {
  const { message, error } = action.failure;
  const { client, log } = setup;
  log.fault(action.fix.title, error);
  const isShown = client.codeActions.literals && client.codeActions.disabled;
  return isShown ? [{ ...described(action, view, setup), disabled: { reason: message } }] : [];
}

/** What speaks against an action, which has been tried on a copy of the document. */
function objectionIn({ fix, finding }: Action, view: AnalyzedView): string | undefined {
  // What is still to be filled in mends nothing before it is.
  const isToBeFilled = fix.edits.some(({ blanks = [] }) => blanks.some(({ start, end }) => start === end));
  const candidate = { fix, finding: isToBeFilled ? undefined : finding };
  return view.kind === 'manifest'
    ? objectionTo(view.analysis, [candidate], { unseen: false })
    : objectionInDocument(view.analysis, candidate);
}

/** The edit of the action that a reference leads to; nothing where the document has changed since. */
function editOf(data: unknown, setup: Setup): ReturnType<typeof workspaceEditOf> {
  const { connection, store } = setup;
  if (!isReference(data)) return undefined;
  const view = store.view(data.uri);
  if (view === undefined || view.kind === 'too long' || view.version !== data.version) return undefined;
  const same = ({ kind, fix }: Action): boolean => kind === data.kind && fix.title === data.title;
  const action = actionsIn(view, data, setup.client).find(same);
  if (action === undefined) return undefined;
  const objection = objectionIn(action, view);
  if (objection === undefined) return workspaceEditOf(action.fix, view, setup);
  tell(connection, 'error', t`“${action.fix.title}” was not done: ${objection}`);
  return undefined;
}

/** Whether a client that asks for `only` these kinds gets one: a kind covers all that begin with it and a dot. */
function isWanted(kind: ActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  if (only === undefined) return !kind.startsWith('source.');
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function isReference(data: unknown): data is Reference {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, start, end, kind, title } = data as Partial<Record<keyof Reference, unknown>>;
  return [uri, kind, title].every((it) => typeof it === 'string') && [start, end].every((it) => typeof it === 'number');
}
