import type { Connection, InitializeParams } from 'vscode-languageserver';
import { clientOf, type Client } from './client/capabilities';
import { speakOneOf, type Catalogs } from '../text/l10n';
import type { Lifecycle } from './lifecycle';
import { offersFor } from './server-capabilities';

/** All that the server does once a client has introduced itself. */
export type Engine = (params: InitializeParams, client: Client) => void;

/** What a server is made of. */
export interface Parts {
  readonly version: string;
  readonly catalogs: Catalogs;
  readonly engine: () => Engine;
  readonly later: (task: () => void) => void;
}

/**
 * Answers the client that introduces itself, and begins the work before whatever it says next. The answer needs nothing
 * of what does the work, so that is loaded while the client makes up its mind.
 */
export function serve(connection: Connection, lifecycle: Lifecycle, { version, catalogs, engine, later }: Parts): void {
  lifecycle.attach(connection);
  connection.onInitialize((params) => {
    const client = clientOf(params.capabilities);
    lifecycle.beforeNext(() => {
      speakOneOf([params.locale ?? ''], catalogs);
      engine()(params, client);
    }, later);
    return {
      serverInfo: { name: 'impact-language-server', version },
      capabilities: offersFor(client),
    };
  });
}
