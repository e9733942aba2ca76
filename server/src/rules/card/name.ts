import type { Fix } from '../../findings/finding';
import { labelOf, relatedOf } from '../../lineage/proof';
import { demandsOn } from '../../lineage/demand';
import { replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import type { Located } from '../../text/span';
import type { Card } from '../../card/card';
import { weightOf } from '../card-rule';
import type { Rule } from '../rule';

const messages = {
  prefix: (name: string, prefix: string, source: string) =>
    t`“${name}” does not begin with “${prefix}”, as the license of ${source} requires of what is made with it.`,
  remedy: (prefix: string) => t`Give it a name that begins with “${prefix}”.`,
};

/** A name on a card that lacks what a license wants it to begin with. */
export const name: Rule = {
  id: 'card/name',
  description: 'The name of a work on its card does not begin as a license requires.',
  why: 'Finds names on cards that lack a required prefix, such as “Llama”, since the name is a condition of that license.',
  severity: 'warning',
  *card({ card, owners }) {
    for (const owner of owners) {
      const { context, work } = owner;
      const severity = weightOf(owner);
      if (severity === undefined) continue;
      const demands = demandsOn(work, context.lineage, context.manifests).flatMap((one) =>
        one.kind === 'duty' && one.duty === 'naming' && one.terms.naming !== undefined
          ? [{ ...one, prefix: one.terms.naming.prefix }]
          : [],
      );
      for (const { prefix, artifact, terms, way } of demands) {
        for (const one of card.names().filter(({ value }) => !begins(value, prefix)))
          yield {
            span: one.span,
            message: messages.prefix(one.value, prefix, `${labelOf(artifact)} (${terms.id})`),
            remedy: messages.remedy(prefix),
            related: relatedOf(way.path()),
            severity,
            isOwed: true,
            fixes: () => [fixOf(card, one, prefix)],
          };
      }
    }
  },
};

/** Whether a name begins with the words, behind its owner where one is written. */
function begins(written: string, prefix: string): boolean {
  const bare = written.trim().replace(/^[\w.-]+\//, '');
  return bare.toLowerCase().replace(/[-_]/g, ' ').startsWith(prefix.toLowerCase());
}

function fixOf({ frontMatter }: Card, { value, span }: Located<string>, prefix: string): Fix {
  const gap = /\s/.test(value) || !/[-_]/.test(value) ? ' ' : '-';
  const [, owner = '', bare = ''] = /^([\w.-]+\/)?(.*)$/su.exec(value) ?? [];
  const renamed = `${owner}${prefix}${gap}${bare}`;
  const isField = frontMatter !== undefined && span.end <= frontMatter.span.end;
  const edit = isField ? replaceValue(span, renamed) : { span, newText: renamed };
  return { title: t`Change to “${renamed}”`, edits: [edit], safe: false };
}
