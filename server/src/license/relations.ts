import { t } from '../text/l10n';
import { openPoint, type OpenPoint } from './terms';

/** What an artifact can be. The licenses cover data and models only; code and services parse, to be told so. */
export type ArtifactType = 'data' | 'model' | 'code' | 'service';

/** What a derivative can be. */
export type DerivativeType = 'data' | 'model' | 'application';

/** What can stand on the left side of `from`: an artifact or another derivative. */
export type SourceType = ArtifactType | DerivativeType;

export const ARTIFACT_TYPES: readonly ArtifactType[] = ['data', 'model', 'code', 'service'];
export const DERIVATIVE_TYPES: readonly DerivativeType[] = ['data', 'model', 'application'];

const SOURCE_TYPES: readonly SourceType[] = ['data', 'model', 'code', 'service', 'application'];

/** How a derivative can use its source. */
export type RelationName =
  | 'modified'
  | 'incorporated'
  | 'trained-on'
  | 'weights-modified'
  | 'fine-tuned'
  | 'distilled'
  | 'generated'
  | 'embedded'
  | 'combined'
  | 'evaluated-on';

/** One way of making something from something. */
export interface Relation {
  readonly name: RelationName;
  /** What it can be applied to. */
  readonly sources: readonly SourceType[];
  /** What it can make. */
  readonly makes: readonly DerivativeType[];
  /** One line for people: what the derivative is. */
  readonly meaning: string;
  /** The kind of example that the licensor's summary gives, from the licensor's side; absent where it gives none. */
  readonly example?: string;
  /** What about it is not sure. */
  readonly open?: OpenPoint['id'];
  /** False for one that passes no license, tier or duty on from its source. */
  readonly passesOn?: false;
}

/** All relations. Source of the examples: the licensor's summary of the licenses. */
export const RELATIONS: readonly Relation[] = [
  {
    name: 'modified',
    sources: ['data'],
    makes: ['data'],
    meaning: t`the dataset, changed`,
    example: 'modifications to our dataset',
  },
  {
    name: 'incorporated',
    sources: ['data'],
    makes: ['data'],
    meaning: t`a new dataset that contains some or all of it`,
    example: 'a new dataset that incorporates some or all of our data',
  },
  {
    name: 'trained-on',
    sources: ['data'],
    makes: ['model'],
    meaning: t`a model trained on some or all of it`,
    example: 'a model trained on some or all of our data using any code',
    open: 'trained-on',
  },
  {
    name: 'weights-modified',
    sources: ['model'],
    makes: ['model'],
    meaning: t`another iteration of the weights: a diff, a merge, a quantization`,
    example: 'iterations of our model weights by modifying the algorithm or parameters (the “diff”)',
  },
  {
    name: 'fine-tuned',
    sources: ['model'],
    makes: ['model'],
    meaning: t`the weights tuned with other data`,
    example: 'our model weights fine-tuned with other data',
  },
  {
    name: 'distilled',
    sources: ['model'],
    makes: ['model'],
    meaning: t`a model trained on data made with the weights`,
    example: 'another model based on training data derived using our model weights',
  },
  {
    name: 'generated',
    sources: ['model', 'service'],
    makes: ['data'],
    meaning: t`data made with the weights or by the hosted service`,
    open: 'generated',
  },
  {
    name: 'embedded',
    sources: ['data', 'model'],
    makes: ['application'],
    meaning: t`an application that embeds or uses it`,
    example: 'any application that embeds or incorporates a model trained on our data, or that uses our model weights',
  },
  {
    name: 'combined',
    sources: SOURCE_TYPES,
    makes: DERIVATIVE_TYPES,
    meaning: t`part of something larger`,
    example: 'any of the foregoing made part of a larger application, tool, or product',
  },
  {
    name: 'evaluated-on',
    sources: ['data'],
    makes: DERIVATIVE_TYPES,
    meaning: t`results of measuring it; this passes nothing on`,
    open: 'evaluated-on',
    passesOn: false,
  },
];

/** The relation of that exact name, or undefined. */
export function relationOf(name: string): Relation | undefined {
  return RELATIONS.find((relation) => relation.name === name);
}

/** Whether a relation passes licenses, tiers and duties on; a word that is no relation is taken to. */
export function passesOn(name: string | undefined): boolean {
  return name === undefined || relationOf(name)?.passesOn !== false;
}

/** Whether the relation can lead from such a source to such a derivative; false for a name that is no relation. */
export function fits(relation: string, source: SourceType, derivative: DerivativeType): boolean {
  const found = relationOf(relation);
  return found !== undefined && found.sources.includes(source) && found.makes.includes(derivative);
}

/**
 * The relations that can lead from such a source to such a derivative, the most specific first; never empty. One that
 * passes nothing on is not among them: that a source was only measured on is nobody’s guess.
 */
export function relationsFor(source: SourceType, derivative: DerivativeType): readonly Relation[] {
  return RELATIONS.filter(({ name }) => passesOn(name) && fits(name, source, derivative));
}

/** What about the relation is not sure, as a sentence, or undefined where nothing is. */
export function openNoteOf(relation: Relation): string | undefined {
  return relation.open === undefined ? undefined : openPoint(relation.open)?.sentence;
}
