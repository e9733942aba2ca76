import type { Fix, Report } from '../../findings/finding';
import { recognizeLicense } from '../../license/aliases';
import { nearestLicense, parseLicense } from '../../license/spdx';
import { isRespelled, standInsFor } from '../../license/stand-ins';
import { isTier, licenseIdOf, TIERS } from '../../license/tier';
import type { Path } from '../../lineage/lineage';
import { isExternal, statusOf, workOf, type Artifact, type Distribution } from '../../manifest/manifest';
import { targetOf } from '../../manifest/manifests';
import { labelOf, relatedOf, throughText } from '../../lineage/proof';
import { replaceValue } from '../../syntax/insert';
import type { Located, Span } from '../../text/span';
import { count, listOf } from '../../text/words';
import type { Context, Rule } from '../rule';

const IDS = listOf(TIERS.map(licenseIdOf));

const messages = {
  alias: (spelling: string, id: string) => `“${spelling}” means ${id}, and a manifest writes it as that id.`,
  respelled: (spelling: string, license: string) =>
    `“${spelling}” means ${license}, and a manifest writes it that way.`,
  lostTier: (spelling: string) => `“${spelling}” does not say which of the ImpACT licenses it is: ${IDS}.`,
  lostTierRemedy: 'Look up on the page of the artifact whether its risk is low, medium or high.',
  invalid: (spelling: string) => `“${spelling}” is neither an ImpACT license nor an SPDX expression.`,
  meant: (license: string) => ` Did you mean “${license}”?`,
  invalidRemedy: `Write ${IDS}, an SPDX expression, “LicenseRef-” and a name for any other license, or “unknown”.`,
  license: (name: string) => `The license of ${name} is not known`,
  origin: (name: string) => `What ${name} comes from is not known`,
  unknown: (what: string, distribution: string, through: string, others: number) =>
    `${what}, but “${distribution}”${others === 0 ? ' depends' : ` and ${count(others, 'more distribution')} depend`} on it${through}: whether that may be shared can’t be told.`,
  originRemedy: 'Complete its entry in the manifest that defines it.',
  unknownRemedy: 'Ask the licensor, or look at the page of the artifact, and name the license.',
};

export const unknownLicense: Rule = {
  id: 'coverage/unknown-license',
  description:
    'A license is neither an ImpACT license nor a valid SPDX expression, or is unknown where an external distribution depends on it.',
  why: 'Finds licenses that nobody can look up, since without the license nothing can be said about sharing.',
  severity: 'warning',
  *artifact(artifact, context) {
    const { license } = artifact;
    if (license === undefined) yield* unknownElsewhere(artifact, context);
    // An empty value is the matter of the schema.
    if (license === undefined || license.value.trim() === '') return;
    const parsed = parseLicense(license.value);
    if (parsed.kind === 'unknown') yield* unknown(artifact, license, context);
    else if (parsed.kind === 'invalid') yield invalid(artifact, license);
    else if (parsed.kind === 'impact' && !parsed.exact) yield alias(license, licenseIdOf(parsed.tier));
  },
};

function alias(license: Located<string>, id: string): Report {
  const fixes = (): readonly Fix[] => [{ ...changed(license, id), safe: true, preferred: true }];
  return { span: license.span, message: messages.alias(license.value, id), fixes };
}

function invalid(artifact: Artifact, license: Located<string>): Report {
  if (recognizeLicense(license.value) !== undefined) return lostTier(artifact, license);
  const meant = nearestLicense(license.value);
  if (meant !== undefined && isRespelled(license.value, meant)) return respelled(license, meant);
  const message = messages.invalid(license.value) + (meant === undefined ? '' : messages.meant(meant));
  const fixes = (): readonly Fix[] =>
    meant === undefined
      ? standInsFor(license.value).map((to) => changed(license, to))
      : [{ ...changed(license, meant), preferred: true }];
  return { span: license.span, message, remedy: messages.invalidRemedy, fixes };
}

function respelled(license: Located<string>, meant: string): Report {
  const fixes = (): readonly Fix[] => [{ ...changed(license, meant), safe: true, preferred: true }];
  return { span: license.span, message: messages.respelled(license.value, meant), fixes };
}

function lostTier({ risk }: Artifact, license: Located<string>): Report {
  const fixes = (): readonly Fix[] =>
    TIERS.map((tier) => {
      // A risk that is stated beside it says which one it is.
      const isStated = risk?.value === tier;
      return { ...changed(license, licenseIdOf(tier)), safe: isStated, preferred: isStated };
    });
  const remedy = risk !== undefined && isTier(risk.value) ? undefined : messages.lostTierRemedy;
  const report = { span: license.span, message: messages.lostTier(license.value), fixes };
  return remedy === undefined ? report : { ...report, remedy };
}

function changed(license: Located<string>, to: string): Fix {
  return { title: `Change to “${to}”`, edits: [replaceValue(license.span, to)], safe: false };
}

/** A license that is said to be unknown does no harm until something with it in it is to leave the house. */
function* unknown(artifact: Artifact, license: Located<string>, context: Context): Iterable<Report> {
  if (artifact.risk === undefined) yield* dependent(artifact, license.span, [{ work: artifact }], context);
}

/** An entry of another manifest that comes from something unknown there, which nobody sees from here. */
function* unknownElsewhere(artifact: Artifact, context: Context): Iterable<Report> {
  const { manifests, lineage } = context;
  const path = lineage.unknown(artifact);
  const end = path?.at(-1)?.work;
  if (artifact.manifest === undefined || targetOf(manifests, artifact) === undefined || path === undefined) return;
  // What can't be followed from this manifest has a finding of its own here.
  if (end !== undefined && end.uri !== artifact.uri) yield* dependent(artifact, artifact.manifest.span, path, context);
}

/** `below` leads from the artifact to what is not known. */
function* dependent(artifact: Artifact, span: Span, below: Path, context: Context): Iterable<Report> {
  const shared = context.usage.distributions(artifact.id.value).filter((distribution) => {
    return isExternal(distribution) && statusOf(distribution) !== 'withdrawn';
  });
  const [first] = shared;
  const found = first && pathFrom(first, artifact, context);
  const end = below.at(-1)?.work;
  if (found === undefined || end === undefined) return;
  const path = [...found.path, ...below.slice(1)];
  const what = end.kind === 'artifact' ? messages.license(labelOf(end)) : messages.origin(labelOf(end));
  yield {
    span,
    message: messages.unknown(what, found.distribution.id.value, throughText(path), shared.length - 1),
    remedy: end.kind === 'artifact' ? messages.unknownRemedy : messages.originRemedy,
    related: relatedOf(path, found),
  };
}

interface Shared {
  readonly distribution: Distribution;
  readonly of: Located<string>;
  readonly path: Path;
}

/** The first id in a distribution’s `of` that comes from the artifact, and how. */
function pathFrom(distribution: Distribution, artifact: Artifact, { manifest, lineage }: Context): Shared | undefined {
  for (const of of distribution.of) {
    const work = workOf(manifest, of.value);
    const reached = work && lineage.closure(work).find((one) => one.work === artifact);
    if (reached !== undefined) return { distribution, of, path: reached.path() };
  }
  return undefined;
}
