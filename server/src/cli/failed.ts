import type { Host } from './console';
import { printable } from './formats/printable';
import type { ExitCode } from './command';

/** Says why something could not be done, and ends so. */
export function failed(message: string, host: Host): ExitCode {
  host.warn(`${printable(message)}\n`);
  return 2;
}

/** Says what could not be looked at, and ends so; nothing where all could. What was found is right as far as it goes. */
export function unread({ notRead }: { readonly notRead: readonly string[] }, host: Host): ExitCode | undefined {
  for (const sentence of notRead) failed(sentence, host);
  return notRead.length === 0 ? undefined : 2;
}
