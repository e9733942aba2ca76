import assert from 'node:assert/strict';
import { analyzedCard } from '../kit/cards';

/** A public work that others come from, as far as its terms are known: its name, type and license, and where it is. */
type Upstream = readonly [name: string, type: 'data' | 'model', license: string, source: string];

const TULU: Upstream = ['Tulu 2 DPO 70B', 'model', 'AI2-ImpACT-LR AND LicenseRef-Llama-2', 'allenai/tulu-2-dpo-70b'];
const VALUE_PRISM: Upstream = ['ValuePrism', 'data', 'AI2-ImpACT-MR', 'datasets/allenai/ValuePrism'];
const KALEIDO: Upstream = ['Kaleido XXL', 'model', 'AI2-ImpACT-MR', 'allenai/kaleido-xxl'];
const WILD_CHAT: Upstream = ['WildChat', 'data', 'AI2-ImpACT-LR', 'datasets/allenai/WildChat'];
const DOLMA: Upstream = ['Dolma', 'data', 'AI2-ImpACT-MR', 'datasets/allenai/dolma'];
const PALOMA: Upstream = ['Paloma', 'data', 'AI2-ImpACT-LR', 'datasets/allenai/paloma'];
const LLAMA: Upstream = ['Llama 3.1 8B', 'model', 'LicenseRef-Llama-3.1', 'meta-llama/Llama-3.1-8B'];

interface Made {
  readonly name: string;
  readonly type: 'data' | 'model';
  readonly relation: string;
  readonly audience?: string;
}

function manifestOf(
  { name, type, relation, audience = 'public' }: Made,
  [up, kind, license, source]: Upstream,
): string {
  return `version: 1
artifacts:
  up:
    name: ${up}
    type: ${kind}
    license: ${license}
    year: 2023
    licensor: The Allen Institute for Artificial Intelligence
    source: https://huggingface.co/${source}
derivatives:
  made: { name: ${name}, type: ${type}, from: { up: ${relation} }, changes: It was made smaller., card: README.md }
distributions:
  hub: { of: made, audience: ${audience} }
`;
}

const LR = 'license: other\nlicense_name: ai2-impact-license-low-risk\nlicense_link: LICENSE.md\n';
const MR = 'license: other\nlicense_name: ai2-impact-license-medium-risk\nlicense_link: LICENSE.md\n';

const CREDIT =
  'ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.\n';

/** The front matter of cards as people have published such works, shortened; and what is wrong with each. */
const CARDS: Readonly<Record<string, readonly [Made, Upstream, card: string, wrong: readonly string[]]>> = {
  'a quantized upload that lost the tag': [
    { name: 'Tulu 2 DPO 70B GGUF', type: 'model', relation: 'weights-modified' },
    TULU,
    'base_model: allenai/tulu-2-dpo-70b\nmodel_type: llama\nquantized_by: somebody\n',
    ['card/license: ---', 'card/attribution: # Tulu 2 DPO 70B GGUF'],
  ],
  'a fine-tune with the permissive default': [
    { name: 'Tulu Chat', type: 'model', relation: 'fine-tuned' },
    TULU,
    'license: apache-2.0\nbase_model: allenai/tulu-2-dpo-70b\npipeline_tag: text-generation\n',
    ['card/license: apache-2.0', 'card/attribution: # Tulu Chat'],
  ],
  'a fine-tune that says that it is a quantization': [
    { name: 'Tulu Chat', type: 'model', relation: 'fine-tuned' },
    TULU,
    `${LR}base_model: allenai/tulu-2-dpo-70b\nbase_model_relation: quantized\n`,
    ['card/license: other', 'card/lineage: quantized', 'card/attribution: # Tulu Chat'],
  ],
  'a subset under another tag': [
    { name: 'Values in Short', type: 'data', relation: 'modified' },
    VALUE_PRISM,
    'license: cc-by-4.0\nsize_categories: [1K<n<10K]\nsource_datasets: [allenai/ValuePrism]\n',
    ['card/license: cc-by-4.0', 'card/attribution: # Values in Short'],
  ],
  'a model whose tag and gate contradict each other': [
    { name: 'Kaleido Small', type: 'model', relation: 'distilled' },
    KALEIDO,
    'license: apache-2.0\nextra_gated_prompt: "By accepting the AI2 ImpACT License – Medium Risk Artifacts (“MR Agreement”) you agree."\nbase_model: allenai/kaleido-xxl\n',
    ['card/license: apache-2.0', 'card/gate: extra_gated_prompt', 'card/attribution: # Kaleido Small'],
  ],
  'conversations with the tag that the source has now': [
    { name: 'Chats on Code', type: 'data', relation: 'modified' },
    WILD_CHAT,
    'license: odc-by\ntask_categories: [text-generation]\nsource_datasets: [allenai/WildChat]\n',
    ['card/license: odc-by', 'card/attribution: # Chats on Code'],
  ],
  'a benchmark with a name and no link': [
    { name: 'Wild Questions', type: 'data', relation: 'modified' },
    WILD_CHAT,
    'license: other\nlicense_name: ai2-impact-license-low-risk\ndataset_info: {}\nsource_datasets: [allenai/WildChat]\n',
    ['card/license-name: other', 'card/attribution: # Wild Questions'],
  ],
  'a model tuned on conversations, with the link to a page that is gone': [
    { name: 'Wild Llama', type: 'model', relation: 'trained-on' },
    WILD_CHAT,
    'license: other\nlicense_name: ai2-impact-license-low-risk\nlicense_link: https://allenai.org/impact-license\ndatasets: [allenai/WildChat]\n',
    ['card/license-name: https://allenai.org/impact-license', 'card/attribution: # Wild Llama'],
  ],
  'counts under two permissive licenses': [
    { name: 'Word Counts', type: 'data', relation: 'incorporated' },
    DOLMA,
    'license: [apache-2.0, mit]\nsource_datasets: [allenai/dolma]\n',
    ['card/license: [apache-2.0, mit]', 'card/attribution: # Word Counts'],
  ],
  'a model that does not say what it was trained on': [
    { name: 'Small Dolma', type: 'model', relation: 'trained-on' },
    DOLMA,
    `${MR}pipeline_tag: text-generation\n`,
    ['card/lineage: ---', 'card/attribution: # Small Dolma'],
  ],
  'a word for the license that Hugging Face does not know': [
    { name: 'Perplexity Atlas', type: 'data', relation: 'incorporated' },
    PALOMA,
    'license: impact-lr\nsource_datasets: [allenai/paloma]\n',
    ['card/keyword: impact-lr', 'card/attribution: # Perplexity Atlas'],
  ],
  'a gate for another tier': [
    { name: 'Values in Short', type: 'data', relation: 'modified' },
    VALUE_PRISM,
    `${MR}extra_gated_prompt: You accept the AI2 ImpACT License – Low Risk Artifacts.\nsource_datasets: [allenai/ValuePrism]\n`,
    ['card/gate: extra_gated_prompt', 'card/attribution: # Values in Short'],
  ],
  'a name that does not begin as it has to': [
    { name: 'Small Talk', type: 'model', relation: 'fine-tuned' },
    LLAMA,
    'license: llama3.1\nbase_model: meta-llama/Llama-3.1-8B\n',
    ['card/name: Small Talk'],
  ],
  'what stays inside, under a tag for everybody': [
    { name: 'Values in Short', type: 'data', relation: 'modified', audience: 'internal' },
    VALUE_PRISM,
    'license: cc-by-4.0\nsource_datasets: [allenai/ValuePrism]\n',
    ['card/license: cc-by-4.0'],
  ],
  'a card that has it all': [
    { name: 'Values in Short', type: 'data', relation: 'modified' },
    VALUE_PRISM,
    `${MR}source_datasets: [allenai/ValuePrism]\n`,
    [],
  ],
};

describe('cards of public works', () => {
  for (const [what, [made, from, front, wrong]] of Object.entries(CARDS))
    it(`tell of ${what}`, () => {
      const text = `---\n${front}---\n# ${made.name}\n${wrong.length === 0 ? CREDIT : ''}`;
      const analysis = analyzedCard(manifestOf(made, from), 'README.md', text);
      const found = (analysis?.findings ?? []).map(({ rule, span }) => {
        const at = analysis?.document.resolve(span);
        return `${rule}: ${at === undefined ? '' : text.slice(at.start, at.end)}`;
      });
      assert.deepEqual(found, wrong);
    });
});
