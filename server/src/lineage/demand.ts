import type { OtherLicense } from '../license/other-license';
import { termsOf } from '../license/other-licenses';
import { artifactLicense } from './artifact-license';
import type { Lineage } from './lineage';
import type { Artifact, Work } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import { originsOf, type Way } from './ways';

/** What a license other than the ImpACT ones asks for where something made from its material is shared. */
export type Duty =
  'attribution' | 'changes' | 'license-text' | 'notice-text' | 'display' | 'naming' | 'flow-down' | 'same-license';

/** A question that the texts leave open, by the name that a review has for it. */
export type OpenPoint = 'trained-model' | 'outputs' | 'separate-files';

interface About {
  readonly artifact: Artifact;
  readonly terms: OtherLicense;
  readonly way: Way;
}

/** One thing that the license of an artifact means for something that comes from it. */
export type Demand = About &
  (
    | { readonly kind: 'ban'; readonly ban: 'no-redistribution' | 'no-derivatives' }
    | { readonly kind: 'non-commercial' }
    | { readonly kind: 'no-competing' }
    | { readonly kind: 'duty'; readonly duty: Duty }
    /** What would hold if the question were answered against the licensee; `binds`, where that is more than duties. */
    | { readonly kind: 'open'; readonly point: OpenPoint; readonly binds: boolean; readonly duties: readonly Duty[] }
    /** Its terms were not read, or only in part. */
    | { readonly kind: 'not-checked' }
  );

/** Another license in a closure of which nothing is known here. */
export interface NotKnown {
  readonly kind: 'not-known';
  readonly artifact: Artifact;
  readonly id: string;
  readonly way: Way;
}

/** What all licenses but the ImpACT ones mean for a work, by the artifacts it comes from. */
export function demandsOn(work: Work, lineage: Lineage, manifests: Manifests): readonly (Demand | NotKnown)[] {
  return originsOf(work, lineage, manifests).flatMap(({ artifact, ways: [way, ...others] }) => {
    const parts = artifactLicense(artifact).reading?.applies ?? [];
    return parts.flatMap((part): readonly (Demand | NotKnown)[] => {
      if (part.kind !== 'license') return [];
      const terms = termsOf(part.id);
      if (terms === undefined) return [{ kind: 'not-known', artifact, id: part.id, way }];
      const learned = [way, ...others].find((one) => one.learned);
      return [
        ...demandsOf({ artifact, terms, way }, work),
        // A model that learned from outputs as well owes for that, too.
        ...(learned === undefined || learned === way ? [] : ofOutputs({ artifact, terms, way: learned }, work)),
      ];
    });
  });
}

function demandsOf(about: About, work: Work): readonly Demand[] {
  const unread = isRead(about.terms) ? [] : [{ kind: 'not-checked', ...about } as const];
  switch (about.way.distance) {
    case 'as-is':
    case 'changed':
    case 'held':
      return [...ofMaterial(about, work), ...unread];
    case 'trained':
      return ofTraining(about);
    case 'outputs':
      return ofOutputs(about, work);
  }
}

/** Whether all that matters of its text was read. */
function isRead({ asIs, derivative, confidence, limits }: OtherLicense): boolean {
  if (asIs === 'no') return true;
  return (
    confidence === 'A' &&
    asIs !== 'unknown' &&
    derivative !== 'unknown' &&
    !limits.some((limit) => limit.startsWith('territory'))
  );
}

/** The material itself, or a changed form of it, is in what is shared. */
function ofMaterial(about: About, work: Work): readonly Demand[] {
  const { terms, way } = about;
  if (terms.asIs === 'no') return [{ kind: 'ban', ban: 'no-redistribution', ...about }];
  if (terms.derivative === 'no' && way.distance === 'changed')
    return [{ kind: 'ban', ban: 'no-derivatives', ...about }];
  const duties = dutiesOf(terms, way, work).map((duty): Demand => ({ kind: 'duty', duty, ...about }));
  return [
    ...(terms.derivative === 'no' && way.distance === 'held'
      ? [{ kind: 'open', point: 'separate-files', binds: true, duties: [], ...about } as const]
      : []),
    ...(terms.commercial === 'no' ? [{ kind: 'non-commercial', ...about } as const] : []),
    ...duties,
  ];
}

/** A model learned from the material, or something was made with such a model. */
function ofTraining(about: About): readonly Demand[] {
  const { trainedModel } = about.terms;
  if (!trainedModel.startsWith('open')) return [];
  const duties: readonly Duty[] = trainedModel.startsWith('open: ') ? ['attribution', 'license-text'] : [];
  return open(about, 'trained-model', duties);
}

/** Data was made with the model, or another model learned from such data. */
function ofOutputs(about: About, work: Work): readonly Demand[] {
  const { terms, way } = about;
  const { trainedModel, limits } = terms;
  const duty = (one: Duty): Demand => ({ kind: 'duty', duty: one, ...about });
  const isBarred = way.learned && limits.some((limit) => BARRED_OUTPUTS.includes(limit));
  const bars: readonly Demand[] = isBarred ? [{ kind: 'no-competing', ...about }] : [];
  const research: readonly Demand[] = limits.includes('outputs-research-only')
    ? [{ kind: 'non-commercial', ...about }]
    : [];
  if (trainedModel.startsWith('covered')) return way.learned ? [...bars, ...ofMaterial(about, work)] : bars;
  if (trainedModel.startsWith('named')) return [...bars, ...namedDuties(terms, way, work).map(duty)];
  return [...bars, ...research, ...(trainedModel.startsWith('open') ? open(about, 'outputs', []) : [])];
}

const BARRED_OUTPUTS: readonly string[] = [
  ...['no-improve-other-llm', 'no-improve-other-model', 'no-foundation-model', 'no-competing-model'],
];

/** What binds outputs by name: their recipients get the agreement, and with later versions the notice and the name. */
function namedDuties(terms: OtherLicense, way: Way, work: Work): readonly Duty[] {
  const bindsOutputs = terms.naming?.when.includes('outputs') === true;
  const learnedModel = way.learned && isModel(work);
  return [
    'license-text',
    ...(bindsOutputs ? (['notice-text', 'display'] as const) : []),
    ...(!bindsOutputs && learnedModel && terms.display?.when.includes('outputs') === true
      ? (['display'] as const)
      : []),
    ...(bindsOutputs && learnedModel ? (['naming'] as const) : []),
  ];
}

function open(about: About, point: OpenPoint, duties: readonly Duty[]): readonly Demand[] {
  const { terms } = about;
  const binds = terms.derivative === 'no' || terms.commercial === 'no' || terms.sameLicense === 'derivative';
  return binds || duties.length > 0 ? [{ kind: 'open', point, binds, duties, ...about }] : [];
}

function dutiesOf(terms: OtherLicense, { distance }: Way, work: Work): readonly Duty[] {
  const isChanged = distance === 'changed';
  const { notice, display } = terms;
  return [
    ...(isCredit(terms.attribution) ? (['attribution'] as const) : []),
    ...(isChanged && terms.markChanges ? (['changes'] as const) : []),
    ...(terms.shipText === 'no' ? [] : (['license-text'] as const)),
    ...(notice === undefined || (notice.file === null && !notice.exact) ? [] : (['notice-text'] as const)),
    ...(display !== undefined && isDisplayed(terms, distance) ? (['display'] as const) : []),
    ...(terms.naming !== undefined && isChanged && isModel(work) ? (['naming'] as const) : []),
    ...(terms.flowDown !== undefined && !isMetByText(terms.flowDown) ? (['flow-down'] as const) : []),
    ...(isChanged && terms.sameLicense === 'derivative' ? (['same-license'] as const) : []),
  ];
}

/** Whether more is to be credited than by the notices in the license’s own text, or the notice that has a rule of its own. */
function isCredit(attribution: string): boolean {
  return !['none', 'notice', 'notices'].includes(attribution);
}

/** A display that is asked for some uses only is not asked for here unless it is one of these. */
function isDisplayed({ display }: OtherLicense, distance: Way['distance']): boolean {
  if (display?.when.endsWith('only') === true) return false;
  return display?.when.startsWith('a derivative') === true ? distance !== 'as-is' : true;
}

/** Where the restrictions reach recipients with the license that ships, nothing more is asked. */
function isMetByText(flowDown: string): boolean {
  return flowDown.startsWith('recipients get the agreement');
}

function isModel(work: Work): boolean {
  return work.type?.value === 'model';
}
