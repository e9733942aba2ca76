import assert from 'node:assert/strict';
import { verdictOf } from '../../server/src/analysis/verdict';
import type { VerdictKind } from '../../server/src/obligations/reason';
import { analyzed } from '../kit/check';
import { manifestOf, type Given, type Made } from '../kit/terms';

/** A release with nothing beside it, what comes of it, and all that is asked for or left for a person: no more, no less. */
interface Example extends Made {
  readonly verdict: VerdictKind;
  /** What is owed for ImpACT artifacts. */
  readonly impact?: readonly string[];
  /** `rule` or, for what a person has to judge, `rule (SUBJECT)`; as often as it is told. */
  readonly others?: readonly string[];
}

/** Owed for an ImpACT artifact that is shared as it is, and for a derivative. */
const AS_IS = ['agreement', 'attribution'];
const owedOn = (category: string): readonly string[] => [
  ...AS_IS,
  'notices',
  'modification-notice',
  `report on ${category}`,
];

const TULU: Given = ['tulu', 'model', 'AI2-ImpACT-LR'];
const LLAMA_2: Given = ['llama-2', 'model', 'LicenseRef-Llama-2'];
const LLAMA_3: Given = ['llama-3', 'model', 'LicenseRef-Llama-3'];
const LLAMA_31: Given = ['llama-31', 'model', 'LicenseRef-Llama-3.1'];
const QWEN: Given = ['qwen', 'model', 'LicenseRef-Qwen-2024'];
const GEMMA: Given = ['gemma', 'model', 'LicenseRef-Gemma'];
const WILDCHAT: Given = ['wildchat', 'data', 'AI2-ImpACT-LR'];
const PRISM: Given = ['prism', 'data', 'AI2-ImpACT-MR'];
const VALUE_EVAL: Given = ['value-eval', 'data', 'CC-BY-4.0'];
const SOCIAL: Given = ['social', 'data', 'CC-BY-SA-4.0'];
const VALUE_NET: Given = ['value-net', 'data', 'CC-BY-NC-SA-4.0'];
const PROMPTS: Given = ['prompts', 'data', 'LicenseRef-LMSYS-Chat-1M'];
const CREDIT = ['terms/attribution', 'terms/license-text'];

const EXAMPLES: Readonly<Record<string, Example>> = {
  'tulu-2-dpo-70b, uploaded again as GGUF: two texts and two notices': {
    artifacts: [TULU, LLAMA_2],
    derivatives: { gguf: ['model', { tulu: 'weights-modified', 'llama-2': 'weights-modified' }] },
    shares: 'gguf',
    verdict: 'obligations-missing',
    impact: owedOn('model'),
    others: ['terms/license-text', 'terms/notice-text'],
  },
  'WildChat, mirrored unchanged: no report': {
    artifacts: [WILDCHAT],
    shares: 'wildchat',
    verdict: 'obligations-missing',
    impact: AS_IS,
  },
  'a subset of it under both licenses: a report, and a clash that is disputed is none': {
    artifacts: [['wildchat', 'data', 'AI2-ImpACT-LR AND ODC-By-1.0']],
    derivatives: { bench: ['data', { wildchat: 'modified' }] },
    shares: 'bench',
    verdict: 'obligations-missing',
    impact: owedOn('data'),
    others: ['terms/license-text'],
  },
  'CausalQuest with its texts: unknown, as Quora is': {
    artifacts: [
      WILDCHAT,
      ['marco', 'data', 'LicenseRef-MS-MARCO'],
      ['questions', 'data', 'CC-BY-SA-3.0'],
      ['quora', 'data', 'unknown'],
      ['share-gpt', 'data', 'Apache-2.0'],
    ],
    derivatives: {
      causal: [
        'data',
        {
          wildchat: 'incorporated',
          marco: 'incorporated',
          questions: 'incorporated',
          quora: 'incorporated',
          'share-gpt': 'incorporated',
        },
      ],
    },
    shares: 'causal',
    verdict: 'unknown',
    impact: owedOn('data'),
    others: [
      'coverage/unknown-license',
      ...CREDIT,
      'terms/license-text',
      'distribution/review (license:marco)',
      'lineage/share-alike (conflict:questions)',
    ],
  },
  'ValuePrism as it is': {
    artifacts: [PRISM],
    shares: 'prism',
    verdict: 'forbidden',
    others: ['distribution/artifact-internal-only'],
  },
  'VIDB: BY-SA against BY-NC-SA, and each against what flows down': {
    artifacts: [PRISM, VALUE_EVAL, SOCIAL, VALUE_NET],
    derivatives: {
      vidb: [
        'data',
        { prism: 'incorporated', 'value-eval': 'incorporated', social: 'incorporated', 'value-net': 'incorporated' },
      ],
    },
    shares: 'vidb',
    verdict: 'obligations-missing',
    impact: owedOn('data'),
    others: [
      ...CREDIT,
      ...CREDIT,
      ...CREDIT,
      'terms/non-commercial (conflict:value-net)',
      'terms/same-license (conflict:social)',
      'lineage/share-alike (conflict:social)',
      'lineage/share-alike (conflict:value-net)',
    ],
  },
  'VIDB as separate files, each under its license: no conflict is left': {
    artifacts: [PRISM, VALUE_EVAL, SOCIAL, VALUE_NET],
    derivatives: { part: ['data', { prism: 'modified' }] },
    shares: '[part, value-eval, social, value-net]',
    verdict: 'obligations-missing',
    impact: owedOn('data'),
    others: [...CREDIT, ...CREDIT, ...CREDIT, 'terms/non-commercial (conflict:value-net)'],
  },
  'a preference mixture: outputs of Gemma and of Apache models bind nothing': {
    artifacts: [LLAMA_2, LLAMA_3, LLAMA_31, QWEN, GEMMA, ['apache', 'model', 'Apache-2.0']],
    derivatives: {
      mixture: [
        'data',
        {
          'llama-2': 'generated',
          'llama-3': 'generated',
          'llama-31': 'generated',
          qwen: 'generated',
          gemma: 'generated',
          apache: 'generated',
        },
      ],
    },
    shares: 'mixture',
    verdict: 'obligations-missing',
    others: [
      'terms/license-text',
      'terms/license-text',
      'terms/license-text',
      'terms/notice-text',
      'terms/naming',
      'terms/license-text',
    ],
  },
  'a preference mixture with outputs of MPT: whether they are derivatives is open': {
    artifacts: [['mpt', 'model', 'CC-BY-SA-4.0'], GEMMA],
    derivatives: { mixture: ['data', { mpt: 'generated', gemma: 'generated' }] },
    shares: 'mixture',
    verdict: 'needs-review',
    others: ['terms/same-license (open:outputs)'],
  },
  'a model trained on the mixture: its name, two displays, and two that bar other models': {
    artifacts: [LLAMA_2, LLAMA_3, LLAMA_31, QWEN],
    derivatives: {
      mixture: ['data', { 'llama-2': 'generated', 'llama-3': 'generated', 'llama-31': 'generated', qwen: 'generated' }],
      tuned: ['model', { mixture: 'trained-on' }],
    },
    shares: 'tuned',
    verdict: 'obligations-missing',
    others: [
      'terms/license-text',
      'terms/license-text',
      'terms/license-text',
      'terms/notice-text',
      'terms/naming',
      'terms/naming',
      'terms/license-text',
      'terms/naming',
      'terms/no-derivatives (conflict:llama-2)',
      'terms/no-derivatives (conflict:llama-3)',
    ],
  },
  'RewardBench 2, mirrored: the notice of the database': {
    artifacts: [['bench', 'data', 'ODC-By-1.0']],
    shares: 'bench',
    verdict: 'obligations-missing',
    others: ['terms/license-text'],
  },
  'a model that was only evaluated on it owes nothing for it': {
    artifacts: [
      ['bench', 'data', 'ODC-By-1.0'],
      ['base', 'model', 'CC0-1.0'],
    ],
    derivatives: { tuned: ['model', { base: 'fine-tuned', bench: 'evaluated-on' }] },
    shares: 'tuned',
    verdict: 'ready',
  },
  'a model trained on outputs of DeepSeek and of two services': {
    artifacts: [
      ['deep', 'model', 'LicenseRef-DeepSeek-1.0'],
      ['gpt', 'service', 'LicenseRef-OpenAI-Terms'],
      ['claude', 'service', 'LicenseRef-Anthropic-Terms'],
    ],
    derivatives: {
      bench: ['data', { deep: 'generated', gpt: 'generated', claude: 'generated' }],
      tuned: ['model', { bench: 'trained-on' }],
    },
    shares: 'tuned',
    verdict: 'obligations-missing',
    others: [
      'terms/license-text',
      'terms/flow-down',
      'terms/no-derivatives (conflict:gpt)',
      'terms/no-derivatives (conflict:claude)',
    ],
  },
  'EstopianMaid: its tag drops two licenses, a part is unseen, and nothing of ImpACT is owed': {
    artifacts: [
      ['estopia', 'model', 'CC-BY-NC-4.0'],
      ['crystal', 'model', 'Apache-2.0'],
      ['unseen', 'model', 'unknown'],
      LLAMA_2,
    ],
    derivatives: {
      maid: [
        'model',
        {
          estopia: 'weights-modified',
          crystal: 'weights-modified',
          unseen: 'weights-modified',
          'llama-2': 'weights-modified',
        },
        ', license: Apache-2.0',
      ],
    },
    shares: 'maid',
    verdict: 'unknown',
    others: [
      'coverage/unknown-license',
      'lineage/outbound-license',
      'lineage/outbound-license',
      ...CREDIT,
      'terms/license-text',
      'terms/license-text',
      'terms/notice-text',
      'terms/non-commercial (conflict:estopia)',
    ],
  },
  'LMSYS-Chat-1M-Synth with its prompts: they may not be passed on': {
    artifacts: [PROMPTS, LLAMA_31, WILDCHAT],
    derivatives: {
      synth: ['data', { prompts: 'incorporated', 'llama-31': 'generated', wildchat: 'incorporated' }],
    },
    shares: 'synth',
    verdict: 'forbidden',
    others: ['terms/no-redistribution'],
  },
  'the prompts beside ImpACT data: owed for that part, and forbidden all the same': {
    artifacts: [PROMPTS, WILDCHAT],
    shares: '[prompts, wildchat]',
    verdict: 'forbidden',
    impact: AS_IS,
    others: ['terms/no-redistribution'],
  },
  'its answers alone': {
    artifacts: [LLAMA_31],
    derivatives: { answers: ['data', { 'llama-31': 'generated' }] },
    shares: 'answers',
    verdict: 'obligations-missing',
    others: ['terms/license-text', 'terms/notice-text', 'terms/naming'],
  },
  'Paloma, one artifact for each subset': {
    artifacts: [
      ['core', 'data', 'AI2-ImpACT-LR'],
      ['wiki', 'data', 'CC-BY-SA-3.0'],
      ['papers', 'data', 'CC-BY-NC-4.0'],
      ['tweets', 'data', 'LicenseRef-TwitterAAE'],
    ],
    derivatives: {
      paloma: ['data', { core: 'combined', wiki: 'combined', papers: 'combined', tweets: 'combined' }],
    },
    shares: 'paloma',
    verdict: 'obligations-missing',
    impact: owedOn('data'),
    others: [
      ...CREDIT,
      ...CREDIT,
      'terms/non-commercial (conflict:papers)',
      'distribution/review (license:tweets)',
      'lineage/share-alike (conflict:wiki)',
    ],
  },
  'CoCoNot under all that it is said to be under': {
    artifacts: [['coconot', 'data', 'AI2-ImpACT-LR AND ODC-By-1.0']],
    shares: 'coconot',
    verdict: 'obligations-missing',
    impact: AS_IS,
    others: ['terms/license-text'],
  },
};

describe('worked examples of licenses in the mix', () => {
  for (const [name, { verdict, impact = [], others = [], ...made }] of Object.entries(EXAMPLES)) {
    it(name, () => {
      const analysis = analyzed(manifestOf(made));
      const distribution = analysis.context.manifest.distributions.get('hub');
      assert.ok(distribution);
      const found = verdictOf(analysis, distribution);
      assert.equal(found.kind, verdict);
      assert.deepEqual(
        found.obligations.flatMap((one) =>
          one.kind === 'terms' ? [] : one.kind === 'report' ? `report on ${one.category}` : one.kind,
        ),
        impact,
      );
      const told = [
        ...found.obligations.flatMap((one) => (one.kind === 'terms' && one.state !== 'met' ? [one.rule] : [])),
        ...found.reasons.map(({ rule, review }) => `${rule}${review === undefined ? '' : ` (${review.subject})`}`),
      ];
      assert.deepEqual([...told].sort(), [...others].sort());
    });
  }

  it('CoCoNot under one of the two: unknown, and no review settles it', () => {
    for (const license of ['AI2-ImpACT-LR', 'ODC-By-1.0']) {
      const text = manifestOf({ artifacts: [['coconot', 'data', license]], shares: 'coconot' }).replace(
        'name: coconot,',
        'name: CoCoNot, source: "https://huggingface.co/datasets/allenai/coconot",',
      );
      const analysis = analyzed(text);
      const distribution = analysis.context.manifest.distributions.get('hub');
      assert.ok(distribution);
      const { kind, reasons } = verdictOf(analysis, distribution);
      assert.equal(kind, 'unknown', license);
      assert.deepEqual(
        reasons.filter(({ verdict }) => verdict === 'unknown').map(({ rule, review }) => [rule, review]),
        [['coverage/catalog', undefined]],
      );
    }
  });
});
