import assert from 'node:assert/strict';
import { gate } from '../../../server/src/rules/card/gate';
import { cardOf, checkCard, repaired, VALUE_WORDS } from '../../kit/cards';

const card = (fields: string): string => `---\n${fields}---\n# Value Words\n`;
const PROMPT =
  'extra_gated_prompt: "Access is given upon accepting the AI2 ImpACT License – Medium Risk Artifacts (“MR Agreement”)."\n';

describe('card/gate', () => {
  it('marks a gate that is at odds with the license of the same card', () => {
    checkCard(
      gate,
      VALUE_WORDS,
      card(`license: apache-2.0
${PROMPT}#<^^^^^^^^^^^^^^^^^^ warning card/gate: The gate has people accept AI2-ImpACT-MR, and “license” says Apache-2.0: until one of them is corrected, both apply.
`),
    );
  });

  it('marks a gate that asks for less than what is inherited', () => {
    checkCard(
      gate,
      VALUE_WORDS.replace('audience: public', 'audience: public\n    status: released'),
      card(`license: other
license_name: example-terms
extra_gated_prompt: Please read this first. You accept the AI2 ImpACT License – Low Risk Artifacts.
#<^^^^^^^^^^^^^^^^^^ error card/gate: The gate has people accept AI2-ImpACT-LR, which is less strict than what Value Words comes from: ValuePrism (AI2-ImpACT-MR, medium risk).
`),
    );
  });

  it('asks for a gate where the card is the agreement', () => {
    checkCard(
      gate,
      VALUE_WORDS.replace('agreement: TERMS.md', 'agreement: README.md'),
      `---
#<^^^ warning card/gate: “hub” names this card as its agreement, but nobody is asked to accept it: there is no “extra_gated_prompt”.
license: other
---
`,
    );
  });

  it('is silent where both say the same, and about gates that name no tier', () => {
    checkCard(gate, VALUE_WORDS, card(`license: other\nlicense_name: impact-license-medium-risk\n${PROMPT}`));
    checkCard(gate, VALUE_WORDS, card('license: mit\nextra_gated_prompt: Please tell us who you are.\n'));
    assert.ok(cardOf(VALUE_WORDS, 'README.md', card(PROMPT)));
    assert.throws(() => repaired(gate, VALUE_WORDS, card(`license: mit\n${PROMPT}`)), /no such fix/);
  });
});
