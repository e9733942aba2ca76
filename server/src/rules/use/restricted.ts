import { t } from '../../text/l10n';
import { ruledOutRemedy } from '../../obligations/hindrances';
import type { Fix } from '../../findings/finding';
import type { Distribution, Use, Work } from '../../manifest/manifest';
import { removeEntry, removeItem } from '../../syntax/insert';
import { entryOf } from '../../syntax/tree';
import type { Rule } from '../rule';
import { onUses } from '../use-rule';

/** A use that Exhibit A rules out. */
export const restricted: Rule = {
  id: 'use/restricted',
  description: 'Exhibit A of the license rules out a use.',
  why: 'Finds uses that Exhibit A rules out, since it applies to every use of what comes from an ImpACT artifact, internal use included.',
  severity: 'error',
  ...onUses('ruled-out', ({ work, path, use }, owner) => ({
    remedy: ruledOutRemedy(work, path),
    fixes: () => withoutUse(use, owner),
  })),
};

/** That the use is really given up only a person can say. */
function withoutUse({ use, node }: Use, { entry }: Work | Distribution): readonly Fix[] {
  const uses = entryOf(entry.value, 'uses');
  const list = uses?.value;
  if (uses === undefined || uses.merged || list?.kind !== 'list' || list.alias === true) return [];
  const item = list.items.find((it) => it === node || it.span === use.span || it.span.start === use.span.start);
  if (item === undefined || item.alias === true) return [];
  const edit = list.items.length === 1 ? removeEntry(uses) : removeItem(list, item);
  return edit === undefined ? [] : [{ title: t`Remove “${use.value}” from the uses`, edits: [edit], safe: false }];
}
