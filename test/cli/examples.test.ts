import assert from 'node:assert/strict';
import { filesIn, impact } from '../kit/cli';
import { EXAMPLES, EXAMPLES_DAY, exampleFindings, exampleManifests } from '../kit/examples';

interface Told {
  readonly file: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
  }[];
}

describe('impact check on the examples', () => {
  const expected = exampleFindings();

  it('finds in each what is expected, and no more', () => {
    const { out } = impact(EXAMPLES, ['check', '--format', 'json', '--today', EXAMPLES_DAY]);
    const told = new Map(filesIn<Told>(out).map(({ file, findings }) => [file, findings]));
    const reports = [...told].filter(([file]) => file.endsWith('.md'));
    assert.deepEqual([...told.keys()].filter((file) => !file.endsWith('.md')).sort(), exampleManifests());
    // What is wrong in a report is marked where a manifest names it, and found in the report as well.
    const rules = reports.flatMap(([, findings]) => findings.map(({ rule }) => rule));
    assert.deepEqual([...new Set(rules)].sort(), ['report/incomplete', 'report/stale']);
    for (const [file, findings] of told) {
      if (file.endsWith('.md')) continue;
      const found = findings.map(({ rule, severity, range: { start } }) =>
        [start.line, start.column, severity, rule].join(' '),
      );
      const marked = (expected.get(file) ?? []).map(({ line, start, severity, rule }) =>
        [line + 1, start + 1, severity, rule].join(' '),
      );
      assert.deepEqual(found.sort(), marked.sort(), file);
    }
  });

  it('ends well on the valid ones, and not on the broken ones', () => {
    assert.equal(impact(EXAMPLES, ['check', 'valid', '--today', EXAMPLES_DAY]).code, 0);
    assert.equal(impact(EXAMPLES, ['check', 'broken', '--today', EXAMPLES_DAY]).code, 1);
  });
});
