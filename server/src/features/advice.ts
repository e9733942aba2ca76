import type { Analysis } from '../analysis/analyze';
import { verdictOf, type Verdict } from '../analysis/verdict';
import type { Distribution } from '../manifest/manifest';
import { labelOf } from '../lineage/proof';
import { originalOf } from '../lineage/subject';
import { DISCLAIMER } from '../license/terms';
import { HINDERED } from '../obligations/reason';
import { noneWouldDo, outboundCandidates } from '../obligations/terms/outbound';
import { t } from '../text/l10n';
import { listOf } from '../text/words';
import { blocks, bold, italic, join, list, say, whole, type Markdown } from '../words/markdown';
import { faultText, owed } from '../words/obligation';
import { verdictLabel } from '../words/verdict-label';
import { owingFindings } from './gate';

/** What clears a distribution. */
export interface Advice {
  readonly verdict: Verdict;
  /** The hardest first, each once, with all that it clears. */
  readonly changes: readonly Change[];
  /** What the derivatives that are shared could be released under. */
  readonly licenses: readonly {
    readonly name: string;
    readonly licenses: readonly string[];
    /** Why nothing would do, where that is so. */
    readonly none?: string;
  }[];
}

/** A smallest change, and why it is asked for. */
export interface Change {
  readonly remedy: string;
  readonly clears: readonly string[];
}

/** The smallest changes that clear a distribution. */
export function adviceOn(analysis: Analysis, distribution: Distribution): Advice {
  const verdict = verdictOf(analysis, distribution);
  return { verdict, changes: changesFor(analysis, verdict), licenses: licensesFor(analysis, verdict) };
}

interface Told {
  readonly message: string;
  readonly remedy?: string;
}

function changesFor(analysis: Analysis, verdict: Verdict): readonly Change[] {
  const told = HINDERED.flatMap((kind): readonly Told[] => [
    ...(kind === 'obligations-missing' ? owedIn(analysis, verdict) : []),
    ...verdict.reasons.filter((reason) => reason.verdict === kind),
  ]);
  const changes = new Map<string, Set<string>>();
  for (const { message, remedy = message } of told)
    changes.set(remedy, (changes.get(remedy) ?? new Set()).add(message));
  return [...changes].map(([remedy, messages]) => ({
    remedy,
    clears: [...messages].filter((message) => message !== remedy),
  }));
}

/** What the findings tell of what is owed; what none of them tells of is at least named. */
function owedIn(analysis: Analysis, verdict: Verdict): readonly Told[] {
  const unmet = verdict.obligations.filter(({ state }) => state === 'missing' || state === 'wrong');
  if (unmet.length === 0) return [];
  const found = owingFindings(analysis, verdict);
  if (found.length > 0) return found;
  return unmet.map((obligation) =>
    obligation.kind === 'terms' ? obligation : { message: say`${owed(obligation)}: ${faultText(obligation)}.`.plain },
  );
}

/** None for what may not be shared at all. */
function licensesFor({ context }: Analysis, { subjects, kind }: Verdict): Advice['licenses'] {
  if (kind === 'internal') return [];
  const works = subjects.flatMap(({ work, forbidden }) =>
    work === undefined || forbidden !== undefined ? [] : [originalOf(context.manifests, work)],
  );
  return [...new Set(works)].flatMap((work) => {
    if (work.kind !== 'derivative') return [];
    const none = noneWouldDo(work, context);
    return [
      { name: labelOf(work), licenses: outboundCandidates(work, context), ...(none === undefined ? {} : { none }) },
    ];
  });
}

/** The advice as people read it. */
export function adviceText({ verdict, changes, licenses }: Advice): Markdown {
  const { distribution } = verdict;
  return blocks(
    say`${bold(distribution.id.value)}: ${bold(verdictLabel(verdict))}.`,
    ...(changes.length === 0
      ? [say`Nothing needs to change.`]
      : [say`The smallest changes that clear it:`, list(changes.map(changeLine))]),
    ...(licenses.length === 0
      ? []
      : [
          say`As far as their sources are known, these could be released under:`,
          list(licenses.map((one) => say`${one.name}: ${licensesText(one)}.`)),
        ]),
    italic(DISCLAIMER),
  );
}

function changeLine({ remedy, clears }: Change): Markdown {
  return join([whole(remedy), ...(clears.length === 0 ? [] : [say`Why:`, ...clears.map(whole)])], ' ');
}

function licensesText({ licenses, none }: Advice['licenses'][number]): string {
  if (none !== undefined) return t`nothing, as it is made now, since ${none}`;
  const own = t`terms of your own that include everything it inherits`;
  return licenses.length === 0 ? own : listOf([...licenses, own], 'or');
}
