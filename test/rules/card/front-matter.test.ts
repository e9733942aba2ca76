import assert from 'node:assert/strict';
import { frontMatter } from '../../../server/src/rules/card/front-matter';
import { analyzedCard, cardOf, checkCard, repaired, VALUE_WORDS } from '../../kit/cards';

const UNNAMED = VALUE_WORDS.replace('    card: README.md\n', '');

describe('card/front-matter', () => {
  it('marks what can’t be read, and what is never closed', () => {
    checkCard(
      frontMatter,
      VALUE_WORDS,
      `---
license: [mit
#        ^ error card/front-matter: The front matter can’t be read: The closing bracket for this one is missing, or its items are not separated by commas.
---
# Value Words
`,
    );
    const open = analyzedCard(VALUE_WORDS, 'README.md', '---\nlicense: mit\n\n# Value Words\n', {
      rules: [frontMatter],
    });
    assert.deepEqual(
      open?.findings.map(({ span, message }) => [span.start, span.end, message]),
      [[0, 3, 'The front matter is not closed by a line of three dashes, so nothing in it counts.']],
    );
  });

  it('marks a way that leads to no manifest, or to no entry in it', () => {
    checkCard(
      frontMatter,
      UNNAMED,
      `---
impact: other.impact.yaml
#       ^^^^^^^^^^^^^^^^^ error card/front-matter: There is no manifest at “other.impact.yaml”, so this card is not compared with any.
---
`,
    );
    checkCard(
      frontMatter,
      UNNAMED,
      `---
impact: impact.yaml#value-word
#       ^^^^^^^^^^^^^^^^^^^^^^ error card/front-matter: The manifest has no “value-word”. Did you mean “value-words”?
---
`,
    );
  });

  it('tells that it can’t tell what a card is about', () => {
    const two = `${UNNAMED}  other-hub:
    of: value-prism
    audience: public
`;
    checkCard(
      frontMatter,
      two,
      `---
impact: impact.yaml
#       ^^^^^^^^^^^ information card/front-matter: The manifest shares several works, so it is not clear which of them this card is about.
---
`,
    );
  });

  it('corrects the id', () => {
    assert.equal(
      repaired(frontMatter, UNNAMED, '---\nimpact: "impact.yaml#value-word"\n---\n'),
      '---\nimpact: "impact.yaml#value-words"\n---\n',
    );
    assert.ok(cardOf(UNNAMED, 'docs/card.md', '---\nimpact: ../impact.yaml\n---\n'));
  });
});
