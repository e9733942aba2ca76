import { isWritten } from '../manifest/is-written';
import type { Release } from '../lineage/release';
import { stateOf, type ModificationOwed } from './obligation';

/** What was changed: owed for each derivative that is shared. */
export function modificationsOwed({ subjects }: Release): readonly ModificationOwed[] {
  return subjects.flatMap((subject): readonly ModificationOwed[] => {
    const { derivative, strictest } = subject;
    if (derivative === undefined) return [];
    const base = {
      kind: 'modification-notice',
      subjects: [subject],
      path: strictest.path,
      derivative,
    } as const;
    const { changes } = derivative;
    if (changes !== undefined && changes.value.trim() !== '') {
      return [{ ...base, state: 'met', faults: [], evidence: { uri: derivative.uri, span: changes.span } }];
    }
    const faults = [{ kind: isWritten(derivative, 'changes') ? 'unreadable' : 'absent' }] as const;
    return [{ ...base, state: stateOf(faults), faults }];
  });
}
