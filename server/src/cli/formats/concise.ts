import type { Host } from '../console';
import type { Checked, PlacedFinding } from '../outcome';
import { printable } from './printable';

/** One line a finding, `FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]`, as compilers print them and editors read them. */
export function* formatConcise({ files }: Checked, host: Host): Generator<string> {
  for (const { findings } of files) for (const finding of findings) yield `${line(finding, host)}\n`;
}

function line({ place, severity, message, rule }: PlacedFinding, host: Host): string {
  const { start } = place;
  const at = `${host.pathOf(place.uri)}:${String(start.line)}:${String(start.column)}`;
  return printable(`${at}: ${severity}: ${message} [${rule}]`);
}
