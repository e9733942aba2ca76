import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TOP_FIELDS } from '../../../server/src/manifest/document';
import { version } from '../../../server/src/rules/manifest/version';
import { analyzed, checkFix, checkRule } from '../../kit/check';

const other = 'This file has none of the fields of a manifest, so it is treated as some other file and is not checked.';

describe('manifest/version', () => {
  it('is silent on version 1', () => {
    for (const text of [
      'version: 1',
      'version: 1.0',
      '"version": 1 # the first',
      '{version: 1}',
      '---\nversion: 1\n',
    ]) {
      checkRule(version, text);
    }
  });

  it('misses the version at the first field', () => {
    checkRule(
      version,
      `
project: Words
#<^^^^^^^ error manifest/version: The manifest needs a format version: “version: 1”.
artifacts:
`,
    );
  });

  it('knows a misspelled version, and no second one', () => {
    checkRule(
      version,
      `
verison: 1
#<^^^^^^^ error manifest/version: Unknown field “verison” in the manifest. Did you mean “version”?
artifacts:
`,
    );
    checkRule(
      version,
      `
version: 1
Version: 1
#<^^^^^^^ error manifest/version: Unknown field “Version” in the manifest, which already has its version.
`,
    );
    checkRule(
      version,
      `
version: 1
x-base: &base {}
versions: 1
#<^^^^^^^^ error manifest/version: Unknown field “versions” in the manifest, which already has its version.
`,
    );
  });

  for (const [value, message] of [
    ['2', 'Format version 2 is not supported, only version 1.'],
    ['1.1', 'Format version 1.1 is not supported, only version 1.'],
    ['soon', 'Format version soon is not supported, only version 1.'],
    ['"1"', '“version” must be the number 1.'],
    ['v1', '“version” must be the number 1.'],
    ['true', '“version” must be the number 1.'],
  ] as const) {
    it(`marks ${value}`, () => {
      checkRule(
        version,
        `version: ${value}\n#        ${'^'.repeat(value.length)} error manifest/version: ${message}\n`,
      );
    });
  }

  it('marks a version without a value, or with one of several lines, at its key', () => {
    checkRule(
      version,
      'version:\n#<^^^^^^^ error manifest/version: “version” has no value; the format version is 1.\n',
    );
    checkRule(version, 'version:\n#<^^^^^^^ error manifest/version: “version” must be the number 1.\n  - 1\n  - 2\n');
  });

  describe('has a fix', () => {
    for (const [name, before, after] of [
      ['in front of the first field', '# Words\nproject: Words\n', '# Words\nversion: 1\nproject: Words\n'],
      ['after a document mark', '--- # here\nproject: Words', '--- # here\nversion: 1\nproject: Words'],
      ['after a byte order mark', '\uFEFFproject: Words\r\n', '\uFEFFversion: 1\r\nproject: Words\r\n'],
      ['in the indentation of the rest', '  project: Words\n', '  version: 1\n  project: Words\n'],
      ['in braces', '{project: Words}', '{version: 1, project: Words}'],
      ['in braces over several lines', '{\n  project: Words\n}', '{ version: 1,\n  project: Words\n}'],
      ['in empty braces', '{}', '{version: 1}'],
      ['in front of an explicit key', '? project\n: Words\n', 'version: 1\n? project\n: Words\n'],
      ['for a slip', 'verison: 1\nproject: Words', 'version: 1\nproject: Words'],
      ['for a slip in the value', 'version: "1.0"', 'version: 1'],
      ['for a value that is not there', 'version: # yet\nproject: Words', 'version: 1 # yet\nproject: Words'],
      ['for another version', 'version: 2', 'version: 1'],
    ] as const) {
      it(name, () => {
        checkFix('manifest/version', before, after);
      });
    }

    it('that is only applied unseen where the manifest says the same after it', () => {
      const isSafe = (text: string): boolean | undefined => analyzed(text).findings[0]?.fixes?.()[0]?.safe;
      assert.deepEqual(['project: P', 'verison: 1', 'version: "1"', 'version: 2'].map(isSafe), [
        true,
        true,
        true,
        false,
      ]);
    });
  });

  describe('of a document that is something else', () => {
    it('says that, and nothing more', () => {
      checkRule(
        version,
        `
services:
#<^^^^^^^^ information manifest/version: ${other}
  web: { image: "x }
services:
# impact-disable-next-line manifest/schema
`,
      );
      checkRule(version, `- of: dolma\n#<^^^^^^^^^^^ information manifest/version: ${other}\n- a\n`);
      checkRule(version, `Hello, world.\n#<^^^^^^^^^^^^^ information manifest/version: ${other}\nIt is nice here.\n`);
    });

    it('can be silenced', () => {
      checkRule(version, '# impact-disable-file manifest/version -- the settings of another tool\nservices: {}\n');
    });

    for (const [name, text] of [
      ['one key of ours', 'services: {}\nbreaches: []\n'],
      ['a key that is nearly ours', 'services: {}\nartefacts: {}\n'],
      ['a word that becomes a key', 'arti'],
    ] as const) {
      it(`does not take ${name} for something else`, () => {
        const { findings } = analyzed(text);
        assert.ok(findings.length > 1 || findings[0]?.rule !== 'manifest/version');
        assert.ok(findings.every(({ severity }) => severity === 'error'));
      });
    }
  });

  describe('of a document without anything', () => {
    const message =
      'This manifest is empty: it needs “version: 1”, then “artifacts”, “derivatives” and “distributions”.';

    it('says how to begin', () => {
      checkRule(version, `\n# Words\n#<^^^^^^^ information manifest/version: ${message}\n# by the lab\n`);
      for (const text of ['', '\n', '\uFEFF', '---\n']) {
        const { findings } = analyzed(text);
        assert.deepEqual(
          findings.map((finding) => [finding.severity, finding.message]),
          [['information', message]],
        );
      }
    });

    it('has a fix that begins, and gives a manifest that is right', () => {
      const begun = 'version: 1\n\nartifacts:\n\nderivatives:\n\ndistributions:\n';
      checkFix('manifest/version', '', begun);
      checkFix('manifest/version', '# Words\n', `# Words\n${begun}`);
      checkFix(
        'manifest/version',
        '# Words\r\n# by the lab',
        `# Words\r\n# by the lab\r\n${begun.replaceAll('\n', '\r\n')}`,
      );
    });
  });

  it('knows the fields of the schema', () => {
    const file = resolve(__dirname, '../../../schemas/impact.schema.json');
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
    assert.deepEqual(TOP_FIELDS, Object.keys(schema.properties));
  });

  it('does not miss a version that stands in a text that can’t be read', () => {
    const { findings } = analyzed('version:1\nartifacts: {}\n');
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['manifest/syntax'],
    );
  });
});
