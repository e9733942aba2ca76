import assert from 'node:assert/strict';
import { schema } from '../../../server/src/rules/manifest/schema';
import { syntax } from '../../../server/src/rules/manifest/syntax';
import { analyzed, check, checkFix, checkRule, only } from '../../kit/check';

describe('manifest/syntax', () => {
  it('is silent on a well-formed manifest', () => {
    checkRule(syntax, 'version: 1\n');
  });

  it('marks a key that is there twice, with the first one', () => {
    const { findings } = checkRule(
      syntax,
      `
version: 1
project: Words
project: More words
#<^^^^^^^ error manifest/syntax: “project” is already in this map; only the first one counts.
`,
    );
    assert.equal(findings[0]?.related?.length, 1);
  });

  it('marks a section that is there twice, and checks the entries of both', () => {
    checkRule(
      syntax,
      `
version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
artifacts:
#<^^^^^^^^^ error manifest/syntax: “artifacts” is already in this map; move what is below it to the first one.
  paloma: { name: Paloma, type: data, license: AI2-ImpACT-LR }
distributions:
  here: { of: [dolma, paloma], audience: internal }
`,
    );
  });

  it('marks the first place that could not be decoded, and says so once', () => {
    check(
      `
version: 1
artifacts:
  words: { name: W\uFFFDrter, type: data, license: AI2-ImpACT-MR }
#                 ^ error manifest/syntax: This can’t be decoded: the file is not in UTF-8 or UTF-16, or characters were lost earlier. Save it as UTF-8, and write the lost characters again.
  more: { name: M\uFFFDre, type: data, license: AI2-ImpACT-MR }
distributions:
  here: { of: [words, more], audience: internal }
`,
      only('manifest/syntax', 'manifest/schema'),
    );
  });

  it('takes nothing that is no text for something else', () => {
    for (const text of ['\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'services:\n  caf\uFFFD: 1\n', 'v\0e\0r\0s\0'])
      assert.ok(
        analyzed(text).findings.some(({ rule, severity }) => rule === 'manifest/syntax' && severity === 'error'),
      );
  });

  it('keeps a fault inside its entry', () => {
    check(
      `
version: 1
artifacts:
  dolma:
    name: "Dolma
#         ^^^^^^ error manifest/syntax: The closing quote is missing.
  paloma:
    name: Paloma
    type: dataset
#         ^^^^^^^ error manifest/schema: “type” is “dataset”; it must be data, model, code or service. Did you mean “data”?
    license: AI2-ImpACT-LR
distributions:
  here: { of: [dolma, paloma], audience: internal }
`,
      { rules: [syntax, schema] },
    );
  });

  it('marks where a second manifest begins', () => {
    checkRule(
      syntax,
      `
version: 1
---
#<^^^ error manifest/syntax: One file holds one manifest: move what follows this line to a separate file.
version: 1
`,
    );
  });

  it('marks the innermost bracket that is left open', () => {
    checkRule(
      syntax,
      `
version: 1
project: [Words, { name: More
#                ^ error manifest/syntax: The closing brace for this one is missing, or its items are not separated by commas.
`,
    );
  });

  it('says what to do about a second colon', () => {
    checkRule(
      syntax,
      `
version: 1
project: Words: and more
#        ^ error manifest/syntax: There is a second key on this line: put the value in quotes, or the inner key on its own line, indented.
`,
    );
  });
});

describe('the fix of a text that can’t be read', () => {
  const mended = (before: string, after: string): void =>
    checkFix('manifest/syntax', before, after, only('manifest/syntax'));
  const told = (text: string): string =>
    analyzed(text, only('manifest/syntax'))
      .findings.map(({ rule }) => rule)
      .join();

  const fixesIn = (text: string): readonly string[] =>
    analyzed(text, only('manifest/syntax')).findings.flatMap((finding) =>
      (finding.fixes?.() ?? []).map(({ title }) => title),
    );

  it('indents with spaces', () => {
    mended(
      'version: 1\nartifacts:\n  dolma:\n\t\tname: Dolma\n\t\ttype: data\n',
      'version: 1\nartifacts:\n  dolma:\n    name: Dolma\n    type: data\n',
    );
  });

  it('ends a quote at the end of its line', () => {
    mended('version: 1\nproject: "Words\n', 'version: 1\nproject: "Words"\n');
    mended("version: 1\r\nproject: 'Words\r\n", "version: 1\r\nproject: 'Words'\r\n");
  });

  it('adds the space after a colon', () => {
    mended('version: 1\nproject:Words\ncontact: Ada\n', 'version: 1\nproject: Words\ncontact: Ada\n');
  });

  it('is not offered where more than one thing could be meant', () => {
    for (const line of ['project: "Words # or not', 'project: "Wor"ds', "project: 'it''s", 'http://example.org', '%'])
      assert.deepEqual(fixesIn(`version: 1\n${line}\ncontact: Ada\n`), [], line);
    assert.deepEqual(fixesIn('version: 1\nproject: a\nproject: b\n'), []);
    // The tabs below a bar are of the text.
    const text = 'version: 1\nx-notes:\n  made: |\n    all:\n    \tgo run\n\ttested: true\n';
    assert.match(told(text), /manifest\/syntax/);
    assert.deepEqual(fixesIn(text), []);
  });
});
