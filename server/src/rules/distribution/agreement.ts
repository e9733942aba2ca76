import type { Fix } from '../../findings/finding';
import type { Distribution } from '../../model/manifest';
import { reasonText, relatedOf } from '../../model/proof';
import { severityFor } from '../../model/severity';
import { setField } from '../../syntax/insert';
import type { Rule } from '../rule';

const messages = {
  absent: (id: string, reason: string) =>
    `“${id}” names no agreement that binds whoever gets it to the use-based restrictions: ${reason}.`,
  addIt: 'Add “agreement” with the path or the URL of the terms.',
  silent: (path: string, reason: string) => `${path} never mentions the use-based restrictions: ${reason}.`,
  mention: (path: string) => `Carry the use-based restrictions (Exhibit A) in ${path}, binding for all downstream use.`,
  add: 'Add “agreement: LICENSE.md”',
};

/** A distribution whose terms do not carry the use-based restrictions. */
export const agreement: Rule = {
  id: 'distribution/agreement',
  why: 'The use-based restrictions bind downstream users only where an enforceable agreement hands them on.',
  severity: 'warning',
  *distribution(distribution, { assessments }) {
    const severity = severityFor(distribution, 'obligation');
    if (severity === undefined) return;
    for (const owed of assessments.of(distribution).obligations) {
      if (owed.kind !== 'agreement') continue;
      const { of } = owed.subjects[0];
      for (const fault of owed.faults) {
        // A file that can't be read has a finding of its own.
        if (fault.kind === 'unreadable') continue;
        const path = owed.path();
        const proof = { related: relatedOf(path, { distribution, of }), severity };
        const reason = reasonText(path);
        if (fault.kind === 'absent') {
          const message = messages.absent(distribution.id.value, reason);
          yield {
            span: distribution.id.span,
            message,
            remedy: messages.addIt,
            ...proof,
            fixes: () => fixes(distribution),
          };
        } else {
          const { value, span } = fault.at;
          yield { span, message: messages.silent(value, reason), remedy: messages.mention(value), ...proof };
        }
      }
    }
  },
};

/** Only names the file: that its terms carry the restrictions is for a person to see to. */
function fixes({ entry: { value: map } }: Distribution): readonly Fix[] {
  if (map.kind !== 'map') return [];
  const edit = setField(map, 'agreement', 'LICENSE.md', ['of', 'audience', 'channel', 'date', 'status']);
  return [{ title: messages.add, edits: [edit], safe: false }];
}
