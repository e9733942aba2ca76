import type { Contact, Distribution, Review } from '../manifest/manifest';
import type { ReviewPoint } from '../obligations/reason';
import { appendItem, replaceNode, replaceValue, setField } from '../syntax/insert';
import type { Plain } from '../syntax/render';
import { entryOf, type MapNode } from '../syntax/tree';
import { joinInsertions, type Edit } from '../text/edit';
import type { Located } from '../text/span';
import { addField, DISTRIBUTION } from './add-field';

/** Who looked at something, and when. */
export interface Reviewer {
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly note?: string;
}

/** What is to be recorded, and what else the distribution leaves for a person to look at. */
export interface Looked {
  readonly points: readonly ReviewPoint[];
  /** All points that there are now: a review of one of these, whoever has seen it, still counts and is left alone. */
  readonly standing: readonly ReviewPoint[];
}

/**
 * Records that somebody has looked at these points. A review of the same point that is there is brought up to date where
 * it stands; all else stays as it is. Empty where the distribution is not written as a map.
 */
export function recordReviews(
  distribution: Distribution,
  { points, standing }: Looked,
  reviewer: Reviewer,
): readonly Edit[] {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return [];
  const taken = new Set<Review>();
  const placed = points.map((point) => {
    const review = reviewFor(point, distribution.reviews, standing);
    if (review === undefined || taken.has(review)) return { point };
    taken.add(review);
    return { point, review };
  });
  const renewed = placed.flatMap(({ point, review }) =>
    review === undefined ? [] : renew(review, point.value, reviewer),
  );
  const fresh = placed.flatMap(({ point, review }) => (review === undefined ? [asItem(point, reviewer)] : []));
  return fresh.length === 0 ? renewed : [...renewed, added(map, fresh)];
}

/** The review that saw just this, else one of the same subject that saw what is no longer there. */
function reviewFor(
  { subject, value }: ReviewPoint,
  reviews: readonly Review[],
  standing: readonly ReviewPoint[],
): Review | undefined {
  const own = reviews.filter((review) => review.subject.value === subject);
  const isThere = ({ saw }: Review): boolean =>
    standing.some((point) => point.subject === subject && point.value === saw.value);
  return own.find(({ saw }) => saw.value === value) ?? own.find((review) => !isThere(review));
}

function renew({ node, saw, by, on, note }: Review, value: string, reviewer: Reviewer): readonly Edit[] {
  const set = (field: Located<string> | undefined, key: string, words: string | undefined): readonly Edit[] => {
    if (words === undefined || field?.value === words) return [];
    return [field === undefined ? setField(node, { key, value: words }) : replaceValue(field.span, words)];
  };
  return joinInsertions([
    ...set(saw, 'saw', value),
    ...set(by, 'by', reviewer.by),
    ...set(on, 'on', reviewer.on),
    ...set(note, 'note', reviewer.note),
  ]);
}

function asItem({ subject, value }: ReviewPoint, { by, on, note }: Reviewer): Plain {
  // eslint-disable-next-line id-denylist -- a key of the manifest
  return { of: subject, saw: value, by, on, ...(note === undefined ? {} : { note }) };
}

function added(map: MapNode, items: readonly Plain[]): Edit {
  const written = entryOf(map, 'reviews')?.value;
  if (written === undefined) return addField(map, DISTRIBUTION, { key: 'reviews', value: items });
  if (written.kind !== 'list' || written.items.length === 0) return replaceNode(written, items);
  const edits = items.map((item) => appendItem(written, item));
  const [first] = edits;
  return first === undefined
    ? replaceNode(written, items)
    : { span: first.span, newText: edits.map(({ newText }) => newText).join('') };
}

/** In whose name a review is recorded without being asked: the person, else the organization, that answers for the manifest. */
export function reviewerIn({ name, email, organization }: Contact): string | undefined {
  return (name ?? email ?? organization)?.value;
}
