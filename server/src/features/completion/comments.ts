import type { Analysis } from '../../analysis/analyze';
import { SCOPES, typedSuppression, type Scope } from '../../manifest/suppression';
import { rules } from '../../rules/index';
import type { Slot } from '../../syntax/slot';
import { t } from '../../text/l10n';
import { plain } from '../../words/markdown';
import { span } from '../../text/span';
import { stop } from './insertion';
import type { Completion } from './item';
import { completion, placeOfValue } from './placing';

const DETAILS: Readonly<Record<Scope, string>> = {
  'next-line': t`silences a rule on the next line`,
  line: t`silences a rule on this line`,
  file: t`silences a rule in this file`,
};

/** The comments that silence a rule, and the rules for them: those that have found something first. */
export function commentCompletions(analysis: Analysis, slot: Slot): readonly Completion[] {
  const typed = typedSuppression(slot.typed);
  if (typed === undefined) return [];
  const word = wordSlot(slot, typed.word);
  if (typed.kind === 'rule') return ruleCompletions(analysis, word);
  return [...SCOPES].map(([label, scope]) =>
    completion(word, placeOfValue(analysis.tree, word), {
      insertion: [`${label} `, stop('rule'), ' -- ', stop('reason')],
      label,
      kind: 'comment',
      detail: DETAILS[scope],
    }),
  );
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
      detail: found.has(id) ? t`found here` : undefined,
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
