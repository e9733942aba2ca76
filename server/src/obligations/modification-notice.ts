import { isWritten } from '../manifest/is-written';
import { isPlaceholder, sentencesOf } from '../text/placeholder';
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
    if (changes !== undefined && !sentencesOf(changes.value).every(isPlaceholder)) {
      return [{ ...base, state: 'met', faults: [], evidence: { uri: derivative.uri, span: changes.span } }];
    }
    const faults = [
      changes === undefined || changes.value.trim() === ''
        ? { kind: isWritten(derivative, 'changes') ? ('unreadable' as const) : ('absent' as const) }
        : { kind: 'placeholder' as const, at: changes },
    ];
    return [{ ...base, state: stateOf(faults), faults }];
  });
}
