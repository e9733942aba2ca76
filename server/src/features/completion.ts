import type { Analysis } from '../analysis/analyze';
import { fieldAt } from '../schema/describe';
import type { Path } from '../syntax/locate';
import { slotAt, type Slot } from '../syntax/slot';
import { t } from '../text/l10n';
import { commentCompletions } from './completion/comments';
import { entryCompletions, isSection } from './completion/entries';
import { fieldCompletions } from './completion/fields';
import { sourceCompletions } from './completion/ids';
import { ordered, type Completion } from './completion/item';
import { licenseSlot } from './completion/licenses';
import { completion, placeOfItem, placeOfValue, valueCompletion, type Placing } from './completion/placing';
import { fieldsInsertion, requiredFields } from './completion/field-insertion';
import { valueCandidates } from './completion/values';

export type { Completion } from './completion/item';

/**
 * What can be written at an offset of the text, the likeliest first and what should not be chosen last. Nothing where
 * only running text can go on, and in a document that is evidently no manifest.
 */
export function completionsAt(analysis: Analysis, offset: number): readonly Completion[] {
  if (analysis.context.document.kind === 'other') return [];
  const slot = slotAt(analysis.tree, offset);
  if (slot === undefined) return [];
  switch (slot.kind) {
    case 'comment':
      return commentCompletions(analysis, slot);
    case 'key':
      return ordered(keyCompletions(analysis, slot));
    case 'value':
      return ordered(valueCompletions(analysis, slot));
  }
}

/** The keys of the map at the path of the slot. */
function keyCompletions(analysis: Analysis, slot: Slot): readonly Completion[] {
  const [section, , field] = slot.path;
  if (slot.path.length === 1 && isSection(section)) return entryCompletions(analysis, slot, section);
  if (slot.path.length === 3 && section === 'derivatives' && field === 'from') return sourceCompletions(analysis, slot);
  return fieldCompletions(analysis, slot);
}

/** What can stand at the path of the slot: a single value, a list or a map, some of them where the field allows both. */
function valueCompletions(analysis: Analysis, slot: Slot): readonly Completion[] {
  const field = fieldAt(slot.path);
  if (field === undefined) return [];
  if (field.valueKind === 'list' || (field.longKind === 'list' && slot.place === 'line'))
    return itemCompletions(analysis, slot);
  // The longer form of a value is begun with the one field that it is for.
  const isLong = slot.quote === undefined && slot.place !== 'inline' && field.longKind === 'map';
  if (field.valueKind === 'map') return slot.quote === undefined ? keyCompletions(analysis, slot) : [];
  return [
    ...scalarCompletions(analysis, slot, { path: slot.path, placing: placeOfValue(analysis.tree, slot) }),
    ...(isLong ? fieldCompletions(analysis, slot, true) : []),
  ];
}

/** The first item of a list that is still to be begun, or the next one on a line of its own. */
function itemCompletions(analysis: Analysis, slot: Slot): readonly Completion[] {
  if (slot.quote !== undefined) return [];
  const path = [...slot.path, 0];
  const isMap = fieldAt(path)?.valueKind === 'map';
  const placing = placeOfItem(analysis.tree, slot, isMap);
  if (!isMap) return scalarCompletions(analysis, slot, { path, placing });
  const insertion = fieldsInsertion(analysis, { path, fields: requiredFields(path) }, placing.layout);
  return [
    completion(slot, placing, { insertion, label: t`new item`, kind: 'entry', detail: t`with its required fields` }),
  ];
}

function scalarCompletions(
  analysis: Analysis,
  slot: Slot,
  { path, placing }: { readonly path: Path; readonly placing: Placing },
): readonly Completion[] {
  const own = path.length === 3 && path[2] === 'license' ? licenseSlot(slot) : slot;
  return valueCandidates(analysis, slot, path).map((candidate) => valueCompletion(own, placing, candidate));
}
