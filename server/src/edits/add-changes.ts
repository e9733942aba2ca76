import { t } from '../text/l10n';
import type { Fix } from '../findings/finding';
import type { Lineage } from '../lineage/lineage';
import { sourcesText } from '../lineage/sources';
import type { Derivative } from '../manifest/manifest';
import { blankIn } from '../text/edit';
import { englishListOf } from '../text/words';
import { addField, DERIVATIVE } from './add-field';

const messages = {
  add: t`Add “changes” from the sources, to be completed`,
  sentence: (sources: readonly string[]) => `Made from ${englishListOf(sources, 'and')}.`,
};

/** What the manifest knows of how something was made; the rest is for a person to say. */
export function addChanges(derivative: Derivative, lineage: Lineage): readonly Fix[] {
  const { value: map } = derivative.entry;
  if (map.kind !== 'map') return [];
  const sentence = messages.sentence(sourcesText(derivative, lineage));
  const edit = addField(map, DERIVATIVE, { key: 'changes', value: sentence });
  return [{ title: messages.add, edits: [{ ...edit, blanks: blankIn(edit.newText, sentence) }], safe: false }];
}
