import { createColors } from 'picocolors';
import type { Host } from '../console';

export type Styles = ReturnType<typeof createColors>;

/** Colors where people read what is written: on a terminal, unless `NO_COLOR` or `FORCE_COLOR` says otherwise. */
export function stylesFor({ environment, isTerminal }: Host): Styles {
  return createColors(isColored(environment, isTerminal));
}

function isColored(environment: Host['environment'], isTerminal: boolean): boolean {
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: terminal } = environment;
  if (none !== undefined && none !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTerminal && terminal !== 'dumb';
}
