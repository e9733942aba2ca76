import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HINDERED, type VerdictKind } from '../../server/src/obligations/reason';
import type { Finding } from '../../server/src/findings/finding';
import type { Verdict } from '../../server/src/analysis/verdict';
import { applied } from '../kit/check';
import { itHolds } from '../kit/runs';
import { anyRelease, judged } from '../kit/verdicts';

/** The hardest verdict first. */
const ORDER: readonly VerdictKind[] = [...HINDERED, 'ready', 'internal'];

const isLaxer = (one: VerdictKind, other: VerdictKind): boolean => ORDER.indexOf(one) > ORDER.indexOf(other);

/** The rules that tell what a verdict was made from: its reasons, and what is owed. */
function deciding({ reasons, obligations }: Verdict): (finding: Finding) => boolean {
  const rules = new Set(reasons.map(({ rule }) => rule));
  const isOwing = obligations.some(({ state }) => state !== 'met');
  return ({ rule }) => rules.has(rule) || (isOwing && /^(?:distribution|report|terms)\//.test(rule));
}

/**
 * What a person is shown about a misspelled word mends what could not be understood; anything that was understood stays as
 * strict as it was, unless it was the reason.
 */
describe('a fix', () => {
  itHolds('makes a verdict laxer only where what it mends was the reason', { quick: 4, slow: 200 }, (numRuns) => {
    fc.assert(
      fc.property(anyRelease, (release) => {
        const { analysis, verdict: before } = judged(release);
        if (before === undefined) return;
        const isReason = deciding(before);
        for (const finding of analysis.findings)
          for (const fix of finding.fixes?.() ?? []) {
            const { text, files } = applied(analysis, fix, { files: release.files });
            const after = judged({ text, files }).verdict?.kind;
            if (after === undefined || !isLaxer(after, before.kind)) continue;
            assert.ok(isReason(finding), `${finding.rule}, “${fix.title}”: ${before.kind} → ${after}\n${text}`);
          }
      }),
      { numRuns },
    );
  });

  itHolds('that is applied unseen forbids nothing less', { quick: 4, slow: 200 }, (numRuns) => {
    fc.assert(
      fc.property(anyRelease, (release) => {
        const { analysis, verdict: before } = judged(release);
        for (const fix of analysis.findings.flatMap(({ fixes }) => fixes?.() ?? []).filter(({ safe }) => safe)) {
          const { text, files } = applied(analysis, fix, { files: release.files });
          const after = judged({ text, files }).verdict;
          if (before?.kind !== 'forbidden' || after === undefined) continue;
          assert.equal(after.kind, 'forbidden', `“${fix.title}”\n${text}`);
        }
      }),
      { numRuns },
    );
  });
});
