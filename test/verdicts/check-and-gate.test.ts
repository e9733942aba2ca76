import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itHolds } from '../kit/runs';
import { anyRelease, judged } from '../kit/verdicts';

describe('a manifest with one distribution', () => {
  itHolds('is let through by no gate where checking it finds an error', { quick: 60, slow: 500 }, (numRuns) => {
    fc.assert(
      fc.property(anyRelease, (release) => {
        const { analysis, verdict } = judged(release);
        // The condition of a use is owed with what goes outside, as all that is missing is; the rule tells it of the work.
        const isOfOthers = (rule: string): boolean => verdict?.kind === 'internal' && rule === 'use/condition';
        const errors = analysis.findings.filter(({ severity, rule }) => severity === 'error' && !isOfOthers(rule));
        if (verdict === undefined || errors.length === 0) return;
        const told = errors.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
        assert.ok(verdict.kind !== 'ready' && verdict.kind !== 'internal', `${verdict.kind}\n${told}\n${release.text}`);
      }),
      { numRuns },
    );
  });
});
