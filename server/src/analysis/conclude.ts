import type { Finding } from '../findings/finding';
import type { Suppression } from '../manifest/suppression';
import type { Extent } from '../syntax/extent';
import type { Fault } from './failure';
import { inOrder, placed, type Placed, type Told } from './order';
import { runOnSuppressions, type OnSuppressions } from './run';
import { suppress, type Commented, type Suppressed } from './suppress';

/** What is found in a document of any kind. */
export interface Findings {
  /** In file order. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Where each of these stands; nothing for one whose words are not in the document. */
  readonly extents: ReadonlyMap<Finding, Extent>;
  /** What broke down, for the log; each is among the findings as well. */
  readonly faults: readonly Fault[];
}

/** What the rules have said of a document. */
interface Said {
  readonly told: readonly Told[];
  readonly comments: readonly Suppression[];
  /** The rules that broke down, now or in a run whose results still hold. */
  readonly failed: readonly string[];
}

/**
 * The end of every analysis: the words of each finding are looked up in the text, what comments silence is taken out, and
 * what is to be said of the comments themselves is added, which a comment of its own can silence as well.
 */
export function conclude(document: Commented, { told, comments, failed }: Said, asking: OnSuppressions): Findings {
  const { today } = asking.options;
  const found = placed(document, told);
  const first = suppress(document, { comments, today }, found);
  const unused = runOnSuppressions(withFailed(first.silenced, failed), asking);
  const more = placed(
    document,
    unused.findings.map((finding) => ({ finding })),
  );
  const second = suppress(document, { comments, today }, more);
  const left = second.left.length === 0 ? first.left : inOrder(document, [...first.left, ...second.left]);
  return {
    findings: left.map(({ finding }) => finding),
    suppressed: [...first.suppressed, ...second.suppressed],
    extents: extentsOf(found, more),
    faults: unused.faults,
  };
}

/** The offsets of findings, so that whoever shows or changes them need not look for their words again. */
export function extentsOf(...found: readonly (readonly Placed[])[]): ReadonlyMap<Finding, Extent> {
  const extents = new Map<Finding, Extent>();
  for (const all of found)
    for (const { finding, extent } of all) if (extent !== undefined) extents.set(finding, extent);
  return extents;
}

/** What a rule that broke down would have said is not known, so neither is whether a comment silences any of it. */
function withFailed(
  silenced: ReadonlyMap<Suppression, ReadonlySet<string>>,
  failed: readonly string[],
): ReadonlyMap<Suppression, ReadonlySet<string>> {
  if (failed.length === 0) return silenced;
  return new Map([...silenced].map(([suppression, rules]) => [suppression, new Set([...rules, ...failed])]));
}
