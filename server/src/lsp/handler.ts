import type { Connection } from 'vscode-languageserver';
import type { Client } from './client/capabilities';
import type { Host } from './host';
import type { Log } from './log';
import type { CommandName } from './messages';
import type { Store } from './documents/store';

/** What a feature is given to work with. */
export interface Setup {
  readonly connection: Connection;
  readonly store: Store;
  /** What the client can do; what it can't do, it gets in the plain form. */
  readonly client: Client;
  readonly log: Log;
  readonly host: Host;
  /**
   * What a client can have done by name (`workspace/executeCommand`). A handler adds its own; the client makes each known
   * to its user under that name, so a client that has a command of the name itself must not be offered another.
   */
  readonly commands: Map<CommandName, Command>;
}

/** Does what a command stands for. The arguments come from the client and may be anything. */
export type Command = (args: readonly unknown[]) => Promise<unknown>;

/**
 * Connects one feature with the protocol. To add one:
 *
 * 1. `handlers/<feature>.ts` exports one `Handler`, which calls `connection.on…(guarded(log, 'Hover', …))`. The function
 *    takes a view of the manifest from the store, calls the feature, and gives its spans to `view.places`:
 *
 *        export const hover: Handler = ({ connection, store, client, log }) => {
 *          connection.onHover(
 *            guarded(log, 'Hover', ({ textDocument, position }) => {
 *              const view = store.view(textDocument.uri);
 *              const found = view && hoverAt(view.analysis, view.places.offsetAt(position));
 *              return found === undefined ? null : { contents: markup(client.hover, found.content), … };
 *            }),
 *          );
 *        };
 *
 * 2. Add it to the list in `handlers/index.ts`, and to what the client is told in `offers.ts`.
 * 3. A test in `test/lsp/<feature>.test.ts` asks the built server.
 *
 * Never keep a view for later: after giving way to other messages (`await`), ask the store again. What can be turned off
 * looks at `view.settings` on each request. What the client can do is in `capabilities.ts`, and only there.
 */
export type Handler = (setup: Setup) => void;
