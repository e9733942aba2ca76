import type { Fix } from '../findings/finding';
import type { Distribution } from '../manifest/manifest';
import { t } from '../text/l10n';
import { DISTRIBUTION, putField } from './add-field';

/** Makes a distribution one that stays inside. It is for a person to say that it does. */
export function keepInside(distribution: Distribution): readonly Fix[] {
  const map = distribution.entry.value;
  if (map.kind !== 'map') return [];
  const edit = putField(map, DISTRIBUTION, { key: 'audience', value: 'internal' });
  return [{ title: t`Keep “${distribution.id.value}” internal: audience internal`, edits: [edit], safe: false }];
}
