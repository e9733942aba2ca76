import type { CodeAction, CodeActionKind, Command } from 'vscode-languageserver';
import { objectionTo } from '../../analysis/trial';
import { codeActions as actionsAt, type Action, type ActionKind, type Failed } from '../../features/code-actions';
import { tell } from '../client/notify';
import { diagnosticOf } from '../diagnostics';
import type { Handler, Setup } from '../handler';
import { actionsInReport } from './in-report';
import { guarded } from '../log';
import { APPLY_ACTION } from '../server-capabilities';
import type { View } from '../documents/store';
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

/** Fixes and refactorings for a stretch of the text; their edits are told when one is chosen, where the client can ask. */
export const codeActions: Handler = (setup) => {
  const { connection, store, client, log, commands } = setup;
  const resolves = client.codeActions.resolves.includes('edit');
  connection.onCodeAction(
    guarded(log, 'Code actions', (params) => {
      const { textDocument, range, context } = params;
      const view = store.view(textDocument.uri);
      if (view === undefined) return actionsInReport(setup, params);
      const [start, end] = [view.places.offsetAt(range.start), view.places.offsetAt(range.end)];
      const found = actionsAt(view.analysis, start, end, (kind) => isWanted(kind, context.only));
      let tries = 0;
      return found.flatMap((action): readonly (CodeAction | Command)[] => {
        if (action.failure !== undefined) return failed(action, action.failure, view, setup);
        const reference = {
          uri: view.uri,
          version: view.version,
          start,
          end,
          kind: action.kind,
          title: action.fix.title,
        };
        if (!client.codeActions.literals) {
          return [{ title: action.fix.title, command: APPLY_ACTION, arguments: [reference] }];
        }
        const plain = described(action, view, setup);
        if (resolves) return [{ ...plain, data: reference }];
        // A client that can't ask for the edit later gets those that there is time to try.
        const edit = ++tries > MOST_TRIES ? undefined : triedEdit(action, view, setup);
        return edit === undefined ? [] : [{ ...plain, edit }];
      });
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    guarded(log, 'A code action', (it: CodeAction) => {
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

function described({ kind, finding, fix }: Action, view: View, { client }: Setup): CodeAction {
  const diagnostic = finding === undefined ? undefined : diagnosticOf(finding, view, client);
  return {
    title: fix.title,
    kind,
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
    ...(client.codeActions.preferred && fix.preferred === true ? { isPreferred: true } : {}),
  };
}

/** A fix that could not be made: a client that shows what can't be done gets the reason, and the log in any case. */
function failed(action: Action, { message, error }: Failed, view: View, setup: Setup): readonly CodeAction[] {
  const { client, log } = setup;
  log.fault(action.fix.title, error);
  const isShown = client.codeActions.literals && client.codeActions.disabled;
  return isShown ? [{ ...described(action, view, setup), disabled: { reason: message } }] : [];
}

/** How many fixes are tried for one answer. */
const MOST_TRIES = 30;

/** The edit of an action that has been tried on a copy; nothing for one that would do harm or not what it is for. */
function triedEdit(action: Action, view: View, setup: Setup): ReturnType<typeof workspaceEditOf> {
  const objection = objectionTo(view.analysis, [action], { unseen: false });
  return objection === undefined ? workspaceEditOf(action.fix, view, setup.store, setup.client) : undefined;
}

/** The edit of the action that a reference leads to; nothing where the document has changed since. */
function editOf(data: unknown, setup: Setup): ReturnType<typeof workspaceEditOf> {
  const { connection, store } = setup;
  if (!isReference(data)) return undefined;
  const view = store.view(data.uri);
  if (view === undefined || view.version !== data.version) return undefined;
  const same = ({ kind, fix }: Action): boolean => kind === data.kind && fix.title === data.title;
  const action = actionsAt(view.analysis, data.start, data.end, (kind) => kind === data.kind).find(same);
  if (action === undefined) return undefined;
  const objection = objectionTo(view.analysis, [action], { unseen: false });
  if (objection === undefined) return workspaceEditOf(action.fix, view, store, setup.client);
  tell(connection, 'error', `“${action.fix.title}” was not done: ${objection}`);
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
