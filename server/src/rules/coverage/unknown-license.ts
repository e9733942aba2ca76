import type { Fix, Report } from '../../findings/finding';
import { idOfKeyword } from '../../license/other-licenses';
import { isRespelled } from '../../license/part';
import { keepInside } from '../../edits/keep-inside';
import { knownLicense } from '../../license/catalog';
import { readLicense, type Reading } from '../../license/reading';
import { replacementsFor } from '../../license/stand-ins';
import { isTier, licenseIdOf, TIERS } from '../../license/tier';
import type { Path } from '../../lineage/lineage';
import { isShared, workOf, type Artifact, type Distribution } from '../../manifest/manifest';
import { knownArtifact } from '../../manifest/known-artifact';
import { targetOf } from '../../manifest/manifests';
import { labelOf, relatedOf, throughText } from '../../lineage/proof';
import { replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import type { Located, Span } from '../../text/span';
import { listOf } from '../../text/words';
import type { Context, Rule } from '../rule';

const IDS = listOf(TIERS.map(licenseIdOf));

const messages = {
  means: (spelling: string, license: string) => t`“${spelling}” means ${license}; write it that way in a manifest.`,
  meansId: (spelling: string, license: string) => t`“${spelling}” means ${license}; write that id in a manifest.`,
  lostTier: (spelling: string) => t`“${spelling}” does not say which of the ImpACT licenses it is: ${IDS}.`,
  lostTierRemedy: t`Look up on the page of the artifact whether its risk is low, medium or high.`,
  namesImpact: (spelling: string, id: string) =>
    t`“${spelling}” names an ImpACT license, most likely ${id}, but is not its id.`,
  several: (spelling: string, license: string) =>
    t`“${spelling}” names several licenses, one of them an ImpACT license: in a manifest, write “${license}”.`,
  exception: (spelling: string) =>
    t`“${spelling}” adds an exception to an ImpACT license. These licenses have no exceptions, so it is not clear what applies.`,
  exceptionRemedy: t`Look up on the page of the artifact what its license is, and name that.`,
  word: (spelling: string) => t`“${spelling}” names no license, so the license is not known.`,
  invalid: (spelling: string) => t`“${spelling}” is neither an ImpACT license nor an SPDX expression.`,
  keyword: (spelling: string, license: string) =>
    t`“${spelling}” is the Hugging Face keyword for ${license}; in a manifest, write that id.`,
  writeIt: (license: string) => t`Write “${license}”.`,
  meant: (license: string) => t` Did you mean “${license}”?`,
  invalidRemedy: t`Write ${IDS}, an SPDX expression, “LicenseRef-” and a name for any other license, or “unknown”.`,
  license: (name: string) => t`The license of ${name} is not known`,
  origin: (name: string) => t`What ${name} comes from is not known`,
  unknown: ({
    what,
    distribution,
    through,
    others,
  }: {
    readonly what: string;
    readonly distribution: string;
    readonly through: string;
    readonly others: number;
  }) => {
    if (others === 0)
      return t`${what}, but “${distribution}” depends on it${through}: it is not clear whether that may be shared.`;
    return others === 1
      ? t`${what}, but “${distribution}” and 1 more distribution depend on it${through}: it is not clear whether that may be shared.`
      : t`${what}, but “${distribution}” and ${others} more distributions depend on it${through}: it is not clear whether that may be shared.`;
  },
  originRemedy: t`Complete its entry in the manifest that defines it.`,
  unknownRemedy: t`Ask the licensor, or look at the page of the artifact, and name the license.`,
};

export const unknownLicense: Rule = {
  id: 'coverage/unknown-license',
  description:
    'A license is neither an ImpACT license nor a valid SPDX expression, or is unknown where an external distribution depends on it.',
  why: 'Finds licenses that nobody can look up, since sharing can’t be decided without the license.',
  severity: 'warning',
  *artifact(artifact, context) {
    const { license, reading } = artifact;
    if (license === undefined) yield* unknownElsewhere(artifact, context);
    // An empty value is the matter of the schema.
    if (license === undefined || reading === undefined || license.value.trim() === '') return;
    if (license.value.trim() === 'unknown') yield* unknown(artifact, license, context);
    else if (reading.exact && reading.fault === undefined) return;
    else if (reading.fault === 'unknown') yield word(license);
    else yield misspelt(artifact, license, reading);
  },
};

function misspelt(artifact: Artifact, license: Located<string>, reading: Reading): Report {
  switch (reading.fault) {
    case 'exception': {
      const message = messages.exception(license.value);
      return { span: license.span, message, remedy: messages.exceptionRemedy, severity: 'error' };
    }
    case 'lost-tier':
      return lostTier(artifact, license);
    default:
      return otherwise(license, reading);
  }
}

/** A word for not knowing, which says less than it seems to. */
function word(license: Located<string>): Report {
  if (isRespelled(license.value, 'unknown'))
    return respelled(license, 'unknown', messages.means(license.value, 'unknown'));
  const fixes = (): readonly Fix[] => replacementsFor(license.value).map((to) => changed(license, to));
  return { span: license.span, message: messages.word(license.value), remedy: messages.unknownRemedy, fixes };
}

function respelled(license: Located<string>, to: string, message: string): Report {
  return { span: license.span, message, fixes: () => [{ ...changed(license, to), safe: true, preferred: true }] };
}

function otherwise(license: Located<string>, reading: Reading): Report {
  const { value, span } = license;
  const { canonical } = reading;
  if (canonical === undefined || reading.fault !== undefined) {
    const fixes = (): readonly Fix[] => replacementsFor(value, reading).map((to) => changed(license, to));
    return { span, message: messages.invalid(value), remedy: messages.invalidRemedy, fixes };
  }
  const isSafe = reading.certain && (reading.tier !== undefined || isRespelled(value, canonical));
  const message = meaning(value, canonical, reading);
  if (isSafe) return respelled(license, canonical, message);
  const fixes = (): readonly Fix[] => [{ ...changed(license, canonical), preferred: true }];
  const remedy = isKeyword(value, canonical) ? messages.writeIt(canonical) : messages.invalidRemedy;
  return { span, message, remedy, fixes };
}

function isKeyword(spelling: string, license: string): boolean {
  return idOfKeyword(spelling.trim()) === license;
}

function meaning(spelling: string, canonical: string, { certain, tier, expression }: Reading): string {
  const isOne = 'part' in expression;
  if (certain && isOne && tier !== undefined) return messages.meansId(spelling, canonical);
  if (certain && isRespelled(spelling, canonical)) return messages.means(spelling, canonical);
  if (!isOne && tier !== undefined) return messages.several(spelling, canonical);
  if (isOne && tier !== undefined) return messages.namesImpact(spelling, canonical);
  if (isKeyword(spelling, canonical)) return messages.keyword(spelling, canonical);
  return messages.invalid(spelling) + messages.meant(canonical);
}

function lostTier({ risk }: Artifact, license: Located<string>): Report {
  const fixes = (): readonly Fix[] =>
    replacementsFor(license.value).map((to) => {
      // A risk that is stated beside it says which one it is.
      const isStated = risk !== undefined && isTier(risk.value) && readLicense(to).tier === risk.value;
      return { ...changed(license, to), safe: isStated, preferred: isStated };
    });
  const remedy = risk !== undefined && isTier(risk.value) ? undefined : messages.lostTierRemedy;
  const report = { span: license.span, message: messages.lostTier(license.value), fixes };
  return remedy === undefined ? report : { ...report, remedy };
}

function changed(license: Located<string>, to: string): Fix {
  return { title: t`Change to “${to}”`, edits: [replaceValue(license.span, to)], safe: false };
}

/** A license that is said to be unknown does no harm until something with it in it is to leave the house. */
function* unknown(artifact: Artifact, license: Located<string>, context: Context): Iterable<Report> {
  if (artifact.risk === undefined)
    yield* dependent(artifact, { span: license.span, below: [{ work: artifact }] }, context);
}

/** An entry of another manifest that comes from something unknown there, which nobody sees from here. */
function* unknownElsewhere(artifact: Artifact, context: Context): Iterable<Report> {
  const { manifests, lineage } = context;
  const path = lineage.unknown(artifact);
  const end = path?.at(-1)?.work;
  if (artifact.manifest === undefined || targetOf(manifests, artifact) === undefined || path === undefined) return;
  // What can't be followed from this manifest has a finding of its own here.
  if (end !== undefined && end.uri !== artifact.uri)
    yield* dependent(artifact, { span: artifact.manifest.span, below: path }, context);
}

/** `below` leads from the artifact to what is not known. */
function* dependent(
  artifact: Artifact,
  { span, below }: { readonly span: Span; readonly below: Path },
  context: Context,
): Iterable<Report> {
  const shared = context.usage.distributions(artifact.id.value).filter(isShared);
  const [first] = shared;
  const found = first && pathFrom(first, artifact, context);
  const end = below.at(-1)?.work;
  if (found === undefined || end === undefined) return;
  const path = [...found.path, ...below.slice(1)];
  const what = end.kind === 'artifact' ? messages.license(labelOf(end)) : messages.origin(labelOf(end));
  yield {
    span,
    message: messages.unknown({
      what,
      distribution: found.distribution.id.value,
      through: throughText(path),
      others: shared.length - 1,
    }),
    remedy: end.kind === 'artifact' ? messages.unknownRemedy : messages.originRemedy,
    related: relatedOf(path, found),
    fixes: () => [...known(artifact), ...(shared.length === 1 ? keepInside(found.distribution) : [])],
  };
}

/** What is known of a well-known artifact, in place of “unknown”. Its card is for a person to read. */
function known(artifact: Artifact): readonly Fix[] {
  const { license } = artifact;
  const found = knownArtifact(artifact);
  if (found === undefined || license === undefined) return [];
  const to = found.relicensed?.license ?? knownLicense(found);
  return [
    {
      title: t`Change to “${to}”, the known license of ${found.name}`,
      edits: [replaceValue(license.span, to)],
      safe: false,
    },
  ];
}

interface Shared {
  readonly distribution: Distribution;
  readonly id: Located<string>;
  readonly path: Path;
}

/** The first id in a distribution’s `of` that comes from the artifact, and how. */
function pathFrom(distribution: Distribution, artifact: Artifact, { manifest, lineage }: Context): Shared | undefined {
  for (const id of distribution.shares) {
    const work = workOf(manifest, id.value);
    const reached = work && lineage.closure(work).find((one) => one.work === artifact);
    if (reached !== undefined) return { distribution, id, path: reached.path() };
  }
  return undefined;
}
