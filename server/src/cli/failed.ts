import type { Host } from './host';
import { printable } from './printable';
import type { ExitCode } from './run';

/** Says why something could not be done, and ends so. */
export function failed(message: string, host: Host): ExitCode {
  host.warn(`${printable(message)}\n`);
  return 2;
}
