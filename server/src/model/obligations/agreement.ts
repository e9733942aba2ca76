import { span, type Span } from '../../text/span';
import { isWritten, shippedAt } from '../shipped';
import type { Case } from './case';
import { stateOf, type Agreement } from './obligation';

/** The terms of a distribution: owed once, whatever it shares. */
export function agreementOwed({ distribution, subjects, files }: Case): readonly Agreement[] {
  const [first] = subjects;
  const base = { kind: 'agreement', subjects, path: first.strictest.path } as const;
  const missing = (kind: 'absent' | 'unreadable'): Agreement => ({
    ...base,
    state: 'missing',
    faults: [{ kind }],
    unchecked: false,
  });
  const { agreement } = distribution;
  if (agreement === undefined) return [missing(isWritten(distribution, 'agreement') ? 'unreadable' : 'absent')];
  const shipped = shippedAt(files, distribution.uri, agreement);
  if (shipped.kind === 'unreadable') return [missing('unreadable')];
  if (shipped.kind === 'address') {
    return [{ ...base, state: 'met', faults: [], evidence: { uri: shipped.uri }, unchecked: true }];
  }
  const mention = mentionIn(shipped.fragment.text);
  if (mention === undefined) {
    const faults = [{ kind: 'no-restrictions', at: agreement }] as const;
    return [{ ...base, state: stateOf(faults), faults, unchecked: false }];
  }
  const at: Span = span(shipped.fragment, mention.start, mention.end);
  return [{ ...base, state: 'met', faults: [], evidence: { uri: shipped.uri, span: at }, unchecked: false }];
}

/** Where a text speaks of the use-based restrictions, by that name or as Exhibit A; UTF-16 offsets. */
function mentionIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const named =
    /\buse[-‐‑–\s]based\s{1,80}restrictions?\b/i.exec(text) ?? /\b(?:Exhibit|EXHIBIT)\s{1,80}A\b/.exec(text);
  return named === null ? undefined : { start: named.index, end: named.index + named[0].length };
}
