import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itHolds } from '../kit/runs';
import { anyRelease, judged } from '../kit/verdicts';

/** Told of a work, whoever gets it; its fault is one of giving it outside, so that internal use stays as it is. */
const OF_WHAT_GOES_OUTSIDE: ReadonlySet<string> = new Set(['use/condition', 'lineage/outbound-license']);

describe('a manifest with one distribution', () => {
  itHolds('is let through by no gate where checking it finds an error', { quick: 8, slow: 500 }, (numRuns) => {
    fc.assert(
      fc.property(anyRelease, (release) => {
        const { analysis, verdict } = judged(release);
        const isOfOthers = (rule: string): boolean => verdict?.kind === 'internal' && OF_WHAT_GOES_OUTSIDE.has(rule);
        const errors = analysis.findings.filter(({ severity, rule }) => severity === 'error' && !isOfOthers(rule));
        if (verdict === undefined || errors.length === 0) return;
        const told = errors.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
        assert.ok(verdict.kind !== 'ready' && verdict.kind !== 'internal', `${verdict.kind}\n${told}\n${release.text}`);
      }),
      { numRuns },
    );
  });
});
