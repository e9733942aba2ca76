import { DISCLAIMER } from '../../license/terms';
import { tierName } from '../../license/tier';
import { inLanguage, t } from '../../text/l10n';
import { count, listOf } from '../../text/words';
import { blocks, bold, code, italic, join, say, whole, type Markdown, type Words } from '../../words/markdown';
import { verdictLabel } from '../../words/verdict-label';
import type {
  Comparison,
  DistributionChange,
  DutyChange,
  EntryChange,
  ManifestChange,
  ReasonChange,
  ReleaseState,
  TierChange,
} from './compare';
import type { ProofStep, TextPlace } from './snapshot';

/** So many lines of a kind are shown; a root that all depends on may change thousands. */
const MOST = 100;
/** So many steps of a proof. */
const MOST_STEPS = 12;

/** What has changed, for people: worse things first, each with the path that makes it so. */
export function comparisonText(
  comparison: Comparison,
  sides: { readonly base: string; readonly head: string },
): Markdown {
  const { distributions, tiers, manifests, entries } = comparison;
  const worse = distributions.filter(({ trend }) => trend === 'worse');
  const better = distributions.filter(({ trend }) => trend === 'better');
  const same = distributions.filter(({ trend }) => trend === 'same');
  return blocks(
    say`${bold(headline(comparison))} (${code(sides.base)} compared with ${code(sides.head)})`,
    section('Worse', [
      ...manifests.filter(({ change }) => change === 'broken').map(manifestItem),
      ...worse.map(releaseItem),
    ]),
    section('Tiers', tiers.map(tierItem)),
    section('Better', better.map(releaseItem)),
    section(t`Other changes of distributions`, same.map(releaseItem)),
    section(t`Manifests and entries`, [
      ...manifests.filter(({ change }) => change !== 'broken').map(manifestItem),
      ...entries.map(entryItem),
    ]),
    italic(DISCLAIMER),
  );
}

/** The sum of it in a line. */
export function headline({ distributions, tiers, manifests, worse, entries }: Comparison): string {
  const news = (word: string, is: (change: DistributionChange) => boolean): readonly string[] => {
    const found = distributions.filter(is).length;
    return found === 0 ? [] : [`${count(found, 'distribution')} ${word}`];
  };
  const isNewly =
    (kind: ReleaseState['verdict']) =>
    ({ trend, before, after }: DistributionChange): boolean =>
      trend === 'worse' && after?.verdict === kind && before?.verdict !== kind;
  const isOtherwise = ({ trend, before, after }: DistributionChange): boolean =>
    trend === 'worse' && before?.verdict === after?.verdict;
  const raised = tiers.filter((it) => it.raised).length;
  const lost = distributions.reduce((sum, { reviewsLost }) => sum + reviewsLost.length, 0);
  const broken = manifests.filter(({ change }) => change === 'broken').length;
  const parts = [
    ...(broken === 0 ? [] : [t`${count(broken, 'manifest')} with new errors`]),
    ...news(t`newly forbidden`, isNewly('forbidden')),
    ...news(t`newly unknown`, isNewly('unknown')),
    ...news(t`newly not ready`, (it) => isNewly('obligations-missing')(it) || isNewly('needs-review')(it)),
    ...news(t`with more obstacles`, isOtherwise),
    ...(raised === 0 ? [] : [t`${count(raised, 'tier')} raised`]),
    ...(lost === 0 ? [] : [t`${count(lost, 'review')} lost`]),
  ];
  const cleared = news('better', ({ trend }) => trend === 'better');
  if (worse) return t`Worse: ${listOf([...parts, ...cleared], 'and')}.`;
  if (cleared.length > 0) return t`Nothing got worse: ${listOf(cleared)}.`;
  const isAny = distributions.length + tiers.length + manifests.length + entries.length > 0;
  return isAny ? t`Nothing got worse for any release.` : t`Nothing has changed for any release.`;
}

interface Item {
  readonly head: Markdown;
  readonly more: readonly Markdown[];
}

function section(title: string, items: readonly Item[]): Markdown | undefined {
  if (items.length === 0) return undefined;
  const shown = items.slice(0, MOST);
  const rest = items.length - shown.length;
  const all =
    rest === 0 ? shown : [...shown, { head: say`… and ${String(rest)} more; see the JSON output.`, more: [] }];
  const lines = (form: keyof Markdown): string =>
    all.flatMap(({ head, more }) => [`- ${head[form]}`, ...more.map((it) => `  - ${it[form]}`)]).join('\n');
  return blocks(say`${bold(title)}`, { markdown: lines('markdown'), plain: lines('plain') });
}

function at(file: string, line: number | undefined): Markdown {
  return code(line === undefined ? file : `${file}:${String(line)}`);
}

function atPlace(place: TextPlace | undefined): Words {
  return place === undefined ? '' : say` (${at(place.file, place.line)})`;
}

function releaseItem(change: DistributionChange): Item {
  const { file, distribution, line, before, after, cleared, reviewsLost } = change;
  // What may not be shared at all owes nothing.
  const owed = change.duties.filter((duty) => duty.after !== undefined || after?.verdict !== 'forbidden');
  const [reasons, duties] = [provedOnce(change.reasons), provedOnce(owed)];
  const head = say`${bold(distribution)}: ${moved(before, after)} (${at(file, line)})`;
  const more = [
    ...differences(before, after),
    ...reasons.map(reasonLine),
    ...duties.map(dutyLine),
    ...reviewsLost.map(
      (subject) => say`The review of ${code(subject)} no longer counts: someone has to review it again.`,
    ),
    ...cleared.map(({ message }) => say`No longer: ${whole(message)}`),
  ];
  return { head, more };
}

/** The same, each proof told with the first thing that it proves. */
function provedOnce<T extends { readonly because: readonly ProofStep[] }>(items: readonly T[]): readonly T[] {
  const told = new Set<string>();
  return items.map((item) => {
    const proof = JSON.stringify(item.because);
    const isTold = told.has(proof);
    told.add(proof);
    return isTold ? { ...item, because: [] } : item;
  });
}

function moved(before: ReleaseState | undefined, after: ReleaseState | undefined): Words {
  const label = ({ verdict }: ReleaseState): string => verdictLabel({ kind: verdict });
  if (before === undefined) return after === undefined ? '' : say`new, ${bold(label(after))}`;
  if (after === undefined) return say`removed; it was ${label(before)}`;
  return before.verdict === after.verdict ? say`still ${label(after)}` : say`${label(before)} → ${bold(label(after))}`;
}

/** What else is said of it in another way, which may be why. */
function differences(before: ReleaseState | undefined, after: ReleaseState | undefined): readonly Markdown[] {
  if (before === undefined || after === undefined) return [];
  return [
    ...(before.audience === after.audience
      ? []
      : [say`Its audience was ${before.audience ?? t`not given`} and is ${after.audience ?? t`not given`}.`]),
    ...(before.status === after.status ? [] : [say`It was ${before.status} and is ${after.status}.`]),
  ];
}

function reasonLine({ message, remedy, place, because }: ReasonChange): Markdown {
  return say`${join([whole(message), whole(remedy)], ' ')}${atPlace(place)}${proofWords(because)}`;
}

function dutyLine({ owed, before, after, fault, place, because }: DutyChange): Markdown {
  const why = fault === undefined || fault === (after && STATES[after]) ? '' : `: ${fault}`;
  if (after === undefined) return say`No longer owed: ${whole(owed)}.`;
  if (before === undefined)
    return say`Newly owed: ${whole(owed)}, ${STATES[after]}${why}${atPlace(place)}${proofWords(because)}`;
  if (after === 'met') return say`Now met: ${whole(owed)}${atPlace(place)}`;
  return say`${whole(owed)}: ${STATES[before]} before, ${STATES[after]} now${why}${atPlace(place)}${proofWords(because)}`;
}

const STATES = { met: t`met`, review: t`needs review`, missing: t`missing`, wrong: t`wrong` } as const;

/** The path that makes it so, on the same line: “because …”. */
function proofWords(because: readonly ProofStep[]): Words {
  if (because.length === 0) return '';
  const shown = because.slice(0, MOST_STEPS).map(({ message, place }) => say`${whole(message)}${atPlace(place)}`);
  const rest = because.length - shown.length;
  return say` Because: ${join([...shown, ...(rest > 0 ? [say`… ${String(rest)} more steps.`] : [])], ' ')}`;
}

function tierItem({ raised, file, name, id, line, before, after, because }: TierChange): Item {
  const label = (tier: TierChange['before']): string => (tier === 'none' ? t`under no ImpACT license` : tierName(tier));
  const what = raised ? t`raised` : t`lowered`;
  return {
    head: say`${bold(name)} (${code(id)}): ${what}, ${label(before)} → ${label(after)} (${at(file, line)})${proofWords(because)}`,
    more: [],
  };
}

const CHANGES = { added: t`added`, removed: t`removed`, renamed: t`renamed` } as const;

function entryItem({ change, kind, file, id, line, from }: EntryChange): Item {
  const head =
    from === undefined
      ? say`${capital(inLanguage(kind))} ${code(id)} ${CHANGES[change]} (${at(file, line)})`
      : say`${capital(inLanguage(kind))} ${code(from)} is now ${code(id)} (${at(file, line)})`;
  return { head, more: [] };
}

function manifestItem({ change, file, from, message }: ManifestChange): Item {
  const head = {
    added: say`${code(file)} is new`,
    removed: say`${code(file)} was removed`,
    renamed: say`${code(file)} was ${code(from ?? '')}`,
    mended: say`${code(file)} no longer has errors`,
    broken: say`${code(file)} has errors, so it is not clear what it says: ${whole(message ?? '')}`,
  }[change];
  return { head, more: [] };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
