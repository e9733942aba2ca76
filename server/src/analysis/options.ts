import type { Severity } from '../findings/finding';

/** What a person may set, the same for the editor and the terminal. */
export interface Options {
  /** By rule id; rules that are not named have their own severity. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The day of the check, YYYY-MM-DD. Comes from outside, so that a check can be repeated. */
  readonly today: string;
}
