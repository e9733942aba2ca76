import assert from 'node:assert/strict';
import { lineage } from '../../../server/src/rules/card/lineage';
import { cardOf, checkCard, repaired } from '../../kit/cards';

/** A quantized copy of a model under two licenses. */
const MANIFEST = `version: 1
artifacts:
  tulu:
    name: Tulu 2 DPO 70B
    type: model
    license: AI2-ImpACT-LR AND LicenseRef-Llama-2
    year: 2023
    source: https://huggingface.co/allenai/tulu-2-dpo-70b
  mix:
    name: Tulu V2 Mix
    type: data
    license: ODC-By-1.0
    source: https://huggingface.co/datasets/allenai/tulu-v2-sft-mixture
derivatives:
  small:
    name: Tulu Small
    type: model
    from:
      tulu: weights-modified
      mix: trained-on
    changes: Quantized.
    card: README.md
distributions:
  hub:
    of: small
    audience: public
    status: released
`;

const card = (fields: string): string => `---\n${fields}---\n# Tulu Small\n`;
const GOOD = `base_model: allenai/tulu-2-dpo-70b
base_model_relation: quantized
datasets:
- allenai/tulu-v2-sft-mixture
`;

describe('card/lineage', () => {
  it('marks a base and data that the manifest does not know', () => {
    checkCard(
      lineage,
      MANIFEST,
      card(`base_model:
- allenai/tulu-2-dpo-70b
- meta-llama/Llama-2-70b-hf
# ^^^^^^^^^^^^^^^^^^^^^^^^^ warning card/lineage: The manifest has no “meta-llama/Llama-2-70b-hf” that Tulu Small comes from.
datasets: [allenai/tulu-v2-sft-mixtur]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning card/lineage: The manifest has no “allenai/tulu-v2-sft-mixtur” that Tulu Small comes from. Did you mean “allenai/tulu-v2-sft-mixture”?
`),
    );
  });

  it('marks what the card leaves out', () => {
    checkCard(
      lineage,
      MANIFEST,
      `---
#<^^^ warning card/lineage: “base_model” leaves out allenai/tulu-2-dpo-70b, which Tulu Small comes from (weights-modified).
#<^^^ warning card/lineage: “datasets” leaves out allenai/tulu-v2-sft-mixture, which Tulu Small comes from (trained-on).
license: other
---
`,
    );
  });

  it('marks a relation that is none, or not the one of the manifest', () => {
    checkCard(
      lineage,
      MANIFEST,
      card(
        `${GOOD.replace('quantized', 'finetune')}`.replace(
          'finetune\n',
          'finetune\n#                    ^^^^^^^^ warning card/lineage: “finetune” contradicts the manifest, where it is weights-modified of Tulu 2 DPO 70B.\n',
        ),
      ),
    );
    checkCard(
      lineage,
      MANIFEST,
      card(
        GOOD.replace(
          'quantized\n',
          'quantised\n#                    ^^^^^^^^^ warning card/lineage: “quantised” is not a relation that Hugging Face knows. Did you mean “quantized”?\n',
        ),
      ),
    );
  });

  it('is silent where both say the same, whatever the letters', () => {
    checkCard(lineage, MANIFEST, card(GOOD));
    checkCard(lineage, MANIFEST, card(GOOD.replace('allenai/tulu-2-dpo-70b', 'AllenAI/Tulu-2-DPO-70B')));
  });

  it('does not call a base unknown where the manifest leaves an address out', () => {
    const open = MANIFEST.replace('    source: https://huggingface.co/allenai/tulu-2-dpo-70b\n', '');
    checkCard(lineage, open, card(GOOD));
  });

  it('adds what is missing to the list that is there, in its style', () => {
    assert.equal(
      repaired(
        lineage,
        MANIFEST,
        card('base_model: allenai/tulu-2-dpo-70b\ndatasets:\n- squad\n'),
        'Add “allenai/tulu-v2-sft-mixture” to “datasets”',
      ),
      card('base_model: allenai/tulu-2-dpo-70b\ndatasets:\n- squad\n- allenai/tulu-v2-sft-mixture\n'),
    );
    assert.equal(
      repaired(lineage, MANIFEST, card('datasets: allenai/tulu-v2-sft-mixture\n')),
      card('datasets: allenai/tulu-v2-sft-mixture\nbase_model: allenai/tulu-2-dpo-70b\n'),
    );
  });

  it('follows steps that are kept to oneself to what they are made from', () => {
    const steps = MANIFEST.replace('      tulu: weights-modified\n', '      middle: weights-modified\n').replace(
      'derivatives:\n',
      `derivatives:
  middle:
    name: Middle
    type: model
    from:
      tulu: fine-tuned
`,
    );
    assert.ok(cardOf(steps, 'README.md', card(GOOD)));
    checkCard(lineage, steps, card(GOOD.replace('base_model_relation: quantized\n', '')));
  });
});
