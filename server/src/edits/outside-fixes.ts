import { t } from '../text/l10n';
import type { Fix } from '../findings/finding';
import type { Artifact } from '../manifest/manifest';
import { replaceValue } from '../syntax/insert';
import type { Located } from '../text/span';
import { ARTIFACT, putField } from './add-field';

/**
 * What can be said of code or of a service that is put under a license for data and models: that its license is still to be
 * found out, or that it is data or a model after all. Which of them is so a person has to look up.
 */
export function outsideFixes({ entry, risk }: Artifact, type: Located<string>): readonly Fix[] {
  const { value: map } = entry;
  if (map.kind !== 'map') return [];
  const types = ['data', 'model'].map((to): Fix => ({
    title: t`Change the type to “${to}”`,
    edits: [replaceValue(type.span, to)],
    safe: false,
  }));
  // A risk says the license as well, and would go on to say it.
  if (risk !== undefined) return types;
  const edit = putField(map, ARTIFACT, { key: 'license', value: 'unknown' });
  return [
    { title: t`Change the license to “unknown” until someone looks it up`, edits: [edit], safe: false },
    ...types,
  ];
}
