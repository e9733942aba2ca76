import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/analysis/analyze';
import { parse } from '../../../server/src/syntax/parse';
import type { FileState } from '../../../server/src/text/files';
import { worldOf } from '../../../server/src/workspace/world';
import { missingFile } from '../../../server/src/rules/manifest/missing-file';
import { checkRule } from '../../kit/check';

/** A manifest whose only path that can be wrong is that of an artifact’s notices. */
const withNotices = (path: string): string => `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    notices: ${path}
distributions:
  here: { of: dolma, audience: internal }
`;

const withMark = (path: string, message: string): string => {
  const marks = `#            ${'^'.repeat(path.length)} warning manifest/missing-file: ${message}\n`;
  return withNotices(path).replace('distributions:', `${marks}distributions:`);
};

describe('manifest/missing-file', () => {
  it('is silent about files that are there, and about addresses', () => {
    checkRule(missingFile, withNotices('docs/NOTICE'), { files: { 'docs/NOTICE': '' } });
    checkRule(missingFile, withNotices('./docs/../NOTICE'), { files: { NOTICE: '' } });
    checkRule(missingFile, withNotices('https://example.org/NOTICE'));
  });

  it('looks from the folder of the manifest', () => {
    checkRule(missingFile, withNotices('../NOTICE'), { path: 'data/impact.yaml', files: { NOTICE: '' } });
  });

  it('marks every kind of path', () => {
    checkRule(
      missingFile,
      `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    notices: [a.md, b.md]
#             ^^^^ warning manifest/missing-file: The notice of Dolma, “a.md”, does not exist.
#                   ^^^^ warning manifest/missing-file: The notice of Dolma, “b.md”, does not exist.
  paloma:
    manifest: "paloma/impact.yaml#paloma"
#              ^^^^^^^^^^^^^^^^^^ warning manifest/missing-file: The manifest of “paloma”, “paloma/impact.yaml”, does not exist.
derivatives:
  words:
    name: Words
    type: data
    from: { dolma: modified, paloma: modified }
    reports:
      data: c.md
#           ^^^^ warning manifest/missing-file: The data report of Words, “c.md”, does not exist.
      model: d.md
#            ^^^^ warning manifest/missing-file: The model report of Words, “d.md”, does not exist.
distributions:
  here:
    of: words
    audience: internal
    agreement: e.md
#              ^^^^ warning manifest/missing-file: The agreement of “here”, “e.md”, does not exist.
    attribution: { file: f.md }
#                        ^^^^ warning manifest/missing-file: The attribution of “here”, “f.md”, does not exist.
    notices: g.md
#            ^^^^ warning manifest/missing-file: The notice of “here”, “g.md”, does not exist.
`,
    );
  });

  it('leaves what was withdrawn alone', () => {
    checkRule(
      missingFile,
      `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
distributions:
  here: { of: dolma, audience: internal, status: withdrawn, agreement: gone.md }
`,
    );
  });

  it('marks a folder', () => {
    checkRule(missingFile, withMark('docs', 'The notice of Dolma, “docs”, is a folder, not a file.'), {
      files: { 'docs/a.md': '' },
    });
  });

  it('marks what is outside of the workspace', () => {
    checkRule(
      missingFile,
      withMark('../NOTICE', 'The notice of Dolma, “../NOTICE”, is outside the workspace, so it is not read.'),
    );
  });

  for (const path of ['/etc/NOTICE', 'C:\\NOTICE', 'c:/NOTICE']) {
    it(`marks the absolute path ${path}`, () => {
      checkRule(
        missingFile,
        withMark(path, `The notice of Dolma, “${path}”, is an absolute path, which does not work on another computer.`),
      );
    });
  }

  it('marks an id without a manifest', () => {
    checkRule(
      missingFile,
      `version: 1
artifacts:
  dolma: { manifest: "#dolma" }
#                    ^^^^^^^^ warning manifest/missing-file: “#dolma” names no manifest: write its path before the “#”.
distributions:
  here: { of: dolma, audience: internal }
`,
    );
  });

  describe('with a host that', () => {
    const told = (state: FileState, uri = 'file:///w/impact.yaml'): readonly string[] => {
      const world = worldOf({ read: () => state, isIgnored: () => false });
      const { findings } = analyze(parse(uri, withNotices('NOTICE')), {
        world,
        options: { severities: {}, today: '2024-03-01' },
        rules: [missingFile],
      });
      return findings.map(({ message }) => message);
    };

    it('can’t read the file, tells its reason', () => {
      assert.deepEqual(told({ kind: 'unreadable', reason: 'no permission' }), [
        'The notice of Dolma, “NOTICE”, can’t be read: no permission.',
      ]);
    });

    it('has not read the file yet, says nothing', () => {
      assert.deepEqual(told({ kind: 'pending' }), []);
    });

    it('has a manifest that is not saved, says nothing', () => {
      assert.deepEqual(told({ kind: 'absent' }, 'untitled:Untitled-1'), []);
    });
  });

  it('marks a manifest on the net, which is not looked up', () => {
    checkRule(
      missingFile,
      `version: 1
artifacts:
  dolma:
    manifest: https://example.org/impact.yaml#dolma
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning manifest/missing-file: The manifest of “dolma”, “https://example.org/impact.yaml”, is a web address, and those are not looked up.
distributions:
  here: { of: dolma, audience: internal }
`,
    );
  });
});
