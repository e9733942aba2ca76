import type { Finding } from '../findings/finding';
import type { Suppression } from '../model/suppression';
import type { Place, Places } from './places';

/** A finding with its places. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly place: Place;
  /** The proof, step by step. */
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  /** The comment that silences it. */
  readonly by?: Suppression;
}

/** What a check says of one manifest. */
export interface CheckedFile {
  readonly uri: string;
  /** In file order. */
  readonly findings: readonly PlacedFinding[];
  readonly suppressed: readonly PlacedFinding[];
  readonly places: Places;
  /** The folder of its workspace. */
  readonly root: string;
}

/** How many findings of a severity there are, the silenced ones left out. */
export function countOf(files: readonly CheckedFile[], severity: Finding['severity']): number {
  return files.reduce((sum, { findings }) => sum + findings.filter((it) => it.finding.severity === severity).length, 0);
}
