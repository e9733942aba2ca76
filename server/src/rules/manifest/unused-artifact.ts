import { t } from '../../text/l10n';
import type { Fix } from '../../findings/finding';
import { labelOf } from '../../lineage/proof';
import type { Artifact } from '../../manifest/manifest';
import { removeEntry } from '../../syntax/insert';
import type { Context, Rule } from '../rule';

const messages = {
  unused: (name: string) => t`Nothing uses ${name}: no derivative comes from it, and no distribution shares it.`,
  remove: (id: string) => t`Remove “${id}”`,
};

export const unusedArtifact: Rule = {
  id: 'manifest/unused-artifact',
  description: 'Nothing uses an artifact.',
  why: 'Finds artifacts that nothing uses, since obligations are lost when an entry is forgotten in “from”.',
  severity: 'hint',
  *manifest({ artifacts }, context) {
    for (const id of context.usage.unusedArtifacts) {
      const artifact = artifacts.get(id);
      // What is no entry yet, such as a key that was just typed, is not unused either.
      if (artifact?.entry.value.kind !== 'map' || isUsedElsewhere(id, context)) continue;
      const fixes = (): readonly Fix[] => removal(artifact, context);
      yield { span: artifact.id.span, message: messages.unused(labelOf(artifact)), tag: 'unnecessary', fixes };
    }
  },
};

/** Whether it is kept for later a person knows. What a breach or an alias elsewhere names can’t go alone. */
function removal({ id, entry }: Artifact, { usage }: Context): readonly Fix[] {
  const { fragment, start, end } = entry.value.span;
  const isNamed = usage.users(id.value).length > 0 || /&\S/.test(fragment.text.slice(start, end));
  if (isNamed || entry.merged || entry.value.alias === true) return [];
  return [{ title: messages.remove(id.value), edits: [removeEntry(entry)], safe: false }];
}

/** An entry that can’t be read may use whatever is named in it; the artifact’s own is no use. */
function isUsedElsewhere(id: string, { uri, manifests, broken }: Context): boolean {
  if (manifests.usersElsewhere(uri, id).length > 0) return true;
  return broken.some(({ text, section }) => section !== 'artifacts' && text.includes(id));
}
