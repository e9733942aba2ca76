import { t } from '../../text/l10n';
import type { Fix } from '../../findings/finding';
import type { Manifest } from '../../manifest/manifest';
import { replaceValue } from '../../syntax/insert';
import type { Located } from '../../text/span';
import type { Rule } from '../rule';

const messages = {
  twice: (id: string) => t`“${id}” is already the id of an artifact, so “${id}” elsewhere means the artifact.`,
  first: t`the artifact`,
  remedy: t`Give the derivative its own id.`,
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
    yield {
      span: id.span,
      message: messages.twice(id.value),
      remedy: messages.remedy,
      related,
      fixes: () => [renamed(id, manifest)],
    };
  },
};

/** What names the id elsewhere stands for the artifact, as before; what was meant by it a person has to look at. */
function renamed(id: Located<string>, { artifacts, derivatives, distributions }: Manifest): Fix {
  const isTaken = (one: string): boolean => [artifacts, derivatives, distributions].some((all) => all.has(one));
  let to = `${id.value}-derived`;
  for (let number = 2; isTaken(to); number++) to = `${id.value}-derived-${String(number)}`;
  return { title: t`Rename the derivative to “${to}”`, edits: [replaceValue(id.span, to)], safe: false };
}
