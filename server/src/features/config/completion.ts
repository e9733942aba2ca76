import { rules } from '../../rules/index';
import type { ConfigSubject } from '../../rules/rule';
import { fieldAt, fieldsAt } from '../../schema/describe';
import { slotAt, type Slot } from '../../syntax/slot';
import { inLanguage, t } from '../../text/l10n';
import type { Span } from '../../text/span';
import { plain, type Markdown } from '../../words/markdown';

/** Something that can be written at the cursor of a configuration. */
export interface ConfigCompletion {
  readonly label: string;
  readonly kind: 'field' | 'value';
  readonly detail?: string;
  readonly documentation?: Markdown;
  readonly text: string;
  /** The word that it takes the place of. */
  readonly span: Span;
}

/** The fields, the rules that are not set yet, and the severities of one. */
export function configCompletions({ tree }: ConfigSubject, offset: number): readonly ConfigCompletion[] {
  const slot = slotAt(tree, offset);
  if (slot?.kind === 'key') return keys(slot);
  // On a line below its key a map begins, which has no other keys yet.
  const isMap = slot?.kind === 'value' && slot.place === 'line' && fieldsAt(slot.path, 'config').length > 0;
  if (isMap) return keys({ ...slot, siblings: [] });
  return slot?.kind === 'value' ? severities(slot) : [];
}

function keys({ path, siblings, span, hasColon }: Slot): readonly ConfigCompletion[] {
  const isRules = path.length === 1 && path[0] === 'rules';
  return fieldsAt(path, 'config')
    .filter(({ name }) => !siblings.includes(name))
    .map(({ name, description }) => {
      const rule = isRules ? rules.find(({ id }) => id === name) : undefined;
      return {
        label: name,
        kind: 'field',
        ...(rule === undefined
          ? {}
          : { detail: t`by default: ${rule.severity}`, documentation: plain(inLanguage(rule.why)) }),
        ...(rule === undefined && description !== '' ? { documentation: plain(description) } : {}),
        text: hasColon ? name : isRules ? `${name}: ` : `${name}:`,
        span,
      };
    });
}

function severities({ path, span, typed }: Slot): readonly ConfigCompletion[] {
  const { values = [] } = fieldAt(path, 'config') ?? {};
  const rule = rules.find(({ id }) => id === path.at(-1));
  const isRightAfterColon = typed === '' && span.fragment.text[span.start - 1] === ':';
  return values.map(({ value, description }) => ({
    label: value,
    kind: 'value',
    ...(rule?.severity === value ? { detail: t`the default` } : {}),
    ...(description === '' ? {} : { documentation: plain(description) }),
    text: isRightAfterColon ? ` ${value}` : value,
    span,
  }));
}
