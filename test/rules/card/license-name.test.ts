import assert from 'node:assert/strict';
import { licenseName } from '../../../server/src/rules/card/license-name';
import { cardOf, checkCard, repaired, VALUE_WORDS } from '../../kit/cards';

const card = (fields: string): string => `---\n${fields}---\n# Value Words\n`;
const NAMED = VALUE_WORDS.replace('    card:', '    license: LicenseRef-Example-Terms\n    card:');

describe('card/license-name', () => {
  it('marks “other” alone, or with half of what it takes', () => {
    checkCard(
      licenseName,
      VALUE_WORDS,
      card(`license: other
#        ^^^^^ warning card/license-name: “other” names no license by itself: “license_name” and “license_link” are missing.
`),
    );
    checkCard(
      licenseName,
      VALUE_WORDS,
      card(`license: other
#        ^^^^^ warning card/license-name: “other” names no license by itself: “license_link” is missing.
license_name: example-terms
`),
    );
  });

  it('marks a link to the pages of the licensor, which are gone', () => {
    checkCard(
      licenseName,
      VALUE_WORDS,
      card(`license: other
license_name: ai2-impact-license-low-risk
license_link: https://allenai.org/impact-license
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning card/license-name: https://allenai.org/impact-license is gone, so nobody can read the terms there.
`),
    );
  });

  it('writes what the manifest knows, and nothing where that is not enough', () => {
    assert.equal(
      repaired(licenseName, NAMED, card('license: other\ntags: [words]\n')),
      card('license: other\nlicense_name: example-terms\nlicense_link: TERMS.md\ntags: [words]\n'),
    );
    const { findings } = checkCard(
      licenseName,
      VALUE_WORDS,
      card('license: other\n#        ^^^^^ warning card/license-name\n'),
    );
    assert.deepEqual(findings[0]?.fixes?.(), []);
  });

  it('is silent where all is said, and about other licenses', () => {
    checkCard(licenseName, NAMED, card('license: other\nlicense_name: example-terms\nlicense_link: TERMS.md\n'));
    checkCard(licenseName, NAMED, card('license: mit\n'));
    assert.ok(cardOf(NAMED, 'README.md', card('license: mit\n')));
  });
});
