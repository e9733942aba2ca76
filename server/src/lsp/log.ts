import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type RemoteConsole,
} from 'vscode-languageserver';
import { REPOSITORY } from '../findings/docs';
import { t } from '../text/l10n';

/** Where the server tells what went wrong in it. One line each; never the text of a document or the value of a setting. */
export class Log {
  private readonly told = new Set<string>();

  constructor(private readonly console: Pick<RemoteConsole, 'error' | 'warn' | 'info'>) {}

  info(line: string): void {
    this.console.info(line);
  }

  warn(line: string): void {
    this.console.warn(line);
  }

  /** Warns of something that may come up again and again, and has to be told once. */
  once(line: string): void {
    if (this.told.has(line)) return;
    this.told.add(line);
    this.console.warn(line);
  }

  /**
   * Tells that a part of the server broke down: once for each part and place, however often it happens. The message of
   * an error may quote a document, so its kind and place have to do.
   */
  fault(what: string, error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    const place = error instanceof Error ? placeIn(error.stack ?? '') : undefined;
    const line = t`${what} failed (${kind}${place === undefined ? '' : t` at ${place}`}).`;
    if (this.told.has(line)) return;
    this.told.add(line);
    this.console.error(t`${line} Everything else keeps running. Please report this line: ${REPOSITORY}/issues`);
  }
}

/**
 * The handler of a request, kept from harming the others: where it breaks down, that is logged, and the client is told so.
 * It then shows what it had; an answer that holds nothing would look as if all were well. A request that has been
 * cancelled while it waited is not begun.
 */
export function guarded<P, R>(
  log: Log,
  what: string,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    throwIfCancelled(token);
    try {
      return await handle(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log.fault(what, error);
      throw new ResponseError(ErrorCodes.InternalError, t`${what} failed, so there is no answer; see the log.`);
    }
  };
}

/** The same for the handler of a notification, which nobody waits for. */
export function contained<P>(log: Log, what: string, handle: (params: P) => void): (params: P) => void {
  return (params) => {
    try {
      handle(params);
    } catch (error) {
      log.fault(what, error);
    }
  };
}

/** Ends a request that the client no longer waits for. */
export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, t`The request was cancelled.`);
}

/** The name of the file and the line that an error comes from, without the folders above it. */
function placeIn(stack: string): string | undefined {
  const line = stack.split('\n').find((it) => /:\d+:\d+\)?$/.test(it));
  return line
    ?.split(/[/\\ (]/)
    .at(-1)
    ?.replace(')', '');
}
