import { t } from '../text/l10n';
import type { Fix } from '../findings/finding';
import { knownArtifact } from '../manifest/known-artifact';
import type { Artifact } from '../manifest/manifest';
import { labelOf } from '../lineage/proof';
import type { Edit } from '../text/edit';
import { ARTIFACT, addField } from './add-field';

/**
 * Adds the year of an artifact, or who licensed it: what is known of a well-known one, else a field to be filled in, which is
 * found as long as it is empty.
 */
export function completeField(artifact: Artifact, key: 'year' | 'licensor'): readonly Fix[] {
  const { value: map } = artifact.entry;
  if (map.kind !== 'map' || artifact[key] !== undefined) return [];
  const known = knownArtifact(artifact)?.[key];
  const edit = addField(map, ARTIFACT, { key, value: known ?? BLANK });
  const edits = [known === undefined ? withBlank(edit) : edit];
  const what = known === undefined ? t`, to be filled in` : `: ${String(known)}`;
  return [{ title: t`Add the ${key} of ${labelOf(artifact)}${what}`, edits, safe: false }];
}

const BLANK = 'BLANK';

function withBlank({ span, newText }: Edit): Edit {
  const start = newText.lastIndexOf(BLANK);
  return { span, newText: newText.replace(BLANK, ''), blanks: [{ start, end: start }] };
}
