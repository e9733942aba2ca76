import { demandsOn, type Demand, type NotKnown } from '../../lineage/demand';
import { originalOf } from '../../lineage/subject';
import type { Distribution } from '../../manifest/manifest';
import type { TermsOwed } from '../obligation';
import type { Reason } from '../reason';
import { catalogReasons, clashReasons, outboundReasons, shareAlikeReasons } from './conflicts';
import { dutiesOwed, reviewsOf, type Asked } from './duties';
import type { At, Grounds, Item } from './item';
import { limitReasons } from './limits';
import { openReasons, ruleOf } from './open';
import { shippingOf, type Shipping } from './shipped';

/** What the licenses other than the ImpACT ones mean for a release to people outside. */
export interface TermsFound {
  /** What they ask for with it, met or not, each once. */
  readonly owed: readonly TermsOwed[];
  /** What they have against it, or leave to a person. */
  readonly reasons: readonly Reason[];
}

/** All that the licenses other than the ImpACT ones have against a release to people outside, and ask for with it. */
export function termsOn(distribution: Distribution, works: readonly Item[], grounds: Grounds): TermsFound {
  const shipping = shippingOf(
    distribution,
    works.map(({ work }) => work),
    grounds.files,
  );
  const found = works.map((item) =>
    foundFor({ ...item, work: originalOf(grounds.manifests, item.work), distribution }, shipping, grounds),
  );
  const owed = dutiesOwed(
    found.flatMap(({ asked }) => asked),
    shipping,
  );
  return { owed, reasons: once([...found.flatMap(({ reasons }) => reasons), ...reviewsOf(owed, distribution)]) };
}

interface Found {
  readonly asked: readonly Asked[];
  readonly reasons: readonly Reason[];
}

function foundFor(at: At, shipping: Shipping, grounds: Grounds): Found {
  const { work } = at;
  const bound = grounds.lineage.has(work, 'impact');
  const all = demandsOn(work, grounds.lineage, grounds.manifests);
  const bans = all.filter(({ kind }) => kind === 'ban').flatMap((demand) => limitReasons(demand, at));
  // What may not be shared owes nothing.
  if (bans.length > 0) return { asked: [], reasons: bans };
  const demands = bound ? all.filter((one) => !isMetByImpact(one)) : all;
  return {
    asked: demands.flatMap((demand) => (demand.kind === 'duty' ? [{ demand, at }] : [])),
    reasons: [
      ...catalogReasons(at, grounds),
      ...outboundReasons(at, grounds),
      ...demands.flatMap((demand) => limitReasons(demand, at)),
      ...openReasons(demands, at, shipping),
      ...clashReasons(all, at),
      ...(bound && grounds.lineage.has(work, 'shareAlike') ? shareAlikeReasons(at, grounds) : []),
    ],
  };
}

/**
 * What is asked for otherwise beside an ImpACT license: to tell the changes, which its notice of modification does, and to
 * stay, or perhaps stay, under the license of a source, which is a conflict there and no duty that could be met.
 */
function isMetByImpact(demand: Demand | NotKnown): boolean {
  if (demand.kind === 'duty') return demand.duty === 'same-license' || demand.duty === 'changes';
  return demand.kind === 'open' && ruleOf(demand) === 'terms/same-license';
}

/** Two subjects that come from one artifact owe the same once; only a ban is told at each. */
function once(reasons: readonly Reason[]): readonly Reason[] {
  const told = new Set<string>();
  return reasons.filter(({ verdict, rule, message, span, review }) => {
    // What one look of a person settles is told once, whatever duties hang on it.
    const what = review === undefined ? `${rule} ${message}` : `${review.subject} ${review.value}`;
    const key = verdict === 'forbidden' ? `${rule} ${String(span.start)} ${message}` : what;
    return !told.has(key) && told.add(key);
  });
}
