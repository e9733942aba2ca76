import type { Contact, Distribution, Review } from '../manifest/manifest';
import type { ReviewPoint } from '../obligations/reason';
import { appendItem, replaceNode, replaceValue, setField } from '../syntax/insert';
import type { Plain } from '../syntax/render';
import { entryOf, type MapNode } from '../syntax/tree';
import type { Edit } from '../text/edit';
import type { Located } from '../text/span';

/** Who looked at something, and when. */
export interface Reviewer {
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly note?: string;
}

/** The fields that stand before the reviews of a distribution. */
const BEFORE = ['of', 'audience', 'channel', 'date', 'status', 'agreement', 'attribution', 'notices', 'uses'];

/**
 * Records that somebody has looked at these points. A review of the same point that is there is brought up to date where
 * it stands; all else stays as it is. Empty where the distribution is not written as a map.
 */
export function recordReviews(
  distribution: Distribution,
  points: readonly ReviewPoint[],
  reviewer: Reviewer,
): readonly Edit[] {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return [];
  const known = new Map(distribution.reviews.map((review) => [review.subject.value, review]));
  const renewed = points.flatMap(({ subject, value }) => {
    const review = known.get(subject);
    return review === undefined ? [] : renew(review, value, reviewer);
  });
  const fresh = points.filter(({ subject }) => !known.has(subject)).map((point) => asItem(point, reviewer));
  return fresh.length === 0 ? renewed : [...renewed, added(map, fresh)];
}

function renew({ node, saw, by, on, note }: Review, value: string, reviewer: Reviewer): readonly Edit[] {
  const set = (field: Located<string> | undefined, key: string, words: string | undefined): readonly Edit[] => {
    if (words === undefined || field?.value === words) return [];
    return [field === undefined ? setField(node, key, words) : replaceValue(field.span, words)];
  };
  return [
    ...set(saw, 'saw', value),
    ...set(by, 'by', reviewer.by),
    ...set(on, 'on', reviewer.on),
    ...set(note, 'note', reviewer.note),
  ];
}

function asItem({ subject, value }: ReviewPoint, { by, on, note }: Reviewer): Plain {
  return { of: subject, saw: value, by, on, ...(note === undefined ? {} : { note }) };
}

function added(map: MapNode, items: readonly Plain[]): Edit {
  const written = entryOf(map, 'reviews')?.value;
  if (written === undefined) return setField(map, 'reviews', items, BEFORE);
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
