import { relatedOfAll } from '../../lineage/proof';
import type { Distribution } from '../../manifest/manifest';
import { t } from '../../text/l10n';
import type { Span } from '../../text/span';
import { listOf } from '../../text/words';
import type { ReviewReason, TermsOwed } from '../obligation';
import type { Reason } from '../reason';
import { reviewOf } from '../review';
import { dutyText } from './duty-text';
import { certaintyOf, sourceText, type At, type DemandOf } from './item';
import { displaysOf } from '../../license/shipped-license';
import { standingOf, type Owing, type Shipping } from './shipped';

/** A duty, and what is shared with it. */
export interface Asked {
  readonly demand: DemandOf<'duty'>;
  readonly at: At;
}

type Askers = readonly [Asked, ...Asked[]];

/** Duties with whether what ships meets them. What one document or one word meets is owed once, whoever asks for it. */
export function dutiesOwed(asked: readonly Asked[], shipping: Shipping): readonly TermsOwed[] {
  const byDeed = new Map<string, [Asked, ...Asked[]]>();
  for (const one of asked) {
    const deed = deedOf(owingOf(one));
    const known = byDeed.get(deed);
    if (known === undefined) byDeed.set(deed, [one]);
    else known.push(one);
  }
  return [...byDeed.values()].map((askers) => owedOf(askers, shipping));
}

function owingOf({ demand, at }: Asked): Owing {
  const { duty, artifact, terms, way } = demand;
  return { duty, artifact, terms, work: at.work, isChanged: way.distance === 'changed' };
}

/** What would meet it, as a key. */
function deedOf({ duty, artifact, terms, work }: Owing): string {
  const shared = `${work.uri}#${work.id.value}`;
  switch (duty) {
    case 'attribution':
      return [duty, terms.id, `${artifact.uri}#${artifact.id.value}`].join(' ');
    case 'changes':
      return [duty, shared].join(' ');
    case 'display':
      return [duty, displaysOf(terms, work)[0]].join(' ');
    case 'naming':
      return [duty, terms.naming?.prefix, shared].join(' ');
    case 'same-license':
      return [duty, terms.id, shared].join(' ');
    case 'license-text':
    case 'notice-text':
    case 'flow-down':
      return [duty, terms.id].join(' ');
  }
}

function owedOf(askers: Askers, shipping: Shipping): TermsOwed {
  const [{ demand, at }] = askers;
  const owing = owingOf(askers[0]);
  const { rule, owed, says, remedy } = dutyText(owing);
  const standing = standingOf(owing, shipping);
  const sources = [...new Set(askers.map((one) => sourceText(one.demand, one.demand.terms.id)))];
  const asking = listOf(sources, 'and');
  const because = sources.length === 1 ? t`${asking} requires` : t`${asking} require`;
  const base = {
    ...({ kind: 'terms', rule, owed, says, because, remedy, ...owing } as const),
    path: demand.way.path,
    related: () =>
      relatedOfAll(
        askers.map(({ demand: { way, terms }, at: { shared } }) => ({ path: way.path(), shared, license: terms.id })),
      ),
  };
  const span = demand.duty === 'naming' ? nameSpan(at) : at.distribution.id.span;
  const message = t`“${at.distribution.id.value}” does not show that ${says}, as ${because}.${certaintyOf(demand)}`;
  const told = { ...base, span, message };
  switch (standing.kind) {
    case 'met':
      return { ...told, state: 'met', faults: [], ...(standing.evidence && { evidence: standing.evidence }) };
    case 'missing':
      return { ...told, state: 'missing', faults: [{ kind: 'absent' }] };
    case 'unclear': {
      const named = { files: shipping().files, base: at.distribution.uri, paths: [standing.at] };
      const review = reviewOf(`license:${demand.artifact.id.value}`, named, standing);
      return { ...told, state: 'review', faults: [], review, ...(standing.lacking && { lacking: standing.lacking }) };
    }
    case 'not-looked-at': {
      const what = `license:${demand.artifact.id.value}` as const;
      const value = shipping()
        .addresses.map((address) => address.value)
        .join(', ');
      const review = { what, value, at: standing.at, why: 'address' } as const;
      return { ...told, state: 'review', faults: [], review };
    }
  }
}

/** The name that is wrong, where it stands in this manifest. */
function nameSpan({ work, shared, distribution }: At): Span {
  return work.uri === distribution.uri && work.name !== undefined ? work.name.span : shared.id.span;
}

/** Why only a person can tell, and what is to be done about it. */
function lookingAt(
  why: ReviewReason,
  { says, those }: { readonly says: string; readonly those: readonly [TermsOwed, ...TermsOwed[]] },
): Pick<Reason, 'message' | 'remedy'> {
  const [{ because, remedy }] = those;
  const lacking = [...new Set(those.flatMap((one) => one.lacking ?? []))];
  const { what, looked } = {
    address: { what: t`an address was not opened`, looked: t`the address` },
    words: { what: t`its text may mean that, but does not say so explicitly`, looked: t`the text` },
    language: { what: t`it is not in English`, looked: t`the text` },
    parts: { what: t`not found: ${listOf(lacking, 'and')}`, looked: t`the text` },
  }[why];
  return {
    message: t`It is not clear whether ${says}, as ${because}: ${what}.`,
    remedy: t`${remedy} Or record that someone has reviewed ${looked}.`,
  };
}

/** What a person has to look at: each address once, whatever duties hang on it. */
export function reviewsOf(owed: readonly TermsOwed[], { id }: Distribution): readonly Reason[] {
  const bySubject = new Map<string, [TermsOwed, ...TermsOwed[]]>();
  for (const one of owed) {
    if (one.review === undefined) continue;
    const point = `${one.review.what} ${one.review.value}`;
    const known = bySubject.get(point);
    if (known === undefined) bySubject.set(point, [one]);
    else known.push(one);
  }
  return [...bySubject.values()].map((those): Reason => {
    const [first] = those;
    const says = listOf(
      those.map((one) => one.says),
      'and',
    );
    return {
      verdict: 'needs-review',
      rule: first.rule,
      span: first.review?.at ?? id.span,
      ...lookingAt(first.review?.why ?? 'address', { says, those }),
      related: first.related,
      ...(first.review && { review: { subject: first.review.what, value: first.review.value } }),
    };
  });
}
