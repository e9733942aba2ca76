import type { Analysis } from '../analysis/analyze';
import { brokenReasons, hardestFirst } from '../analysis/verdict';
import type { Related } from '../findings/finding';
import { FORMS, isDistribution, mayShare, type Answer, type Audience } from '../license/can-i';
import { DISCLAIMER, DISTRIBUTION_RULES, IMPACT_REPORT_RULE, type Form, type OpenPoint } from '../license/terms';
import type { Distribution, Work } from '../manifest/manifest';
import { demandsOn } from '../lineage/demand';
import type { Lineage } from '../lineage/lineage';
import { openPointsOf } from '../lineage/open-points';
import { reliefText } from '../lineage/relicensing';
import { labelOf, reasonText, relatedOf } from '../lineage/proof';
import { originalOf } from '../lineage/subject';
import { unknownText, workReasons } from '../obligations/hindrances';
import { concernsInternal, type Reason } from '../obligations/reason';
import { termsOn } from '../obligations/terms/reasons';
import type { Context } from '../rules/rule';
import { spoken, t } from '../text/l10n';
import { listOf } from '../text/words';
import { blocks, bold, italic, list, type Markdown, say, whole } from '../words/markdown';

/** Whether something may be shared. `not covered` is what no ImpACT license has a say in; `unknown` is never a yes. */
export type SharingVerdict = Answer | 'unknown' | 'needs-review' | 'not covered';

/** The answer to the question whether a work may be given to an audience, as it is or as something made from it. */
export interface Sharing {
  readonly work: Work;
  readonly form: Form;
  readonly audience: Audience;
  readonly verdict: SharingVerdict;
  /** Why, as a clause that names what decides. */
  readonly reason: string;
  /** From the work to what decides; empty where nothing does. */
  readonly proof: readonly Related[];
  /** All that is in the way, the hardest first, whatever is owed beside it. */
  readonly reasons: readonly Reason[];
  /** What is not settled of the reading that the answer rests on. */
  readonly open: readonly OpenPoint[];
  /** The license that it would be released under, where that is asked, and others that would do. */
  readonly under?: { readonly license: string; readonly others: readonly string[] };
}

/** The forms in which a work can be asked about: a derivative is one already. */
export function formsOf({ context }: Analysis, work: Work): readonly Form[] {
  return originalOf(context.manifests, work).kind === 'derivative' ? ['derivative'] : FORMS;
}

/** How a work is given, and to whom. */
interface Giving {
  readonly form: Form;
  readonly audience: Audience;
}

/** Whether a work may be given to an audience in that form: the same reasons count as for a distribution of it. */
export function canI(analysis: Analysis, work: Work, { form, audience }: Giving): Sharing {
  const { context } = analysis;
  const { lineage } = context;
  const isOutside = isDistribution(audience);
  const reasons = hardestFirst([
    ...(isOutside ? bans(work, { form, audience }, context) : []),
    ...(isOutside ? termsAgainst(work, form, context) : []),
    ...brokenReasons(analysis, [work]),
    ...(isOutside ? unknowns(work, lineage) : []),
    ...workReasons([{ work }], context).filter((reason) => isOutside || concernsInternal(reason)),
  ]).filter(({ verdict }) => verdict !== 'obligations-missing');
  const asked = { work, form, audience, reasons, open: isOutside ? openPointsOf(work, lineage) : [] };
  const [first] = reasons;
  if (first !== undefined && first.verdict !== 'obligations-missing')
    return { ...asked, verdict: first.verdict, reason: clause(first.message), proof: first.related() };
  if (!isOutside) return { ...asked, verdict: 'allowed', reason: t`internal use is not a distribution`, proof: [] };
  const tier = lineage.risk(work);
  if (tier === undefined) {
    const reason = t`nothing in it is under an ImpACT license, and other licenses are not checked here`;
    return { ...asked, verdict: 'not covered', reason, proof: [] };
  }
  const path = lineage.riskPath(work);
  return { ...asked, verdict: mayShare(tier, form, audience), reason: reasonText(path), proof: relatedOf(path) };
}

function bans(work: Work, { form, audience }: Giving, { lineage, today }: Context): readonly Reason[] {
  const tier = lineage.risk(work);
  if (tier === undefined || mayShare(tier, form, audience) !== 'forbidden') return [];
  const path = lineage.riskPath(work);
  return [
    {
      verdict: 'forbidden',
      rule: work.kind === 'artifact' ? 'distribution/artifact-internal-only' : 'distribution/derivative-internal-only',
      span: work.id.span,
      message: `${reasonText(path)}.${reliefText(path, today)}`,
      remedy: t`Keep it internal.`,
      related: () => relatedOf(path),
    },
  ];
}

function unknowns(work: Work, lineage: Lineage): readonly Reason[] {
  const unknown = lineage.unknown(work);
  if (unknown === undefined) return [];
  return [
    {
      verdict: 'unknown',
      rule: 'coverage/unknown-license',
      span: work.id.span,
      message: unknownText(unknown),
      remedy: t`Look up its license, and write it.`,
      related: () => relatedOf(unknown),
    },
  ];
}

/**
 * What other licenses have against sharing it, whatever ships with it: looked at as if it were shared with nothing beside
 * it, and without what is only missing then. A derivative that is yet to be made is another work.
 */
function termsAgainst(work: Work, form: Form, context: Context): readonly Reason[] {
  if (form === 'derivative' && originalOf(context.manifests, work).kind === 'artifact') return [];
  const { id, uri, entry } = work;
  const bare: Distribution = {
    ...{ kind: 'distribution', id, uri, entry, shares: [id] },
    ...{ agreements: [], notices: [], uses: [], reviews: [] },
  };
  const demands = (): ReturnType<typeof demandsOn> =>
    demandsOn(originalOf(context.manifests, work), context.lineage, context.manifests);
  const { owed, reasons } = termsOn(bare, [{ work, shared: { distribution: bare, id }, demands }], context);
  const duties = new Set(owed.flatMap(({ review }) => review?.value ?? []));
  return reasons.filter(
    ({ verdict, review }) => verdict !== 'obligations-missing' && !(review !== undefined && duties.has(review.value)),
  );
}

/** A sentence as a clause to follow “since”. */
function clause(sentence: string): string {
  const words = sentence.replace(/\.$/, '');
  // English goes on in small letters; other languages let the sentence stand by itself.
  return spoken() === 'en' ? words.replace(/^(?:The|It|Something|No|Not)\b/, (word) => word.toLowerCase()) : words;
}

/** An answer in the pieces that it is told in, each a sentence. */
export interface SharingWords {
  readonly sentence: Markdown;
  /** What else is in the way. */
  readonly others: readonly Pick<Reason, 'message' | 'remedy'>[];
  readonly conditions: readonly string[];
  /** What is not settled of the reading that it rests on. */
  readonly open: readonly string[];
}

/** What is told of an answer, beside its proof. */
export function sharingWords({ work, form, audience, verdict, reason, reasons, open, under }: Sharing): SharingWords {
  const isMade = form === 'derivative' && work.kind === 'artifact' && under === undefined;
  const what = isMade ? t`Something made from ${labelOf(work)}` : labelOf(work);
  return {
    sentence: say`${what}${under === undefined ? '' : t`, under ${under.license}`}, to ${RECEIVERS[audience]}: ${bold(WORDS[verdict])}, since ${whole(reason)}.`,
    others: reasons.slice(1),
    conditions: verdict === 'with conditions' ? conditionsOf(form) : [],
    open: open.map(({ sentence }) => sentence),
  };
}

/** An answer in a word or two. */
export function sharingWord({ verdict }: Pick<Sharing, 'verdict'>): string {
  return WORDS[verdict];
}

/** One answer, with what comes along with it: why, the proof, and the conditions. */
export function sharingText(sharing: Sharing, proof: readonly Markdown[]): Markdown {
  const { under } = sharing;
  const { sentence, others, conditions, open } = sharingWords(sharing);
  return blocks(
    sentence,
    list(proof),
    ...(others.length === 0
      ? []
      : [
          say`Other things in the way:`,
          list(others.map(({ message, remedy }) => say`${whole(message)} ${whole(remedy)}`)),
        ]),
    under === undefined || under.others.length === 0
      ? undefined
      : say`As far as its sources are known, it could be under ${listOf(under.others, 'or')}.`,
    conditions.length === 0 ? undefined : list(conditions),
    ...(open.length === 0 ? [] : [say`Not settled by the texts of the licenses:`, list(open.map((it) => say`${it}`))]),
    italic(DISCLAIMER),
  );
}

/** What is owed with a distribution, a sentence each. */
function conditionsOf(form: Form): readonly string[] {
  const rules = DISTRIBUTION_RULES.filter(({ forms }) => forms.includes(form)).map(({ sentence }) => sentence);
  return form === 'derivative' ? [...rules, IMPACT_REPORT_RULE] : rules;
}

const WORDS: Readonly<Record<SharingVerdict, string>> = {
  allowed: t`allowed`,
  'with conditions': t`allowed, with conditions`,
  forbidden: t`forbidden`,
  unknown: t`unknown`,
  'needs-review': t`needs review`,
  'not covered': t`not covered`,
};

const RECEIVERS: Readonly<Record<Audience, string>> = {
  internal: t`people in your organization`,
  'third-party': t`a third party`,
  public: t`the public`,
};
