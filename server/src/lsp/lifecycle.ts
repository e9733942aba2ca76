import {
  ErrorCodes,
  Message,
  ResponseError,
  type Connection,
  type MessageStrategy,
  type RequestMessage,
} from 'vscode-languageserver';
import { t } from '../text/l10n';
import { Settling } from './debounce';

const REFUSED_EARLY = 'impact/refused/early';
const REFUSED_LATE = 'impact/refused/late';

/** After so many turns an answer has been written: the library takes some for its head, and some more for the rest. */
const WRITTEN = 8;

/**
 * Keeps the order that the protocol demands: nothing before `initialize`, which comes once; nothing but `exit` after
 * `shutdown`. Requests out of order get the protocol's error, notifications are dropped.
 */
export class Lifecycle implements MessageStrategy {
  private phase: 'new' | 'running' | 'shut down' = 'new';
  private due: (() => void) | undefined;

  handleMessage(message: Message, next: (message: Message) => ReturnType<MessageStrategy['handleMessage']>) {
    this.catchUp();
    // What is none of the protocol's would be written into the log with all that is in it.
    if (!isOfTheProtocol(message)) return undefined;
    if (Message.isRequest(message)) return next(this.admitted(message));
    const passes = !Message.isNotification(message) || this.phase === 'running' || message.method === 'exit';
    return passes ? next(message) : undefined;
  }

  /** Has something done when the messages that are there have been answered, and in any case before the next one. */
  beforeNext(task: () => void, later: (task: () => void) => void): void {
    this.due = task;
    const waiting = new Settling(
      later,
      () => {
        this.catchUp();
      },
      WRITTEN,
    );
    waiting.touch();
  }

  /** Has requests that are out of order answered with an error. */
  attach(connection: Connection): void {
    connection.onRequest(REFUSED_EARLY, () => {
      throw new ResponseError(ErrorCodes.ServerNotInitialized, t`The server has not been initialized yet.`);
    });
    connection.onRequest(REFUSED_LATE, () => {
      const reason =
        this.phase === 'running' ? t`The server is already initialized.` : t`The server has been shut down.`;
      throw new ResponseError(ErrorCodes.InvalidRequest, reason);
    });
  }

  private catchUp(): void {
    const task = this.due;
    this.due = undefined;
    task?.();
  }

  private admitted(request: RequestMessage): RequestMessage {
    const first = request.method === 'initialize';
    if (this.phase === 'new' && !first) return { ...request, method: REFUSED_EARLY };
    if (this.phase === 'shut down' || (this.phase === 'running' && first)) return { ...request, method: REFUSED_LATE };
    this.phase = request.method === 'shutdown' ? 'shut down' : 'running';
    return first ? withCapabilities(request) : request;
  }
}

/** Whether a message is a request, an answer to one, or a notification: no list of these, and none with an odd number. */
function isOfTheProtocol(message: Message): boolean {
  if (Message.isResponse(message)) return message.id !== null;
  return Message.isRequest(message) || Message.isNotification(message);
}

/** The protocol demands that a client says what it can do; one that does not is taken to be able to do nothing. */
function withCapabilities(request: RequestMessage): RequestMessage {
  const given =
    request.params !== undefined && 'capabilities' in request.params ? request.params.capabilities : undefined;
  return { ...request, params: { ...request.params, capabilities: given ?? {} } };
}
