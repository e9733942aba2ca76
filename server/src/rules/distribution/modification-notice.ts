import { labelOf, reasonText, relatedOf } from '../../lineage/proof';
import { severityFor } from '../../obligations/severity';
import { t } from '../../text/l10n';
import type { Rule } from '../rule';
import { addChanges } from '../../edits/add-changes';

const messages = {
  absent: (name: string, reason: string) => t`${name} does not say how the original was used or changed: ${reason}.`,
  placeholder: (name: string, words: string, reason: string) =>
    t`The changes of ${name}, “${words}”, do not say how the original was used or changed: ${reason}.`,
  complete: t`Write what was done, in a sentence or two.`,
  remedy: (id: string) => t`Add “changes” to “${id}”, the prominent notice of what was done.`,
};

/** A derivative that is given away without a word on what was changed. */
export const modificationNotice: Rule = {
  id: 'distribution/modification-notice',
  description: 'A shared derivative has no “changes”.',
  why: 'Finds shared derivatives without “changes”, since they must say how the original was used or changed.',
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
          fixes: () => (derivative.uri === uri ? addChanges(derivative, lineage) : []),
        };
    }
  },
};
