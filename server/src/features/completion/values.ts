import type { Analysis } from '../../analysis/analyze';
import { attributionOf, DEFAULT_LICENSOR } from '../../license/attribution';
import { findInCatalog } from '../../license/catalog';
import { isStricter, tierName, tierOfLicense, TIERS } from '../../license/tier';
import { labelOf, originText } from '../../lineage/proof';
import { CATEGORIES } from '../../report/questions';
import { reportPath } from '../../report/skeleton';
import { fieldAt, type FieldInfo } from '../../schema/describe';
import type { Path } from '../../syntax/locate';
import type { Slot } from '../../syntax/slot';
import { t } from '../../text/l10n';
import { aboutTier } from '../hover/tier';
import { audienceCandidates } from './audiences';
import { breachCandidates, subjectCandidates } from './ids';
import type { Candidate } from './item';
import { licenseCandidates, outboundLicenses } from './licenses';
import { manifestCandidates, pathCandidates } from './paths';
import { relationCandidates } from './relations';
import { reviewCandidates } from './reviews';
import { useCandidates } from './uses';

/** The single values that fit at a path. */
export function valueCandidates(analysis: Analysis, slot: Slot, path: Path): readonly Candidate[] {
  const [section, , name] = path;
  switch (`${String(section)}.${String(name)}`) {
    case 'artifacts.license':
      return licenseCandidates(analysis, slot);
    case 'derivatives.license':
      return outboundLicenses(analysis, path);
    case 'artifacts.licensor':
      return [{ value: DEFAULT_LICENSOR }];
    case 'artifacts.year':
      return yearCandidates(analysis, path);
    case 'artifacts.manifest':
      return manifestCandidates(analysis, slot);
    case 'artifacts.risk':
    case 'derivatives.risk':
      return riskCandidates(analysis, path);
    case 'derivatives.from':
      return relationCandidates(analysis, path);
    case 'derivatives.reports':
      return [...reportCandidates(analysis, path), ...ofField(analysis, slot, path)];
    case 'artifacts.uses':
    case 'derivatives.uses':
    case 'distributions.uses':
      return path.at(-1) === 'use' || typeof path.at(-1) === 'number'
        ? useCandidates(analysis, path)
        : ofField(analysis, slot, path);
    case 'distributions.of':
      return subjectCandidates(analysis, slot);
    case 'distributions.attribution':
      return path.length === 3 ? attributionCandidates(analysis, path) : ofField(analysis, slot, path);
    case 'distributions.audience':
      return audienceCandidates(analysis, path);
    case 'distributions.reviews':
      return [...reviewCandidates(analysis, path), ...ofField(analysis, slot, path)];
    case 'breaches.of':
      return breachCandidates(analysis);
    default:
      return ofField(analysis, slot, path);
  }
}

/** What the format alone tells of a field’s values. */
function ofField(analysis: Analysis, slot: Slot, path: Path): readonly Candidate[] {
  const field = fieldAt(path);
  switch (field?.valueKind) {
    case 'enum':
    case 'flag':
      return fixed(field);
    case 'date':
      return [{ value: analysis.context.today, detail: t`today` }];
    case 'path':
      return pathCandidates(analysis, slot);
    default:
      return [];
  }
}

/** The year of a well-known artifact, as an attribution of it was published. */
function yearCandidates({ context: { manifest } }: Analysis, [, id]: Path): readonly Candidate[] {
  const artifact = manifest.artifacts.get(String(id));
  const names = [artifact?.source?.value, artifact?.name?.value].filter((name) => name !== undefined);
  const [known] = names.flatMap((name) => findInCatalog(name) ?? []);
  return known?.year === undefined ? [] : [{ value: String(known.year), isYaml: true, detail: t`of ${known.name}` }];
}

/** Where the report of a derivative goes, as everything that begins one has it. */
function reportCandidates({ context: { manifest } }: Analysis, [, id, , name]: Path): readonly Candidate[] {
  const category = CATEGORIES.find((it) => it === name);
  const derivative = manifest.derivatives.get(String(id));
  if (category === undefined || derivative === undefined) return [];
  return [{ value: reportPath(derivative.id.value, category), kind: 'file', detail: t`the ${category} report` }];
}

/** The sentences that a distribution owes. */
function attributionCandidates({ context }: Analysis, [, id]: Path): readonly Candidate[] {
  const distribution = context.manifest.distributions.get(String(id));
  const owed = distribution === undefined ? [] : context.assessments.get(distribution).obligations;
  return owed.flatMap((one) =>
    one.kind === 'attribution' && one.says !== undefined
      ? [{ value: attributionOf(one.says), detail: t`for ${labelOf(one.artifact.artifact)}` }]
      : [],
  );
}

function fixed({ values = [] }: FieldInfo): readonly Candidate[] {
  return values.map(({ value, description }) => ({
    value,
    label: value.replaceAll('"', ''),
    isYaml: true,
    detail: description,
    discouraged: NOT_COVERED.includes(value) ? t`not covered by the ImpACT licenses` : undefined,
  }));
}

/** Types that parse, so that they can be told apart. */
const NOT_COVERED: readonly string[] = ['code', 'service'];

/** The tiers; one that disagrees with the license, or is laxer than what is inherited, says so. */
function riskCandidates({ context }: Analysis, [section, id]: Path): readonly Candidate[] {
  const artifact = section === 'artifacts' ? context.manifest.artifacts.get(String(id)) : undefined;
  const derivative = section === 'derivatives' ? context.manifest.derivatives.get(String(id)) : undefined;
  const inherited = derivative && context.lineage.inherited(derivative);
  const licensed = artifact?.license && tierOfLicense(artifact.license.value);
  return TIERS.map((tier) => {
    const isLaxer = inherited !== undefined && isStricter(inherited.tier, tier);
    const isOther = licensed !== undefined && licensed !== tier;
    return {
      value: tier,
      documentation: () => aboutTier(tier),
      discouraged: isLaxer
        ? t`less strict than ${originText(inherited.path())}`
        : isOther
          ? t`its license is for ${tierName(licensed)}`
          : undefined,
    };
  });
}
