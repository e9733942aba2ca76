import type { Analysis } from '../../analysis/analyze';
import { rules } from '../../rules/index';
import type { Slot } from '../../syntax/slot';
import { plain } from '../../words/markdown';
import { span } from '../../text/span';
import { stop } from './insertion';
import type { Completion } from './item';
import { completion, placeOfValue } from './placing';

const DIRECTIVES = {
  'impact-disable-next-line': 'silences a rule on the next line',
  'impact-disable-line': 'silences a rule on this line',
  'impact-disable-file': 'silences a rule in this file',
};

/** The comments that silence a rule, and the rules for them: those that have found something first. */
export function commentCompletions(analysis: Analysis, slot: Slot): readonly Completion[] {
  const directive = /^#\s*([\w-]*)$/.exec(slot.typed);
  if (directive !== null) {
    const word = wordSlot(slot, directive[1] ?? '');
    return Object.entries(DIRECTIVES).map(([label, detail]) =>
      completion(word, placeOfValue(analysis.tree, word), {
        insertion: [`${label} `, stop('rule'), ' -- ', stop('reason')],
        label,
        kind: 'comment',
        detail,
      }),
    );
  }
  const listed = /^#\s*impact-disable-(?:next-line|line|file)\s(?:[^\s,]+,\s?|\s)*([\w/-]*)$/.exec(slot.typed);
  return listed === null ? [] : ruleCompletions(analysis, wordSlot(slot, listed[1] ?? ''));
}

function ruleCompletions(analysis: Analysis, slot: Slot): readonly Completion[] {
  const found = new Set(analysis.findings.map(({ rule }) => rule));
  const silenced = rules.filter(({ always }) => always !== true);
  const first = silenced.filter(({ id }) => found.has(id));
  return [...first, ...silenced.filter(({ id }) => !found.has(id))].map(({ id, why }) =>
    completion(slot, placeOfValue(analysis.tree, slot), {
      insertion: [id],
      label: id,
      kind: 'comment',
      detail: found.has(id) ? 'found here' : undefined,
      documentation: () => plain(why),
    }),
  );
}

/** The slot of the last word before the cursor alone; what follows the cursor stays. */
function wordSlot(slot: Slot, word: string): Slot {
  const { fragment, start } = slot.span;
  const cursor = start + slot.typed.length;
  return { ...slot, span: span(fragment, cursor - word.length, cursor), typed: word };
}
