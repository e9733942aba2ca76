import type { Fix } from '../../findings/finding';
import type { Derivative } from '../../manifest/manifest';
import type { Lineage } from '../../lineage/lineage';
import { sourcesText } from '../../lineage/sources';
import { labelOf, reasonText, relatedOf } from '../../lineage/proof';
import { severityFor } from '../../obligations/severity';
import { setField } from '../../syntax/insert';
import { listOf } from '../../text/words';
import type { Rule } from '../rule';

const messages = {
  absent: (name: string, reason: string) => `${name} does not say how the original was used or modified: ${reason}.`,
  remedy: (id: string) => `Add “changes” to “${id}”, the prominent notice of what was done.`,
  add: 'Add “changes” from the sources, to be completed',
  sentence: (sources: readonly string[]) => `Made from ${listOf(sources, 'and')}.`,
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
      if (owed.kind !== 'modification-notice' || owed.faults.every(({ kind }) => kind !== 'absent')) continue;
      const { derivative } = owed;
      const { id } = owed.subjects[0];
      const path = owed.path();
      yield {
        span: id.span,
        message: messages.absent(labelOf(derivative), reasonText(path, owed.derivative)),
        remedy: messages.remedy(derivative.id.value),
        related: relatedOf(path, { distribution, id }),
        severity,
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
  const edit = setField(map, 'changes', sentence, ['name', 'type', 'from', 'risk']);
  return [{ title: messages.add, edits: [edit], safe: false }];
}
