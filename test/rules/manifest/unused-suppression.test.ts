import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/analysis/analyze';
import { analyzed, check, checkFix, checkSilent, only, type Setting } from '../../kit/check';

/** A manifest with one finding of `manifest/schema` and one of `manifest/unused-artifact`, and lines around its place. */
const around = (before: string, after = ''): string => `version: 1
artifacts:
${before}  Dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }${after}
`;

/** Whose findings are silenced here. */
const RULES = only(
  'manifest/unused-suppression',
  'manifest/schema',
  'manifest/version',
  'manifest/unused-artifact',
  'report/missing',
  'report/stale',
  'distribution/attribution',
);
const asked = (text: string): Analysis => analyzed(text, RULES);
const checked = (text: string): Analysis => check(text, RULES);
const silent = (text: string, setting: Setting = {}): void => {
  checkSilent(text, { ...setting, ...RULES });
};

describe('manifest/unused-suppression', () => {
  it('is silent about comments that silence something', () => {
    silent(
      around('  # impact-disable-next-line manifest/schema, manifest/unused-artifact -- as the licensor writes it\n'),
    );
    silent(around('', ' # impact-disable-line manifest/schema manifest/unused-artifact'));
    silent(around('# impact-disable-file manifest/schema\n# impact-disable-file manifest/unused-artifact\n'));
    silent(around('  # impact-disable-next-line manifest/schema, manifest/unused-artifact -- until 2024-03-01\n'));
  });

  it('marks what only holds the place of a reason, and is silent where there is one or none', () => {
    for (const words of ['say why this is fine', 'Say why this is fine until 2024-03-09', 'reason', 'TODO', '...']) {
      const comment = `# impact-disable-file manifest/schema, manifest/unused-artifact -- ${words}`;
      const { findings } = asked(around(`${comment}\n`));
      assert.deepEqual(
        findings.map(({ rule, span: { fragment, start, end } }) => [rule, fragment.text.slice(start, end)]),
        [['manifest/unused-suppression', words]],
      );
    }
    silent(around('# impact-disable-file manifest/schema, manifest/unused-artifact -- the reason is in ADR 7\n'));
    silent(around('# impact-disable-file manifest/schema, manifest/unused-artifact\n'));
  });

  it('is silent about rules that are switched off, since nobody knows what they would have said', () => {
    const text = around('  # impact-disable-next-line manifest/schema, manifest/unused-artifact\n');
    silent(text, { severities: { 'manifest/schema': 'off' } });
  });

  it('marks a comment that silences nothing, as far as it reaches', () => {
    const { findings } = checked(`
# impact-disable-next-line manifest/schema
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: This comment silences nothing: there is no finding of manifest/schema on the next line.
version: 1 # impact-disable-line manifest/schema, manifest/version
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: This comment silences nothing: there is no finding of manifest/schema or manifest/version on this line.
# impact-disable-file report/missing -- it is public
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: This comment silences nothing: there is no finding of report/missing in this file.
`);
    assert.deepEqual(
      findings.map(({ tag }) => tag),
      ['unnecessary', 'unnecessary', 'unnecessary'],
    );
  });

  it('marks a comment that another one makes needless', () => {
    checked(`
# impact-disable-file manifest/schema
version: 1
contact: me # impact-disable-line manifest/schema
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: This comment silences nothing: there is no finding of manifest/schema on this line.
`);
  });

  it('marks the names that silence nothing, where others do', () => {
    checked(`version: 1
# impact-disable-next-line manifest/version, manifest/schema, report/stale
#                          ^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: There is no finding of manifest/version to silence on the next line.
#                                                             ^^^^^^^^^^^^ warning manifest/unused-suppression: There is no finding of report/stale to silence on the next line.
contact: me
`);
  });

  it('marks what is no rule', () => {
    checked(`version: 1
# impact-disable-next-line manifest/shema -- mine
#                          ^^^^^^^^^^^^^^ warning manifest/unused-suppression: No rule is called “manifest/shema”. Did you mean “manifest/schema”?
contact: me
#        ^^ error manifest/schema: “contact” must be a map of fields such as “name” and “email”, not text.
project: P # impact-disable-line
#          ^^^^^^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: This comment names no rule, so it silences nothing.
# impact-disable-file everything
#                     ^^^^^^^^^^ warning manifest/unused-suppression: No rule is called “everything”.
`);
  });

  it('marks a comment that has ended', () => {
    checked(`version: 1
# impact-disable-next-line manifest/schema -- asked, until 2024-02-29
#                                                          ^^^^^^^^^^ warning manifest/unused-suppression: This comment expired on 2024-02-29, so it no longer silences anything.
contact: me
#        ^^ error manifest/schema: “contact” must be a map of fields such as “name” and “email”, not text.
`);
  });

  it('marks an end that is no date', () => {
    checked(`version: 1
# impact-disable-next-line manifest/schema -- until 2024-02-30
#                                                   ^^^^^^^^^^ warning manifest/unused-suppression: “2024-02-30” is not a date such as 2024-01-31, so this comment silences nothing.
contact: me
#        ^^ error manifest/schema: “contact” must be a map of fields such as “name” and “email”, not text.
`);
  });

  it('reads a comment as people write it', () => {
    for (const comment of [
      '# impact-disable-line manifest/schema',
      '#impact-disable-line manifest/schema',
      '#\timpact-disable-line\tmanifest/schema\t--\tmine',
      '# impact-disable-line manifest/schema --',
      '# impact-disable-line manifest/schema -- asked. Until 2024-03-01.',
      '# impact-disable-line manifest/schema -- asked (until 2024-03-01)',
    ]) {
      silent(`version: 1\ncontact: me ${comment}\n`);
      silent(`version: 1\r\ncontact: me ${comment}\r\n`);
    }
    for (const end of ['Until 2024-02-01', 'until 2024-02-01.', '(until 2024-02-01)']) {
      const { findings } = asked(`version: 1\ncontact: me # impact-disable-line manifest/schema -- asked ${end}\n`);
      assert.deepEqual(
        findings.map(({ rule, message }) => [rule, message.startsWith('This comment expired on 2024-02-01')]),
        [
          ['manifest/schema', false],
          ['manifest/unused-suppression', true],
        ],
      );
    }
  });

  it('marks a comment of that kind that is none', () => {
    checked(`version: 1
# impact-disable-nextline manifest/schema -- mine
# ^^^^^^^^^^^^^^^^^^^^^^^ warning manifest/unused-suppression: “impact-disable-nextline” does not silence a rule; write “impact-disable-next-line”, “impact-disable-line” or “impact-disable-file”.
contact: me # impact-disable manifest/schema
#        ^^ error manifest/schema: “contact” must be a map of fields such as “name” and “email”, not text.
#             ^^^^^^^^^^^^^^ warning manifest/unused-suppression: “impact-disable” does not silence a rule; write “impact-disable-next-line”, “impact-disable-line” or “impact-disable-file”.
`);
  });

  it('covers a text on several lines as a whole, since no comment can stand in it', () => {
    const text = (comment: string, attribution: string): string => `version: 1
artifacts:
  a: { name: A, type: data, license: AI2-ImpACT-LR, year: 2023 }
distributions:
  hub:
    of: a
    audience: public
    agreement: https://example.org/terms
    ${comment}
    attribution: ${attribution}
`;
    const wrong =
      'A is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2022 The Allen Institute for Artificial Intelligence.';
    for (const attribution of [`|\n      Thanks.\n      ${wrong}`, `"Thanks.\n      ${wrong}"`]) {
      const rules = asked(text('', attribution)).findings.map(({ rule }) => rule);
      assert.deepEqual(rules, ['distribution/attribution']);
      const { findings } = asked(text('# impact-disable-next-line distribution/attribution -- of 2022', attribution));
      assert.deepEqual(findings, []);
    }
  });

  it('can be silenced itself', () => {
    silent(`# impact-disable-file manifest/unused-suppression -- shared with a stricter check
version: 1
# impact-disable-next-line manifest/schema
project: P
`);
  });

  describe('has a fix', () => {
    for (const [name, before, after] of [
      [
        'for a line of its own',
        'version: 1\n  # impact-disable-file report/stale\nproject: P\n',
        'version: 1\nproject: P\n',
      ],
      ['for the last line', 'version: 1\n# impact-disable-file report/stale', 'version: 1\n'],
      ['for Windows line endings', 'version: 1\r\n# impact-disable-file report/stale\r\n', 'version: 1\r\n'],
      ['behind a value', 'version: 1  # impact-disable-line report/stale\n', 'version: 1\n'],
      [
        'for a comment that has ended',
        '# impact-disable-file report/stale -- until 2024-01-01\nversion: 1\n',
        'version: 1\n',
      ],
      ['for a comment without a rule', 'version: 1 # impact-disable-line -- so\n', 'version: 1\n'],
    ] as const) {
      it(name, () => {
        checkFix('manifest/unused-suppression', before, after);
      });
    }

    it('for one name of several', () => {
      const text = (rules: string): string => `version: 1\ncontact: me # impact-disable-line ${rules} -- mine\n`;
      checkFix('manifest/unused-suppression', text('report/stale, manifest/schema'), text('manifest/schema'));
      checkFix('manifest/unused-suppression', text('manifest/schema, report/stale'), text('manifest/schema'));
      checkFix('manifest/unused-suppression', text('manifest/shema'), text('manifest/schema'));
    });

    it('for a rule without its group, and a comment that is misspelled', () => {
      const text = (words: string): string => `version: 1\ncontact: me # ${words} -- mine\n`;
      const right = text('impact-disable-line manifest/schema');
      checkFix('manifest/unused-suppression', text('impact-disable-line schema'), right);
      checkFix('manifest/unused-suppression', text('Impact-Disable-Line manifest/schema'), right);
    });

    it('for a date that is written otherwise', () => {
      const text = (day: string): string =>
        `version: 1\ncontact: me # impact-disable-line manifest/schema -- until ${day}\n`;
      checkFix('manifest/unused-suppression', text('2025/1/31'), text('2025-01-31'));
    });

    it('that may be applied unseen only where nothing else is silenced by it', () => {
      const safe = (text: string): readonly boolean[] | undefined =>
        asked(text)
          .findings.find(({ rule }) => rule === 'manifest/unused-suppression')
          ?.fixes?.()
          .map((fix) => fix.safe);
      assert.deepEqual(safe('version: 1 # impact-disable-line report/stale\n'), [true]);
      assert.deepEqual(safe('version: 1 # impact-disable-line report/stalle\n'), [false, true]);
    });
  });
});
