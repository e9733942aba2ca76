import type { Fix } from '../findings/finding';
import { replaceValue } from '../syntax/insert';
import { entryOf } from '../syntax/tree';
import type { Distribution } from '../manifest/manifest';
import { addField, DISTRIBUTION } from './add-field';

/** Makes a distribution one that stays inside. It is for a person to say that it does. */
export function keepInside(distribution: Distribution): readonly Fix[] {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return [];
  const written = entryOf(map, 'audience');
  const edit =
    written === undefined || written.merged
      ? addField(map, DISTRIBUTION, { key: 'audience', value: 'internal' })
      : replaceValue(written.value.span, 'internal');
  return [{ title: `Keep “${distribution.id.value}” inside: audience internal`, edits: [edit], safe: false }];
}
