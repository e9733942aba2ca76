import type { Fix } from '../../findings/finding';
import type { UseFlag } from '../../license/uses';
import type { Use } from '../../manifest/manifest';
import { replaceNode, setField } from '../../syntax/insert';
import { flowText } from '../../syntax/render';
import { entryOf } from '../../syntax/tree';
import { t } from '../../text/l10n';
import type { Rule } from '../rule';
import { onUses } from '../use-rule';

const messages = {
  remedy: {
    disclosed: t`Make sure that people are told that a machine made the content, then write “disclosed: true”.`,
    'human-in-the-loop': t`Keep a human in the loop for every such decision, then write “human-in-the-loop: true”.`,
  } satisfies Record<UseFlag, string>,
  fix: {
    disclosed: t`Declare that people are told that a machine made it (disclosed: true)`,
    'human-in-the-loop': t`Declare that a human is in the loop (human-in-the-loop: true)`,
  } satisfies Record<UseFlag, string>,
};

/** A use that Exhibit A allows on a condition that is not stated to be met. */
export const condition: Rule = {
  id: 'use/condition',
  description: 'A use lacks the disclosure or the human in the loop that it depends on.',
  why: 'Finds uses that lack disclosure or a human in the loop, since Exhibit A allows them only on that condition.',
  severity: 'error',
  ...onUses('unmet', ({ use, restriction }) =>
    restriction.kind === 'conditional'
      ? { remedy: messages.remedy[restriction.flag], fixes: () => [fix(use, restriction.flag)] }
      : {},
  ),
};

/** Says something new in the author's name, so it is for the author to accept. */
function fix(use: Use, flag: UseFlag): Fix {
  const written = entryOf(use.node, flag);
  const edit =
    use.node === undefined
      ? { span: use.use.span, newText: flowText({ use: use.use.value, [flag]: true }) }
      : written === undefined
        ? setField(use.node, { key: flag, value: true })
        : replaceNode(written.value, true);
  return { title: messages.fix[flag], edits: [edit], safe: false };
}
