import { t } from '../../text/l10n';
/** The fields of a card that are compared with the manifest, with what each says. */
export const CARD_FIELDS: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'license', description: t`The Hugging Face keyword of the license; “other” if there is none.` },
  { name: 'license_name', description: t`The name of a license that Hugging Face has no keyword for.` },
  { name: 'license_link', description: t`Where the text of that license is: a file in the repository, or an address.` },
  { name: 'base_model', description: t`The models that this one was made from, by their ids on Hugging Face.` },
  {
    name: 'base_model_relation',
    description: t`How it was made from its base: adapter, finetune, merge or quantized.`,
  },
  { name: 'datasets', description: t`The data that the model was trained on, by its ids on Hugging Face.` },
  { name: 'extra_gated_prompt', description: t`What people must accept before they can open the repository.` },
  { name: 'impact', description: t`The manifest that this card belongs to: PATH, or PATH#ID.` },
];

/** The relations of Hugging Face, and what each means. */
export const CARD_RELATIONS: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'adapter', description: t`Weights that are added to those of the base, such as a LoRA.` },
  { name: 'finetune', description: t`The weights of the base, tuned with other data.` },
  { name: 'merge', description: t`The weights of several bases, merged.` },
  { name: 'quantized', description: t`The weights of the base with fewer bits.` },
];
