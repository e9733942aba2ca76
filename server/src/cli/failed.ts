import type { Host } from './console';
import { printable } from './formats/printable';
import type { ExitCode } from './command';

/** Says why something could not be done, and ends so. */
export function failed(message: string, host: Host): ExitCode {
  host.warn(`${printable(message)}\n`);
  return 2;
}
