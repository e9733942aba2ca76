import { labelOf } from '../../model/proof';
import type { Rule } from '../rule';

const messages = {
  unused: (name: string) => `Nothing uses ${name}: no derivative comes from it, and no distribution gives it out.`,
};

export const unusedArtifact: Rule = {
  id: 'manifest/unused-artifact',
  why: 'Finds artifacts that nothing uses, since an entry that is forgotten in “from” leaves its obligations out.',
  severity: 'hint',
  *artifact(artifact, { uri, usage, manifests }) {
    const { id } = artifact;
    if (usage.users(id.value).length > 0 || manifests.usersElsewhere(uri, id.value).length > 0) return;
    yield { span: id.span, message: messages.unused(labelOf(artifact)), tag: 'unnecessary' };
  },
};
