import type { Analysis } from '../analysis/analyze';
import { mayShare } from '../license/can-i';
import { DISCLAIMER, openPoint } from '../license/terms';
import { artifactLicense } from '../lineage/artifact-license';
import type { Path } from '../lineage/lineage';
import type { Work } from '../manifest/manifest';
import { chainText, labelOf, originText } from '../lineage/proof';
import { originalOf } from '../lineage/subject';
import { typeOf } from '../lineage/type-of';
import { t } from '../text/l10n';
import { blocks, bold, code, italic, join, link, say, type LinkTo, type Markdown } from './markdown';
import { riskLabel } from './risk-label';
import { canITable } from './can-i';
import { catalogNote } from './catalog-note';
import { usersOf } from './users';

/** A work: its effective risk and what sets it, whom it may be given to, and who uses it. */
export function aboutWork(analysis: Pick<Analysis, 'context'>, work: Work, linkTo: LinkTo = () => undefined): Markdown {
  const { lineage, manifests } = analysis.context;
  const tier = lineage.risk(work);
  const isUnknown = lineage.has(work, 'unknown');
  const original = originalOf(manifests, work);
  const type = typeOf(work, lineage)?.value;
  return blocks(
    say`${bold(labelOf(work))}: ${original.kind} ${link(code(work.id.value), linkTo(original.id.span))}${type === undefined ? '' : t`, type ${type}`}`,
    ...riskOf(analysis, work, { form: original.kind, linkTo }),
    tier && canITable({ tier, form: original.kind, isUnknown }),
    original.kind === 'artifact' ? catalogNote(original, analysis.context.today) : undefined,
    usersOf(analysis, work, linkTo),
    tier && italic(DISCLAIMER),
  );
}

/** The effective risk with the path that sets it, and what is not known or not sure about it. */
function riskOf(
  { context: { lineage } }: Pick<Analysis, 'context'>,
  work: Work,
  { form, linkTo }: { readonly form: Work['kind']; readonly linkTo: LinkTo },
): readonly (Markdown | string | undefined)[] {
  const tier = lineage.risk(work);
  const unknown = lineage.unknown(work);
  const tiers = new Set(lineage.impactArtifacts(work).map((artifact) => artifact.tier));
  return [
    tier && say`Effective risk: ${bold(riskLabel(lineage, work) ?? tier)}, ${reason(lineage.riskPath(work))}.`,
    tier && pathLine(lineage.riskPath(work), linkTo),
    unknown && unknownLine(unknown, work, tier !== undefined && mayShare(tier, form, 'public') === 'forbidden'),
    tier === undefined && unknown === undefined ? otherLicense(work) : undefined,
    tiers.size > 1 ? openPoint('mixed-tiers')?.sentence : undefined,
  ];
}

/** Why a risk is what it is, going on from its name. */
function reason(path: Path): Markdown {
  const [first, second] = path;
  if (first === undefined || second !== undefined) return say`as it comes from ${originText(path)}`;
  const { work } = first;
  if (work.kind === 'derivative') return say`as stated`;
  const { field } = artifactLicense(work);
  const stated = code(field?.value ?? '');
  return field === work.risk ? say`as its risk is ${stated}` : say`as its license is ${stated}`;
}

function pathLine(path: Path, linkTo: LinkTo): Markdown | undefined {
  if (path.length < 3) return undefined;
  const works = path.map(({ work }) => work).reverse();
  // A long one is shortened, and leads nowhere.
  const steps = works.map((work) => link(labelOf(work), linkTo(work.id.span)));
  return say`Path: ${works.length > 7 ? chainText(works) : join(steps, ' → ')}`;
}

/** The path may end at a work that names one which is not there. */
function unknownLine(path: Path, work: Work, isForbidden: boolean): Markdown {
  const last = path.at(-1)?.work ?? work;
  const subject =
    last.kind === 'derivative'
      ? say`${labelOf(last)} comes from something that is ${bold(t`not defined`)}`
      : last === work
        ? say`Its license is ${bold(t`not known`)}`
        : say`The license of ${labelOf(last)} is ${bold(t`not known`)}`;
  return isForbidden
    ? say`${subject}; what is known already forbids sharing this.`
    : say`${subject}, so it is not clear yet whether this may be shared.`;
}

function otherLicense(work: Work): Markdown {
  const license = work.kind === 'artifact' ? work.license?.value : undefined;
  return license === undefined
    ? say`Nothing in it is under an ImpACT license; what the other licenses permit is not checked here.`
    : say`Under ${code(license)}, which is not an ImpACT license; what it permits is not checked here.`;
}
