import assert from 'node:assert/strict';
import { verdictOf } from '../../../server/src/analysis/verdict';
import { review } from '../../../server/src/rules/distribution/review';
import { analyzed, applied, checkFix, checkRule } from '../../kit/check';
import { FILES, RELEASE, WORD_COUNTS } from '../../kit/release';

const ADDRESS = 'https://example.org/terms';
const RELEASED = `${WORD_COUNTS}${RELEASE.replace('LICENSE.md', ADDRESS)}`;
const reviewed = (saw: string, rest = 'by: Kim, on: 2024-02-01', subject = 'agreement'): string =>
  `${RELEASED}    reviews:\n      - { of: ${subject}, saw: "${saw}", ${rest} }\n`;
const kindOf = (text: string): string => {
  const analysis = analyzed(text, { files: FILES });
  const [distribution] = analysis.context.manifest.distributions.values();
  assert.ok(distribution);
  return verdictOf(analysis, distribution).kind;
};

describe('distribution/review', () => {
  it('marks an address that nobody has looked at, and the verdict needs a review', () => {
    checkRule(
      review,
      RELEASED.replace(
        `${ADDRESS}\n`,
        `${ADDRESS}\n#              ^^^^^^^^^^^^^^^^^^^^^^^^^ information distribution/review: ${ADDRESS} is an address, and this tool does not open addresses. A person has to review this before “github” is released (agreement).\n`,
      ),
      { files: FILES },
    );
    assert.equal(kindOf(RELEASED), 'needs-review');
  });

  it('is settled by a review of what is there, by somebody, on a day that has come', () => {
    checkRule(review, reviewed(ADDRESS), { files: FILES });
    assert.equal(kindOf(reviewed(ADDRESS)), 'ready');
    for (const open of [
      reviewed(ADDRESS, 'by: Kim, on: 2024-04-01'),
      reviewed(ADDRESS, 'by: Kim'),
      reviewed(ADDRESS, 'on: 2024-02-01'),
    ])
      assert.notEqual(kindOf(open), 'ready', open);
  });

  it('tells with both values when what was seen has moved', () => {
    const { findings } = analyzed(reviewed('https://example.org/old'), { files: FILES, rules: [review] });
    assert.deepEqual(
      findings.map(({ message }) => message),
      [
        `${ADDRESS} is an address, and this tool does not open addresses. A person has to review this before “github” is released (agreement).`,
        `This review of agreement no longer counts: it saw “https://example.org/old”, and now it is “${ADDRESS}”.`,
      ],
    );
  });

  it('settles nothing that is missing, forbidden or unknown', () => {
    const missing = reviewed(ADDRESS).replace('    notices: NOTICE.md\n', '');
    assert.equal(kindOf(missing), 'obligations-missing');
    assert.equal(kindOf(reviewed(ADDRESS).replace('AI2-ImpACT-MR', 'AI2-ImpACT-HR')), 'forbidden');
    assert.equal(kindOf(reviewed(ADDRESS).replace('AI2-ImpACT-MR', 'unknown')), 'unknown');
  });

  it('tells of a review that there is nothing to look at for', () => {
    const { findings } = analyzed(reviewed('x', undefined, 'report:model'), { files: FILES, rules: [review] });
    assert.ok(findings.some(({ message }) => message.startsWith('This review of report:model settles nothing')));
  });

  it('records in the name of whoever answers for the manifest, and of nobody else', () => {
    const signed = RELEASED.replace('version: 1\n', 'version: 1\ncontact: { name: Kim }\n');
    checkFix(
      'distribution/review',
      signed,
      `${signed}    reviews:\n      - { of: agreement, saw: ${ADDRESS}, by: Kim, on: 2024-03-01 }\n`,
      { files: FILES },
    );
    // One that says neither who nor when gets both, in one place.
    for (const begun of [
      `      - { of: agreement, saw: "${ADDRESS}" }\n`,
      `      - of: agreement\n        saw: ${ADDRESS}\n`,
    ]) {
      const text = `${signed}    reviews:\n${begun}`;
      const analysis = analyzed(text, { files: FILES, rules: [review] });
      const [fix] = analysis.findings[0]?.fixes?.() ?? [];
      assert.ok(fix);
      assert.equal(kindOf(applied(analysis, fix, { files: FILES }).text), 'ready');
    }
    const [finding] = analyzed(RELEASED, { files: FILES, rules: [review] }).findings;
    assert.deepEqual(finding?.fixes?.(), []);
  });
});
