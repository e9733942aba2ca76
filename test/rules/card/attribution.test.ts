import assert from 'node:assert/strict';
import { attribution } from '../../../server/src/rules/card/attribution';
import { cardOf, checkCard, repaired, VALUE_WORDS } from '../../kit/cards';

const SENTENCE =
  'ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';
const CARD = '---\nlicense: other\n---\n# Value Words\n';
const MARKED = `${CARD}#<^^^^^^^^^^^^^ warning card/attribution: Neither this card nor a file next to it that ships has the attribution of ValuePrism, which must accompany everything made from it.\n`;

describe('card/attribution', () => {
  it('marks a card where the sentence stands in the manifest alone', () => {
    const inline = VALUE_WORDS.replace('    notices:', `    attribution: ${JSON.stringify(SENTENCE)}\n    notices:`);
    checkCard(attribution, inline, MARKED);
    checkCard(attribution, VALUE_WORDS, MARKED, { files: { 'NOTICE.md': 'Counted the words.\n' } });
  });

  it('takes the sentence in the card, in Markdown too, and in a file beside it', () => {
    checkCard(
      attribution,
      VALUE_WORDS,
      `${CARD}\n> **ValuePrism** is licensed under the AI2 ImpACT License for Medium Risk Artifacts, (c) 2023 The Allen Institute for Artificial Intelligence.\n`,
    );
    checkCard(attribution, VALUE_WORDS, CARD, { files: { 'NOTICE.md': `${SENTENCE}\n` } });
  });

  it('does not take one that nobody gets to see', () => {
    checkCard(
      attribution,
      VALUE_WORDS,
      MARKED.replace('# Value Words\n', '# Value Words\n').concat(`\n<!-- ${SENTENCE} -->\n`),
    );
  });

  it('asks nothing of what stays inside', () => {
    checkCard(attribution, VALUE_WORDS.replace('audience: public', 'audience: internal'), CARD);
    assert.ok(cardOf(VALUE_WORDS, 'README.md', CARD));
  });

  it('writes the sentence at the end', () => {
    assert.equal(repaired(attribution, VALUE_WORDS, CARD), `${CARD}\n${SENTENCE}\n`);
  });
});
