import { t } from '../../text/l10n';
import type { Rule } from '../rule';

const messages = {
  twice: (id: string) =>
    t`“${id}” is the id of an artifact already, so that “${id}” elsewhere stands for the artifact.`,
  first: t`the artifact`,
  remedy: t`Give the derivative an id of its own.`,
};

export const duplicateId: Rule = {
  id: 'manifest/duplicate-id',
  description: 'One id names both an artifact and a derivative.',
  why: 'Finds an id that is both an artifact and a derivative, since the obligations of the wrong one would be counted.',
  severity: 'error',
  leavesOpen: 'manifest',
  *derivative({ id }, { manifest }) {
    const artifact = manifest.artifacts.get(id.value);
    if (artifact === undefined) return;
    const related = [{ span: artifact.id.span, message: messages.first }];
    yield { span: id.span, message: messages.twice(id.value), remedy: messages.remedy, related };
  },
};
