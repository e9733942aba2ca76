import assert from 'node:assert/strict';
import { impact } from '../kit/cli';
import { FILES, RELEASE, VALUE_PRISM, WORD_COUNTS } from '../kit/release';
import { inFolder } from './kit';

const TODAY = ['--today', '2024-03-01'];
const ADDRESS = 'https://example.org/terms';
const NOTICE = 'https://example.org/notice';
const TEXT = `${WORD_COUNTS}${RELEASE.replace('LICENSE.md', ADDRESS).replace('NOTICE.md', NOTICE)}`;
const withText = (text: string): Readonly<Record<string, string>> => ({ ...FILES, 'impact.yaml': text });
const review = (...args: readonly string[]): readonly string[] => ['review', 'github', ...args, ...TODAY];

describe('impact review', () => {
  it(
    'records all that is left for a person, and the distribution is ready',
    inFolder(withText(TEXT), (folder) => {
      assert.equal(impact(folder.path, ['gate', 'github', ...TODAY]).code, 1);
      const { code, out, err } = impact(folder.path, review('--by', 'Kim Doe', '--note', 'Read both: fine.'));
      assert.equal(err, '');
      assert.equal(
        out,
        `Updated impact.yaml (3 new lines).\nRecorded for “github” that Kim Doe has reviewed:\n- agreement: ${ADDRESS}\n- notices: ${NOTICE}\n`,
      );
      assert.equal(code, 0);
      assert.equal(
        folder.read('impact.yaml'),
        `${TEXT}    reviews:
      - { of: agreement, saw: ${ADDRESS}, by: Kim Doe, on: 2024-03-01, note: "Read both: fine." }
      - { of: notices, saw: ${NOTICE}, by: Kim Doe, on: 2024-03-01, note: "Read both: fine." }
`,
      );
      assert.equal(impact(folder.path, ['gate', 'github', ...TODAY]).code, 0);
      const again = impact(folder.path, review('--by', 'Lee'));
      assert.deepEqual([again.code, again.out], [0, 'Nothing is left to review in “github”.\n']);
    }),
  );

  it(
    'records just the one that is named, and brings a stale one up to date where it stands',
    inFolder(
      withText(
        `${TEXT}    reviews:\n      - { of: agreement, saw: "https://old.example", by: Kim, on: 2023-01-01 } # kept\n`,
      ),
      (folder) => {
        assert.equal(impact(folder.path, review('--by', 'Lee', '--of', 'agreement')).code, 0);
        assert.match(
          folder.read('impact.yaml'),
          /reviews:\n {6}- \{ of: agreement, saw: "?https:\/\/example\.org\/terms"?, by: Lee, on: 2024-03-01 \} # kept\n$/,
        );
        const other = impact(folder.path, review('--by', 'Lee', '--of', 'agreement'));
        assert.deepEqual([other.code, other.out], [0, 'Nothing is left to review of agreement in “github”.\n']);
        assert.equal(impact(folder.path, review('--by', 'Lee', '--of', 'notices')).code, 0);
        assert.equal(impact(folder.path, ['gate', 'github', ...TODAY]).code, 0);
      },
    ),
  );

  it(
    'lists what there is to look at where something else is named, and writes nothing',
    inFolder(withText(TEXT), (folder) => {
      const { code, err } = impact(folder.path, review('--by', 'Lee', '--of', 'agrement'));
      assert.equal(code, 2);
      assert.equal(
        err,
        '“agrement” is not left to review in “github”; these are: agreement and notices. Did you mean “agreement”?\n',
      );
      for (const args of [review(), review('--by', ' '), ['review', 'hub', '--by', 'Lee', ...TODAY]])
        assert.equal(impact(folder.path, args).code, 2);
      assert.equal(folder.read('impact.yaml'), TEXT);
    }),
  );

  it(
    'settles nothing that is missing, forbidden or unknown',
    inFolder(withText(TEXT.replace(`    attribution: |\n      ${VALUE_PRISM}\n`, '')), (folder) => {
      const missing = folder.read('impact.yaml');
      const { code, err } = impact(folder.path, review('--by', 'Lee', '--of', 'attribution'));
      assert.equal(code, 2, err);
      assert.equal(folder.read('impact.yaml'), missing);
      assert.equal(impact(folder.path, review('--by', 'Lee')).code, 0);
      assert.doesNotMatch(folder.read('impact.yaml'), /of: attribution/);
      assert.equal(impact(folder.path, ['gate', 'github', ...TODAY]).code, 1);
    }),
  );

  it(
    'keeps two conflicts of one artifact apart, each with a review of its own',
    inFolder(
      {
        'impact.yaml': `version: 1
artifacts:
  one: { name: One, type: data, license: CC-BY-NC-SA-4.0, year: 2023 }
  two: { name: Two, type: data, license: CC-BY-SA-4.0, year: 2023 }
derivatives:
  made: { name: Made, type: data, from: { one: modified, two: modified }, changes: Changed. }
distributions:
  hub: { of: made, audience: public }
`,
      },
      (folder) => {
        const { code, out } = impact(folder.path, ['review', 'hub', '--by', 'Kim', ...TODAY]);
        assert.equal(code, 0);
        assert.match(out, /conflict:one: CC-BY-NC-SA-4\.0\n/);
        assert.match(out, /conflict:one: CC-BY-NC-SA-4\.0, CC-BY-SA-4\.0\n/);
        assert.equal(
          impact(folder.path, ['review', 'hub', '--by', 'Kim', ...TODAY]).out,
          'Nothing is left to review in “hub”.\n',
        );
        assert.doesNotMatch(impact(folder.path, ['check', ...TODAY]).out, /no longer counts/);
      },
    ),
  );
});
