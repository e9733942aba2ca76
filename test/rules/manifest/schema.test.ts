import assert from 'node:assert/strict';
import { rules } from '../../../server/src/rules';
import { schema } from '../../../server/src/rules/manifest/schema';
import { analyzed, checkFix, checkRule, only } from '../../kit/check';

const around = (...lines: readonly string[]): string =>
  ['version: 1', ...lines, 'distributions:', '  here: { of: dolma, audience: internal }', ''].join('\n');
const inDolma = (...lines: readonly string[]): string =>
  around('artifacts:', '  dolma:', '    name: Dolma', '    type: data', '    license: AI2-ImpACT-MR', ...lines);

describe('manifest/schema', () => {
  it('is silent on a manifest with all there is', () => {
    checkRule(
      schema,
      `
version: 1
project: Words
contact: { name: Ada, email: ada@example.org, organization: Example Lab }
x-tool: { any: [thing] }
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    risk: medium
    licensor: The Allen Institute for Artificial Intelligence
    year: 2023
    source: https://huggingface.co/datasets/allenai/dolma
    revision: v1.6
    license-version: "1.0"
    acquired: 2023-08-18
    x-note: kept
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
    x-note: of the first release
    uses: [research, { use: chat, disclosed: true }]
    updated: 2023-09-01
distributions:
  here: { of: [words], audience: internal, status: planned }
breaches: []
`,
    );
  });

  it('is silent on sections without entries', () => {
    checkRule(schema, 'version: 1\nartifacts:\nderivatives: {}\nbreaches: []\n');
  });

  it('marks fields on the top level, on the key', () => {
    checkRule(
      schema,
      `
version: 1
projct: Words
#<^^^^^^ error manifest/schema: Unknown field “projct” in the manifest. Did you mean “project”?
contact: me
#        ^^ error manifest/schema: “contact” must be a map of fields such as “name” and “email”, not text.
`,
    );
  });

  it('marks what is missing on the id, and what is wrong on the value', () => {
    checkRule(
      schema,
      `
version: 1
artifacts:
  dolma:
# ^^^^^ error manifest/schema: “dolma” needs a type: data, model, code or service.
    name: Dolma
    license: AI2-ImpACT-MR
  paloma: { name: Paloma, type: text, license: AI2-ImpACT-LR }
#                               ^^^^ error manifest/schema: “type” is “text”; it must be data, model, code or service.
distributions:
  here: { of: [dolma, paloma], audience: internal }
breaches:
  - of: dolma
#   ^^^^^^^^^ error manifest/schema: Breach 1 needs the date it was “notified”.
  - notified: 2024-02-20
#   ^^^^^^^^^^^^^^^^^^^^ error manifest/schema: Breach 2 needs an “of” with the id of an artifact or derivative.
  -
# ^ error manifest/schema: Breach 3 needs an “of” with the id of an artifact or derivative and the date it was “notified”.
`,
    );
  });

  it('marks a value of several lines by its key', () => {
    checkRule(
      schema,
      inDolma(
        '    source:',
        '#   ^^^^^^ error manifest/schema: “source” must be a path or URL, not a list.',
        '      - https://example.org/a',
        '      - https://example.org/b',
      ),
    );
  });

  it('says once what is wrong with something that is used twice', () => {
    checkRule(
      schema,
      `
version: 1
x-base: &base
  license: AI2-ImpACT-LR
  type: models
#       ^^^^^^ error manifest/schema: “type” is “models”; it must be data, model, code or service. Did you mean “model”?
artifacts:
  small: { <<: *base, name: Small }
  large: { <<: *base, name: Large }
distributions:
  here: { of: [small, large], audience: internal }
`,
    );
  });

  it('takes a key __proto__ for what it is', () => {
    checkRule(
      schema,
      inDolma(
        '    __proto__: 1',
        '#   ^^^^^^^^^ error manifest/schema: Unknown field “__proto__” in artifact “dolma”.',
      ),
    );
  });

  it('does not say what may only come from a text that can’t be read', () => {
    const text = around('artifacts:', '  dolma:', '    nam: Dolma', '    type: [data');
    const { findings } = analyzed(text);
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'manifest/schema').map(({ message }) => message),
      ['Unknown field “nam” in artifact “dolma”. Did you mean “name”?'],
    );
    assert.ok(findings.some(({ rule }) => rule === 'manifest/syntax'));
  });

  describe('has a fix', () => {
    it('for a misspelled field', () => {
      checkFix('manifest/schema', inDolma('    "yeer": 2023 # first'), inDolma('    "year": 2023 # first'));
    });

    it('for a misspelled value', () => {
      const text = (type: string): string =>
        around('artifacts:', `  dolma: { name: Dolma, license: AI2-ImpACT-MR, type: ${type} }`);
      checkFix('manifest/schema', text("'dat'"), text("'data'"));
    });

    it('for a date', () => {
      checkFix('manifest/schema', inDolma('    acquired: 2023/8/18'), inDolma('    acquired: 2023-08-18'));
    });

    it('for a number in quotes', () => {
      checkFix('manifest/schema', inDolma('    year: "2023"'), inDolma('    year: 2023'));
    });

    it('for text that looks like a number', () => {
      checkFix('manifest/schema', inDolma('    revision: 1.10'), inDolma('    revision: "1.10"'));
      checkFix('manifest/schema', inDolma('    license-version: 2.0'), inDolma('    license-version: "2.0"'));
    });

    it('for a word where a list has to be', () => {
      const text = (uses: string): string => `version: 1
derivatives:
  words: { name: Words, type: data, from: { dolma: modified }, uses: ${uses} }
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
`;
      checkFix('manifest/schema', text('chat'), text('[chat]'));
    });

    it('for a missing field with few values, one for each', () => {
      const text = (type: string): string =>
        around('artifacts:', '  dolma:', `    name: Dolma${type}`, '    license: AI2-ImpACT-MR');
      checkFix('manifest/schema', text(''), text('\n    type: model'), { title: 'Add “type: model”' });
      assert.deepEqual(
        fixesIn(text('')).map(({ title, safe }) => [title, safe]),
        [
          ['Add “type: data”', false],
          ['Add “type: model”', false],
          ['Add “type: code”', false],
          ['Add “type: service”', false],
        ],
      );
    });

    it('for a value that may be any of a few, one for each', () => {
      const text = `version: 1
artifacts: { dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR } }
distributions: { here: { of: dolma, audience: everyone } }
`;
      assert.deepEqual(
        fixesIn(text).map(({ title, safe }) => [title, safe]),
        [
          ['Change to “internal”', false],
          ['Change to “third-party”', false],
          ['Change to “public”', false],
        ],
      );
    });

    it('for a key that is no id, which a person has to look at', () => {
      const text = (id: string): string =>
        `version: 1\nartifacts:\n  ${id}: { name: Dolma, type: data, license: AI2-ImpACT-MR }\n`;
      checkFix('manifest/schema', text('My Dolma'), text('my-dolma'), only('manifest/schema'));
      assert.deepEqual(
        fixesIn(text('My Dolma')).map(({ safe }) => safe),
        [false],
      );
    });
  });

  function fixesIn(text: string): readonly { readonly title: string; readonly safe: boolean }[] {
    const finding = analyzed(text).findings.find(({ rule }) => rule === 'manifest/schema');
    return finding?.fixes?.() ?? assert.fail('no finding');
  }

  it('is one of the rules', () => {
    assert.ok(rules.some(({ id }) => id === 'manifest/schema'));
  });
});
