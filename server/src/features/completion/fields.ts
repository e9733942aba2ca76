import type { Analysis } from '../../analysis/analyze';
import { fieldsAt, missingAt } from '../../schema/describe';
import type { Slot } from '../../syntax/slot';
import { aboutField } from '../hover/field';
import type { Completion } from './item';
import { completion, placeOfKeys } from './placing';
import { fieldInsertion } from './field-insertion';

/** The fields of the map at the cursor that it does not have yet; those that it has to have come first. */
export function fieldCompletions(analysis: Analysis, slot: Slot, onlyNeeded = false): readonly Completion[] {
  const { path, siblings } = slot;
  const placing = placeOfKeys(analysis.tree, slot);
  const present = new Set(siblings);
  const missing = missingAt(path, present);
  const free = fieldsAt(path).filter(({ name }) => !present.has(name) && (!onlyNeeded || missing.includes(name)));
  const needed = free.filter(({ name }) => missing.includes(name));
  return [...needed, ...free.filter((field) => !needed.includes(field))].map(({ name }) => {
    const inner = [...path, name];
    const isBare = slot.hasColon || slot.quote !== undefined;
    return completion(slot, placing, {
      insertion: isBare ? [name] : fieldInsertion(analysis, inner, placing.layout),
      label: name,
      kind: 'field',
      detail: missing.includes(name) ? 'required' : undefined,
      documentation: () => aboutField(analysis, inner),
    });
  });
}
