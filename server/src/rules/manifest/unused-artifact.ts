import { labelOf } from '../../lineage/proof';
import { t } from '../../text/l10n';
import type { Context, Rule } from '../rule';

const messages = {
  unused: (name: string) => t`Nothing uses ${name}: no derivative comes from it, and no distribution gives it out.`,
};

export const unusedArtifact: Rule = {
  id: 'manifest/unused-artifact',
  description: 'Nothing uses an artifact.',
  why: 'Finds artifacts that nothing uses, since an entry that is forgotten in “from” leaves its obligations out.',
  severity: 'hint',
  *manifest({ artifacts }, context) {
    for (const id of context.usage.unusedArtifacts) {
      const artifact = artifacts.get(id);
      // What is no entry yet, such as a key that was just typed, is not unused either.
      if (artifact?.entry.value.kind !== 'map' || isUsedElsewhere(id, context)) continue;
      yield { span: artifact.id.span, message: messages.unused(labelOf(artifact)), tag: 'unnecessary' };
    }
  },
};

/** An entry that can’t be read may use whatever is named in it; the artifact’s own is no use. */
function isUsedElsewhere(id: string, { uri, manifests, broken }: Context): boolean {
  if (manifests.usersElsewhere(uri, id).length > 0) return true;
  return broken.some(({ text, section }) => section !== 'artifacts' && text.includes(id));
}
