import { cardEntry, isCardFrontMatter, readCard, type Card } from '../../card/card';
import { joined, licenseOfCard, tierOfGate } from '../../card/license';
import { readLicense } from '../../license/reading';
import { licenseIdOf } from '../../license/tier';
import { isMarkdown } from '../../manifest/manifest-files';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import type { Fact, Reader, Told } from '../facts';

/** The front matter of a card on Hugging Face. */
export const huggingFace: Reader = ({ path, name, text }) => {
  if (!isMarkdown(`file:///${encodeURIComponent(name)}`)) return undefined;
  const card = readCard(`file:///${encodeURIComponent(name)}`, text);
  if (!isCardFrontMatter(card)) return undefined;
  const license = licenseOf(card, path);
  const [title] = card.names();
  const facts: readonly Fact[] = [
    ...(title === undefined ? [] : [{ key: 'name' as const, value: title.value, from: t`${path}, its name` }]),
    ...typeOf(card, path),
    ...license.facts,
  ];
  return [{ facts, notes: [...license.notes, ...lineage(card, path)] }];
};

const MODEL_FIELDS: readonly string[] = [
  'pipeline_tag',
  'library_name',
  'base_model',
  'model-index',
  'model_name',
  'datasets',
  'inference',
  'widget',
];
const DATA_FIELDS: readonly string[] = [
  'dataset_info',
  'task_categories',
  'size_categories',
  'configs',
  'annotations_creators',
  'language_creators',
  'source_datasets',
  'multilinguality',
];

/** Which of the two it is, its fields tell; where they tell both or neither, nothing is said. */
function typeOf(card: Card, path: string): readonly Fact[] {
  const model = MODEL_FIELDS.find((key) => cardEntry(card, key) !== undefined);
  const data = DATA_FIELDS.find((key) => cardEntry(card, key) !== undefined);
  if (model !== undefined && data === undefined) return [{ key: 'type', value: 'model', from: `${path}, ${model}` }];
  return data !== undefined && model === undefined ? [{ key: 'type', value: 'data', from: `${path}, ${data}` }] : [];
}

/** What the tags say and what people accept; where these differ, both apply. */
function licenseOf(card: Card, path: string): Told {
  const said = licenseOfCard(card);
  const gate = tierOfGate(card);
  const from = `${path}, ${card.licenseName === undefined ? 'license' : 'license_name'}`;
  const notes = said?.isKnown === false ? [t`${from} does not say which license it is.`] : [];
  const value = said?.text ?? 'unknown';
  if (gate === undefined)
    return { facts: [{ key: 'license', value, from: said === undefined ? t`${path} names none` : from }], notes };
  const asked = licenseIdOf(gate.value);
  if (said === undefined || !said.isKnown)
    return { facts: [{ key: 'license', value: asked, from: t`${path}, extra_gated_prompt` }], notes: [] };
  if (readLicense(value).tier === gate.value) return { facts: [{ key: 'license', value, from }], notes };
  return {
    facts: [{ key: 'license', value: joined([value, asked]), from: t`${from} and extra_gated_prompt` }],
    notes: [
      t`${path} contradicts itself: “license” says ${value}, and its gate has people accept ${asked}. Both are kept until the licensor says which one applies.`,
    ],
  };
}

/** What it was made from in turn is under terms of its own, which the card does not say. */
function lineage(card: Card, path: string): readonly string[] {
  const lists = [
    ['base_model', card.baseModels],
    ['datasets', card.datasets],
  ] as const;
  return lists.flatMap(([key, ids]) =>
    ids.length === 0
      ? []
      : [
          t`${path} names as ${key}: ${listOf(
            ids.map(({ value }) => value),
            'and',
          )}. Their licenses are not given there, and may apply to this too.`,
        ],
  );
}
