import type { Analysis } from '../../analysis/analyze';
import { artifactLicense, licensorOf } from '../../lineage/artifact-license';
import { written, type Part } from '../../license/expression';
import { readLicense } from '../../license/reading';
import { isSpdxId } from '../../license/spdx-ids';
import { licenseIdOf, type Tier } from '../../license/tier';
import { worksOf } from '../../lineage/lineage';
import {
  statusOf,
  workOf,
  type Artifact,
  type Derivative,
  type Distribution,
  type Work,
} from '../../manifest/manifest';
import { targetOf } from '../../manifest/manifests';
import { isAddress } from '../../text/uri';

/** An artifact or a derivative as other formats know things. */
export interface Thing {
  readonly id: string;
  /** The entry of the manifest. */
  readonly work: Work;
  /** The entry itself, where this one is taken from another manifest. */
  readonly original: Work;
  readonly name: string;
  readonly type: string | undefined;
  /** As the manifest writes it. */
  readonly license: string | undefined;
  /** The same in SPDX’s words; nothing where it is not known for sure. */
  readonly spdx: string | undefined;
  readonly licensor: string | undefined;
  readonly year: number | undefined;
  /** Where it can be had: the address of an artifact, the public one of a derivative. */
  readonly source: string | undefined;
  readonly revision: string | undefined;
  /** The risk with all that it comes from. */
  readonly risk: Tier | undefined;
  readonly changes: string | undefined;
  readonly uses: readonly string[];
  readonly from: readonly Origin[];
}

/** What a thing comes from, and how. */
export interface Origin {
  readonly id: string;
  readonly relation: string | undefined;
}

/** All that goes into an export. */
export interface Subject {
  readonly name: string;
  readonly things: readonly Thing[];
  /** The distributions of these things. */
  readonly distributions: readonly Distribution[];
  readonly organization: string | undefined;
  /** The last day that the manifest names, so that the same manifest always gives the same bytes. */
  readonly day: string;
}

/** What is exported of a manifest: all of it, or one entry with what it comes from. */
export function subjectOf({ context }: Pick<Analysis, 'context'>, id: string | undefined): Subject | undefined {
  const { manifest, lineage } = context;
  const works = worksOf(manifest);
  const distribution = id === undefined ? undefined : manifest.distributions.get(id);
  const roots = id === undefined ? works : rootsOf(id, distribution, context.manifest);
  if (roots === undefined) return undefined;
  const closure = new Set(roots.flatMap((work) => lineage.closure(work).map((reached) => reached.work)));
  const included = works.filter((work) => closure.has(work));
  const ids = new Set(included.map((work) => work.id.value));
  const distributions =
    distribution === undefined
      ? [...manifest.distributions.values()].filter(({ shares }) => shares.some(({ value }) => ids.has(value)))
      : [distribution];
  const things = included.map((work) => thingOf(work, { context, distributions, ids }));
  const organization = manifest.contact.organization?.value ?? manifest.contact.name?.value;
  return {
    name: manifest.project?.value ?? things[0]?.name ?? 'impact',
    things,
    distributions,
    organization,
    day: lastDay(manifest),
  };
}

function rootsOf(
  id: string,
  distribution: Distribution | undefined,
  manifest: Analysis['context']['manifest'],
): readonly Work[] | undefined {
  if (distribution !== undefined) return distribution.shares.flatMap(({ value }) => workOf(manifest, value) ?? []);
  const work = workOf(manifest, id);
  return work === undefined ? undefined : [work];
}

interface Around {
  readonly context: Analysis['context'];
  readonly distributions: readonly Distribution[];
  readonly ids: ReadonlySet<string>;
}

function thingOf(work: Work, { context, distributions, ids }: Around): Thing {
  const original = originalOf(work, context);
  const license = licenseOf(work) ?? licenseOf(original);
  const common = {
    id: work.id.value,
    work,
    original,
    name: work.name?.value ?? original.name?.value ?? work.id.value,
    type: work.type?.value ?? original.type?.value,
    license,
    spdx: license === undefined ? undefined : spdxOf(license),
    risk: context.lineage.risk(work),
    uses: [...work.uses, ...(original === work ? [] : original.uses)].map(({ use }) => use.value),
  };
  if (work.kind === 'derivative') return { ...common, ...ofDerivative(work, distributions, ids) };
  const given = original.kind === 'artifact' ? original : undefined;
  return {
    ...common,
    licensor: licensorOf(work) ?? (given && licensorOf(given)),
    year: work.year?.value ?? given?.year?.value,
    source: work.source?.value ?? given?.source?.value,
    revision: work.revision?.value ?? given?.revision?.value,
    changes: original.kind === 'derivative' ? original.changes?.value : undefined,
    from: [],
  };
}

type OfDerivative = Pick<Thing, 'licensor' | 'year' | 'source' | 'revision' | 'changes' | 'from'>;

function ofDerivative(
  work: Derivative,
  distributions: readonly Distribution[],
  ids: ReadonlySet<string>,
): OfDerivative {
  const channel = distributions.find(
    ({ shares, channel: at, audience, status }) =>
      audience?.value === 'public' &&
      status?.value !== 'withdrawn' &&
      at !== undefined &&
      isAddress(at.value) &&
      shares.length === 1 &&
      shares[0]?.value === work.id.value,
  );
  return {
    licensor: undefined,
    year: undefined,
    source: channel?.channel?.value,
    revision: undefined,
    changes: work.changes?.value,
    from: work.from
      .filter(({ id }) => ids.has(id.value))
      .map(({ id, relation }) => ({ id: id.value, relation: relation?.value })),
  };
}

function originalOf(work: Work, { manifests }: Analysis['context']): Work {
  let at = work;
  // Manifests may take from each other in a circle.
  for (const seen = new Set<Work>(); at.kind === 'artifact' && !seen.has(at);) {
    seen.add(at);
    at = targetOf(manifests, at) ?? at;
  }
  return at;
}

function licenseOf(work: Work): string | undefined {
  if (work.license !== undefined || work.kind === 'derivative') return work.license?.value;
  const { tier } = artifactLicense(work);
  return tier === undefined ? undefined : licenseIdOf(tier);
}

/** A license as SPDX writes it: ids of its list, and references for all others. */
function spdxOf(license: string): string | undefined {
  const { expression, known } = readLicense(license);
  return known ? written(expression, spdxIdOf) : undefined;
}

function spdxIdOf(part: Part): string | undefined {
  if (part.kind === 'impact') return part.certain ? `LicenseRef-${licenseIdOf(part.tier)}` : undefined;
  if (part.kind !== 'license' || !part.certain) return undefined;
  return isSpdxId(part.id) || /^(?:LicenseRef|DocumentRef)-/.test(part.id) ? part.id : undefined;
}

/** The references in an expression, each once. */
export function referencesIn(expression: string): readonly string[] {
  return [...new Set(expression.match(/(?<![\w.:-])LicenseRef-[\w.-]+/g) ?? [])];
}

/** The line that says whose an artifact is; nothing where the year is not known. */
export function copyrightOf({ year, licensor }: Pick<Thing, 'year' | 'licensor'>): string | undefined {
  return year === undefined ? undefined : `© ${String(year)}${licensor === undefined ? '' : ` ${licensor}`}`;
}

/** Whether it is a model, data, or something else. */
export function isModel({ type }: Pick<Thing, 'type'>): boolean {
  return type === 'model';
}

function lastDay({ artifacts, derivatives, distributions }: Analysis['context']['manifest']): string {
  const days = [
    ...[...artifacts.values()].map((artifact: Artifact) => artifact.acquired?.value),
    ...[...derivatives.values()].map(({ updated }) => updated?.value),
    ...[...distributions.values()].map((one) => (statusOf(one) === 'planned' ? undefined : one.date?.value)),
  ].filter((day) => day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day));
  return days.reduce<string>((last, day) => (day !== undefined && day > last ? day : last), '1970-01-01');
}
