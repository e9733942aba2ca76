import type { Fix } from '../../findings/finding';
import type { Derivative } from '../../manifest/manifest';
import type { Lineage } from '../../lineage/lineage';
import { sourcesText } from '../../lineage/sources';
import { labelOf, reasonText, relatedOf } from '../../lineage/proof';
import { severityFor } from '../../obligations/severity';
import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import type { Rule } from '../rule';
import { addField, DERIVATIVE } from '../../edits/add-field';

const messages = {
  absent: (name: string, reason: string) => t`${name} does not say how the original was used or modified: ${reason}.`,
  placeholder: (name: string, words: string, reason: string) =>
    t`The changes of ${name}, “${words}”, do not say how the original was used or modified: ${reason}.`,
  complete: t`Write what was done, in a sentence or two.`,
  remedy: (id: string) => t`Add “changes” to “${id}”, the prominent notice of what was done.`,
  add: t`Add “changes” from the sources, to be completed`,
  sentence: (sources: readonly string[]) => t`Made from ${listOf(sources, 'and')}.`,
};

/** A derivative that is given away without a word on what was changed. */
export const modificationNotice: Rule = {
  id: 'distribution/modification-notice',
  description: 'A distributed derivative has no “changes”.',
  why: 'Finds distributed derivatives without “changes”, since how the original was used or modified must be told.',
  severity: 'warning',
  *distribution(distribution, { assessments, lineage, uri }) {
    const severity = severityFor(distribution, 'obligation');
    if (severity === undefined) return;
    for (const owed of assessments.get(distribution).obligations) {
      if (owed.kind !== 'modification-notice' || owed.state === 'met') continue;
      const [fault] = owed.faults;
      // What can’t be read at all has a finding of its own.
      if (fault === undefined || fault.kind === 'unreadable') continue;
      const { derivative } = owed;
      const { id } = owed.subjects[0];
      const path = owed.path();
      const base = { related: relatedOf(path, { distribution, id }), severity };
      const reason = reasonText(path, derivative);
      if (fault.kind === 'placeholder')
        yield {
          ...base,
          span: derivative.uri === uri ? fault.at.span : id.span,
          message: messages.placeholder(labelOf(derivative), fault.at.value.trim(), reason),
          remedy: messages.complete,
        };
      else
        yield {
          ...base,
          span: id.span,
          message: messages.absent(labelOf(derivative), reason),
          remedy: messages.remedy(derivative.id.value),
          // An entry of another manifest is for that one to complete.
          fixes: () => (derivative.uri === uri ? fixes(derivative, lineage) : []),
        };
    }
  },
};

function fixes(derivative: Derivative, lineage: Lineage): readonly Fix[] {
  const { value: map } = derivative.entry;
  if (map.kind !== 'map') return [];
  const sentence = messages.sentence(sourcesText(derivative, lineage));
  const edit = addField(map, DERIVATIVE, { key: 'changes', value: sentence });
  return [{ title: messages.add, edits: [edit], safe: false }];
}
