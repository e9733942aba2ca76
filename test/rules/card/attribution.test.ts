import assert from 'node:assert/strict';
import { attribution } from '../../../server/src/rules/card/attribution';
import { cardOf, checkCard, repaired } from '../../kit/cards';

/** A set of words taken from ValuePrism, and its release. */
const MANIFEST = `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
    source: https://huggingface.co/datasets/allenai/ValuePrism
derivatives:
  value-words:
    name: Value Words
    type: data
    from:
      value-prism: incorporated
    changes: Counted the words.
    card: README.md
distributions:
  hub:
    of: value-words
    audience: public
    agreement: TERMS.md
    notices: NOTICE.md
`;

const SENTENCE =
  'ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';
const CARD = '---\nlicense: other\n---\n# Value Words\n';
const MARKED = `${CARD}#<^^^^^^^^^^^^^ warning card/attribution: Neither this card nor a file beside it that ships has the attribution of ValuePrism, which goes wherever something made from it goes.\n`;

describe('card/attribution', () => {
  it('marks a card where the sentence stands in the manifest alone', () => {
    const inline = MANIFEST.replace('    notices:', `    attribution: ${JSON.stringify(SENTENCE)}\n    notices:`);
    checkCard(attribution, inline, MARKED);
    checkCard(attribution, MANIFEST, MARKED, { files: { 'NOTICE.md': 'Counted the words.\n' } });
  });

  it('takes the sentence in the card, in Markdown too, and in a file beside it', () => {
    checkCard(
      attribution,
      MANIFEST,
      `${CARD}\n> **ValuePrism** is licensed under the AI2 ImpACT License for Medium Risk Artifacts, (c) 2023 The Allen Institute for Artificial Intelligence.\n`,
    );
    checkCard(attribution, MANIFEST, CARD, { files: { 'NOTICE.md': `${SENTENCE}\n` } });
  });

  it('does not take one that nobody gets to see', () => {
    checkCard(
      attribution,
      MANIFEST,
      MARKED.replace('# Value Words\n', '# Value Words\n').concat(`\n<!-- ${SENTENCE} -->\n`),
    );
  });

  it('asks nothing of what stays inside', () => {
    checkCard(attribution, MANIFEST.replace('audience: public', 'audience: internal'), CARD);
    assert.ok(cardOf(MANIFEST, 'README.md', CARD));
  });

  it('writes the sentence at the end', () => {
    assert.equal(repaired(attribution, MANIFEST, CARD), `${CARD}\n${SENTENCE}\n`);
  });
});
