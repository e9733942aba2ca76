import assert from 'node:assert/strict';
import fc from 'fast-check';
import ignore from 'ignore';
import { ignoreRules } from '../../server/src/host/node/ignore-rules';
import { processorTime } from '../kit/growth';
import { itHolds } from '../kit/runs';

describe('rules of git', () => {
  it('with many stars take no time', () => {
    const deep = Array.from({ length: 1500 }, () => 'a').join('/');
    const long = 'a'.repeat(255);
    const spent = processorTime(() => {
      for (const pattern of [
        '**/a/'.repeat(7),
        '**/a/**/'.repeat(20),
        '*a'.repeat(40),
        `${'*a'.repeat(60)}b/`,
        '**/*a*a*a*a*b/**',
      ])
        for (const path of [`${deep}/b`, `${long}/${long}/x`, long])
          ignoreRules(`${pattern}\n${pattern}b\n`, true).leavesOut(path.split('/'), false);
    });
    assert.ok(spent < 2000, `${String(spent)} ms`);
  });

  itHolds('mean the same with few stars and many', { quick: 60, slow: 2000 }, (numRuns) => {
    const segment = fc.constantFrom('a', 'b', '*', '**', 'a*', '*b', '?', '[ab]', '[!a]', 'a?*');
    const pattern = fc
      .tuple(fc.constantFrom('', '!', '/'), fc.array(segment, { minLength: 1, maxLength: 5 }), fc.constantFrom('', '/'))
      .map(([before, segments, after]) => `${before}${segments.join('/')}${after}`);
    const path = fc
      .tuple(
        fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'aab'), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', '/'),
      )
      .map(([names, after]) => `${names.join('/')}${after}`);
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), path, (patterns, at) => {
        // A path is asked for after all the folders that lead to it, so only what they leave open matters.
        const names = at.replace(/\/$/, '').split('/');
        const folders = names.slice(0, -1).map((_, index) => `${names.slice(0, index + 1).join('/')}/`);
        const rules = ignore({ ignorecase: false }).add(patterns);
        fc.pre(folders.every((folder) => !rules.ignores(folder)));
        const said = ignoreRules([...patterns, '*x*x*x'].join('\n'), false).leavesOut(names, at.endsWith('/'));
        assert.equal(said ?? false, rules.test(at).ignored, at);
      }),
      { numRuns },
    );
  });
});
