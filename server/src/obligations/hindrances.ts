import type { Related } from '../findings/finding';
import { AUDIENCES, mayShare } from '../license/can-i';
import { tierName } from '../license/tier';
import { concernsOf, type Concern } from '../lineage/breaches';
import type { Path } from '../lineage/lineage';
import { reliefText } from '../lineage/relicensing';
import { contradictionElsewhere } from '../lineage/elsewhere';
import { labelOf, reasonText, relatedOf, type Shared } from '../lineage/proof';
import type { Origins, Subject } from '../lineage/subject';
import { isExternal, type Artifact, type Distribution, type Work } from '../manifest/manifest';
import { t } from '../text/l10n';
import { lapsedText, moreBreachesText } from './lapsed';
import type { Obligation, ReviewReason } from './obligation';
import type { Reason } from './reason';
import { usesOfDistribution, usesOfWork, useSubject, useText, type JudgedUse } from './uses';

/** What hindrances are worked out from. */
export interface Judging extends Origins {
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** What the tier of a subject forbids. */
export function bannedReasons(
  distribution: Distribution,
  subjects: readonly Subject[],
  { today }: Judging,
): readonly Reason[] {
  if (!isExternal(distribution)) return [];
  return subjects.flatMap(({ id, derivative, forbidden }): readonly Reason[] => {
    if (forbidden === undefined) return [];
    const path = forbidden.path();
    const mayBeMade = derivative === undefined && mayShare(forbidden.tier, 'derivative', 'public') !== 'forbidden';
    const ban = mayBeMade ? t`it may not be shared as it is, but derivatives of it may` : t`it may not be shared`;
    return [
      {
        verdict: 'forbidden',
        rule:
          derivative === undefined ? 'distribution/artifact-internal-only' : 'distribution/derivative-internal-only',
        span: id.span,
        message: `${reasonText(path)}: ${ban}.${reliefText(path, today)}`,
        remedy: mayBeMade
          ? t`Keep it internal, or share a derivative of it that meets the distribution rules.`
          : t`Keep it internal, or make it without what is under ${tierName(forbidden.tier)}.`,
        related: () => relatedOf(path, { distribution, id }),
      },
    ];
  });
}

/** What is not understood of what is shared: an audience, an id, a source or a license. */
export function unknownReasons(distribution: Distribution, subjects: readonly Subject[]): readonly Reason[] {
  const { audience, id } = distribution;
  // An audience that is not one of ours says nothing of who is to get it.
  const isAudienceKnown = AUDIENCES.some((one) => one === audience?.value);
  const whole: Omit<Reason, 'message' | 'remedy'> = {
    verdict: 'unknown',
    rule: 'manifest/schema',
    span: (audience ?? id).span,
    related: () => [],
  };
  return [
    ...(isAudienceKnown
      ? []
      : [
          {
            ...whole,
            message: t`It is not known who will get it.`,
            remedy: t`Write one of the known audiences.`,
          },
        ]),
    ...(subjects.length > 0
      ? []
      : [{ ...whole, span: id.span, message: t`It is not known what it shares.`, remedy: t`Name it under “of”.` }]),
    ...subjects.flatMap((subject) => unknownReason(distribution, subject)),
  ];
}

function unknownReason(distribution: Distribution, { id, unknown }: Subject): readonly Reason[] {
  if (unknown === undefined) return [];
  const related = (): readonly Related[] => relatedOf(unknown, { distribution, id });
  const last = unknown.at(-1)?.work;
  const remedy = t`Look up its license, and write it.`;
  if (last === undefined) {
    const message = t`No artifact or derivative has the id “${id.value}”.`;
    return [{ verdict: 'unknown', rule: 'manifest/reference', span: id.span, message, remedy, related }];
  }
  return [
    {
      verdict: 'unknown',
      rule: 'coverage/unknown-license',
      span: id.span,
      message: unknownText(unknown),
      remedy,
      related,
    },
  ];
}

/** What is not known at the end of a path, in a sentence. */
export function unknownText(path: Path): string {
  const last = path.at(-1)?.work;
  if (last === undefined) return t`Something that it comes from is not defined.`;
  return last.kind === 'derivative' || (last.manifest !== undefined && last.license === undefined)
    ? t`${labelOf(last)} comes from something that is missing or not understood.`
    : t`The license of ${labelOf(last)} is not known for sure.`;
}

/** What is owed and named, and what only a person can tell of it: each document once. */
export function reviewReasons(obligations: readonly Obligation[]): readonly Reason[] {
  const bySubject = new Map<string, Reason>();
  for (const { state, review, path } of obligations) {
    if (state !== 'review' || review === undefined) continue;
    const { what: subject, value, at, why } = review;
    bySubject.set(subject, {
      verdict: 'needs-review',
      rule: 'distribution/review',
      span: at,
      message: REVIEW_WORDS[why](value.replace(/ [0-9a-f]{8}(?=,|$)/g, '')),
      remedy: t`Review it, and record that under “reviews”.`,
      related: () => relatedOf(path()),
      review: { subject, value },
    });
  }
  return [...bySubject.values()];
}

const REVIEW_WORDS: Readonly<Record<ReviewReason, (value: string) => string>> = {
  address: (value) => t`${value} is an address, and this tool does not open addresses.`,
  words: (value) => t`It is not clear whether the text of ${value} binds users to the use-based restrictions.`,
  language: (value) =>
    t`It is not clear whether ${value} binds users to the use-based restrictions, since it is not in English.`,
  parts: (value) => t`A part of the credit is not found in ${value}.`,
};

/** A work that is shared or that is asked about, and where its path begins in the first case. */
export interface SharedWork {
  readonly work: Work;
  readonly shared?: Shared;
}

/**
 * What stands against sharing works whatever is owed for them: rights that may have ended, breaches whose days are
 * running, and uses of all that they come from. Each is told once.
 */
export function workReasons(works: readonly SharedWork[], surroundings: Judging): readonly Reason[] {
  const { lineage, today } = surroundings;
  const told = new Set<Concern['breach']>();
  const breaches = works.flatMap(({ work, shared }) => {
    const { found, more } = concernsOf(work, surroundings, today);
    const at = (shared?.id ?? work.id).span;
    const each = found.flatMap((concern) => {
      if (told.has(concern.breach)) return [];
      told.add(concern.breach);
      return [breachReason(concern, () => relatedOf(concern.path, shared), at)];
    });
    return [...each, ...[...more].map(([state, count]) => moreBreaches(state, count, { work, at }))];
  });
  const closure = new Set(works.flatMap(({ work }) => lineage.closure(work).map((reached) => reached.work)));
  const uses = [...closure].flatMap((work) => usesOfWork(work, lineage));
  const contradicted = [...closure].flatMap((work) =>
    work.kind === 'artifact' ? contradictionReasons(work, surroundings) : [],
  );
  return [...breaches, ...uses.map(useReason), ...contradicted];
}

/** Breaches that are too many to be told one by one, and to be reviewed. */
function moreBreaches(
  state: 'lapsed' | 'open',
  count: number,
  { work, at }: { readonly work: Work; readonly at: Reason['span'] },
): Reason {
  const found = moreBreachesText(state, count, labelOf(work));
  const span = { span: at, related: () => [] };
  return state === 'lapsed'
    ? { verdict: 'unknown', rule: 'breach/lapsed', ...span, ...found }
    : { verdict: 'needs-review', rule: 'breach/cure-period', ...span, ...found };
}

/** What other manifests say of the same artifact, which a person has to settle. */
function contradictionReasons(artifact: Artifact, { manifests }: Judging): readonly Reason[] {
  const contradiction = contradictionElsewhere(artifact, manifests);
  const [first] = contradiction?.found ?? [];
  if (contradiction === undefined || first === undefined) return [];
  const { here, found, values } = contradiction;
  return [
    {
      verdict: 'needs-review',
      rule: 'lineage/contradiction',
      span: here.span,
      message: t`${labelOf(artifact)} is under ${here.value} here but under ${first.there.value} in another manifest in the workspace.`,
      remedy: t`Find out which one is right, and correct the other.`,
      related: () => found.map(({ there }) => ({ span: there.span, message: t`It is under ${there.value} there.` })),
      review: { subject: `conflict:${artifact.id.value}`, value: [...new Set([here.value, ...values])].join(', ') },
    },
  ];
}

/** What a distribution itself says that stands against it: its uses. */
export function distributionReasons(
  distribution: Distribution,
  works: readonly SharedWork[],
  { lineage }: Judging,
): readonly Reason[] {
  return usesOfDistribution(
    distribution,
    works.map(({ work }) => work),
    lineage,
  ).map(useReason);
}

/** What a breach that concerns a work means for its release. */
export function breachReason(concern: Concern, related: Reason['related'], at: Reason['span']): Reason {
  const { breached, cure } = concern;
  if (cure.state === 'lapsed')
    return { verdict: 'unknown', rule: 'breach/lapsed', span: at, ...lapsedText(concern), related };
  return {
    verdict: 'needs-review',
    rule: 'breach/cure-period',
    span: at,
    message: t`A breach of the license of ${labelOf(breached)} became known on ${cure.notified.value}; its 30 days end on ${cure.ends}.`,
    remedy: t`Remedy it and write the day under “remedied”, or have someone decide whether this may be shared in the meantime.`,
    related,
    review: { subject: `breach:${breached.id.value}`, value: cure.notified.value },
  };
}

/** What a use that Exhibit A says something about means for a release. */
export function useReason(judged: JudgedUse): Reason {
  const { kind, use, work, path } = judged;
  const base = { span: use.use.span, message: useText(judged), related: () => relatedOf(path) };
  switch (kind) {
    case 'ruled-out':
      return { ...base, verdict: 'forbidden', rule: 'use/restricted', remedy: ruledOutRemedy(work, path) };
    case 'unmet':
      return {
        ...base,
        verdict: 'obligations-missing',
        rule: 'use/condition',
        remedy: t`Meet the condition, and declare that it is met.`,
      };
    case 'near':
      return {
        ...base,
        verdict: 'needs-review',
        rule: 'use/unlisted',
        remedy: t`Have someone review it and record that, or name the restricted use that it is.`,
        review: { subject: useSubject(judged), value: use.use.value },
      };
  }
}

/** How a use that is ruled out is cleared. */
export function ruledOutRemedy(work: Work, path: Path): string {
  const artifact = path.at(-1)?.work ?? work;
  return artifact === work
    ? t`Do not use ${labelOf(work)} for this.`
    : t`Do not use ${labelOf(work)} for this, or make it without ${labelOf(artifact)}.`;
}
