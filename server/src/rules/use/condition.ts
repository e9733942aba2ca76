import type { Fix } from '../../findings/finding';
import { clauseOf, restrictedUse, type UseFlag } from '../../license/uses';
import type { Use } from '../../manifest/manifest';
import { labelOf, originText, relatedOf, throughText } from '../../lineage/proof';
import { replaceNode, setField } from '../../syntax/insert';
import { flowText } from '../../syntax/render';
import { entryOf, valueOf } from '../../syntax/tree';
import type { Rule } from '../rule';

const messages = {
  unmet: (use: string, flag: UseFlag, name: string, origin: string, what: string) =>
    `“${use}” needs “${flag}: true”: ${name} comes from ${origin}, and Exhibit A of that license rules out ${what}.`,
  remedy: {
    disclosed: 'See that people are told that a machine made the content, then state “disclosed: true”.',
    'human-in-the-loop': 'Keep a human in the loop of every such decision, then state “human-in-the-loop: true”.',
  } satisfies Record<UseFlag, string>,
  fix: {
    disclosed: 'State that people are told that a machine made it (disclosed: true)',
    'human-in-the-loop': 'State that a human is in the loop (human-in-the-loop: true)',
  } satisfies Record<UseFlag, string>,
};

/** A use that Exhibit A allows on a condition that is not stated to be met. */
export const condition: Rule = {
  id: 'use/condition',
  description: 'A use lacks the disclosure or the human in the loop that it depends on.',
  why: 'Finds uses that lack disclosure or a human in the loop, since Exhibit A allows them only with it.',
  severity: 'error',
  derivative: function* (derivative, { lineage }) {
    if (derivative.uses.length === 0) return;
    const path = lineage.impact(derivative);
    if (path === undefined) return;
    const origin = originText(path) + throughText(path);
    for (const use of derivative.uses) {
      const known = restrictedUse(use.use.value);
      if (known?.kind !== 'conditional' || isMet(use, known.flag) || isUnclear(use, known.flag)) continue;
      yield {
        span: use.use.span,
        message: messages.unmet(use.use.value, known.flag, labelOf(derivative), origin, clauseOf(known)),
        remedy: messages.remedy[known.flag],
        related: relatedOf(path),
        fixes: () => [fix(use, known.flag)],
      };
    }
  },
};

function isMet(use: Use, flag: UseFlag): boolean {
  return flag === 'disclosed' ? use.disclosed : use.humanInTheLoop;
}

/** Whether something is written that is neither yes nor no, which is the matter of the schema. */
function isUnclear({ node }: Use, flag: UseFlag): boolean {
  const value = valueOf(node, flag);
  return value !== undefined && !(value.kind === 'scalar' && typeof value.value === 'boolean');
}

/** Says something new in the author's name, so it is for the author to accept. */
function fix(use: Use, flag: UseFlag): Fix {
  const written = entryOf(use.node, flag);
  const edit =
    use.node === undefined
      ? { span: use.use.span, newText: flowText({ use: use.use.value, [flag]: true }) }
      : written === undefined
        ? setField(use.node, flag, true)
        : replaceNode(written.value, true);
  return { title: messages.fix[flag], edits: [edit], safe: false };
}
