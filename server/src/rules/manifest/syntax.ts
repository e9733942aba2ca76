import { syntaxFixes } from '../../edits/syntax-fix';
import type { Report } from '../../findings/finding';
import { excess } from '../../lineage/excess';
import type { Problem } from '../../syntax/tree';
import { t } from '../../text/l10n';
import type { Rule } from '../rule';

export const syntax: Rule = {
  id: 'manifest/syntax',
  description: 'The file is not valid YAML.',
  why: 'Finds text that is not well-formed YAML, since an entry that can’t be read can’t be checked.',
  severity: 'error',
  leavesOpen: 'manifest',
  *part(part) {
    for (const problem of part.problems) yield report(problem);
  },
  *config({ tree }) {
    for (const problem of [...tree.parts.flatMap((part) => part.problems), ...tree.problems]) yield report(problem);
  },
  *manifest(_, { excess: tooMuch }, problems) {
    for (const problem of problems) yield report(problem);
    if (tooMuch !== undefined) yield { span: tooMuch.span, ...excess };
  },
};

function report(problem: Problem): Report {
  const { span, message, related } = problem;
  // The other place is told of a key that is there twice, and nowhere else.
  if (related !== undefined) return { span, message, remedy: t`Remove one of the two.`, related: [related] };
  return { span, message, related: [], fixes: () => syntaxFixes(problem) };
}
