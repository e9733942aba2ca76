import type { Audience } from '../../license/can-i';
import { findInCatalog, knownLicense } from '../../license/catalog';
import {
  ARTIFACT_TYPES,
  DERIVATIVE_TYPES,
  fits,
  relationsFor,
  type ArtifactType,
  type DerivativeType,
  type RelationName,
} from '../../license/relations';
import { asId } from '../../schema/repair';
import { t } from '../../text/l10n';
import { newManifest, type Entry, type NewManifest } from './text';

/** What a person says when a manifest is begun; all of it may be left open. */
export interface Beginning {
  readonly project?: string | undefined;
  readonly organization?: string | undefined;
  readonly email?: string | undefined;
  /** What was obtained. */
  readonly artifacts?: readonly Obtained[] | undefined;
  readonly derivative?: string | undefined;
  /** What the derivative is; what the relation makes where it is left open. */
  readonly type?: DerivativeType | undefined;
  /** How it was made from those artifacts that do not say it themselves. */
  readonly relation?: RelationName | undefined;
  readonly changes?: string | undefined;
  readonly audience?: Audience | undefined;
}

/** Something that was obtained. */
export interface Obtained {
  /** By name, by its id on Hugging Face, or by its address there. */
  readonly name: string;
  /** What it is, where it is not well known. */
  readonly type?: ObtainedType | undefined;
  /** The one that it was obtained under, where several are known. */
  readonly license?: string | undefined;
  readonly relation?: RelationName | undefined;
}

export type ObtainedType = ArtifactType;

export const OBTAINED_TYPES: readonly ObtainedType[] = ARTIFACT_TYPES;

/**
 * The text of a new manifest. Of a well-known artifact it holds all that is known; of any other the license is `unknown`,
 * until somebody names it.
 */
export function beginManifest(known: Beginning): string {
  const { project, organization, email, audience } = known;
  const obtained = known.artifacts ?? [];
  const artifacts = withFreeIds(obtained.map(artifactEntry));
  const derivative = derivativeEntry(known, artifacts, obtained);
  return newManifest({ project, organization, email, artifacts, derivative, audience });
}

/** What a well-known artifact can have been obtained under, what holds today first; empty for any other. */
export function licensesOf(name: string): readonly string[] {
  const found = findInCatalog(name);
  if (found === undefined) return [];
  return [...(found.relicensed === undefined ? [] : [found.relicensed.license]), knownLicense(found)];
}

/** That an artifact has been put under another license, as a sentence; nothing where it has not. */
export function relicensingNote(name: string): string | undefined {
  const found = findInCatalog(name);
  if (found?.relicensed === undefined) return undefined;
  const { license, since, coversEarlier } = found.relicensed;
  const earlier = coversEarlier ? t`, earlier copies included` : '';
  return t`${found.name} was under ${knownLicense(found)} until ${since}, and has been under ${license} since then${earlier}.`;
}

function artifactEntry({ name, type = 'data', license }: Obtained): Entry {
  const found = findInCatalog(name);
  if (found === undefined) return { id: idOf(name), fields: { name, type, license: license ?? 'unknown' } };
  const { name: known, type: is, licensor, year, url: source } = found;
  const under = license ?? knownLicense(found);
  return { id: idOf(known), fields: { name: known, type: is, license: under, licensor, year, source } };
}

/** The entries under ids that differ. */
function withFreeIds(entries: readonly Entry[]): readonly Entry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    let { id } = entry;
    for (let number = 2; taken.has(id); number++) id = `${entry.id}-${String(number)}`;
    taken.add(id);
    return { ...entry, id };
  });
}

/** Nothing as long as it is not known how it was made. */
function derivativeEntry(
  { derivative: name, relation, changes, type }: Beginning,
  artifacts: readonly Entry[],
  obtained: readonly Obtained[],
): NewManifest['derivative'] {
  const [first] = artifacts;
  const main = obtained[0]?.relation ?? relation;
  if (name === undefined || first === undefined || main === undefined) return undefined;
  const made = type ?? DERIVATIVE_TYPES.find((it) => fits(main, typeOf(first), it)) ?? 'application';
  const from = artifacts.map((artifact, index): readonly [string, string] => {
    const said = obtained[index]?.relation ?? (fits(main, typeOf(artifact), made) ? main : undefined);
    return [artifact.id, said ?? relationsFor(typeOf(artifact), made)[0]?.name ?? main];
  });
  const id = idOf(name);
  const isTaken = artifacts.some((artifact) => artifact.id === id);
  return { id: isTaken ? `${id}-derived` : id, fields: { name, type: made }, from: Object.fromEntries(from), changes };
}

function typeOf({ fields }: Entry): ObtainedType {
  return ARTIFACT_TYPES.find((type) => type === fields['type']) ?? 'data';
}

function idOf(name: string): string {
  return asId(name) ?? 'unnamed';
}
