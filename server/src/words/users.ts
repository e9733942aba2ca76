import type { Analysis } from '../analysis/analyze';
import { statusOf, type Artifact, type Work } from '../manifest/manifest';
import type { User } from '../manifest/usage';
import { t } from '../text/l10n';
import { blocks, code, list, say, type Markdown } from './markdown';
import { baseName } from '../text/uri';

/** More than these are only counted. */
const SHOWN = 8;

/** Who names a work: derivatives, distributions and breaches of its manifest, and artifacts of other manifests. */
export function usersOf({ context }: Pick<Analysis, 'context'>, work: Work): Markdown | undefined {
  // Who uses the entry of another manifest is only known from that one.
  if (work.uri !== context.manifest.uri) return undefined;
  const users = [
    ...context.usage.users(work.id.value).map((user) => userLine(user, work)),
    ...context.manifests.usersElsewhere(work.uri, work.id.value).map(elsewhere),
  ];
  if (users.length === 0) return say`Nothing uses it yet.`;
  const more = users.length - SHOWN;
  return blocks(say`Used by:`, list([...users.slice(0, SHOWN), ...(more > 0 ? [t`and ${String(more)} more`] : [])]));
}

function userLine(user: User, work: Work): Markdown {
  switch (user.kind) {
    case 'derivative': {
      const relation = user.from.find(({ id }) => id.value === work.id.value)?.relation;
      return say`derivative ${code(user.id.value)}${relation === undefined ? '' : ` (${relation.value})`}`;
    }
    case 'distribution': {
      const audience = user.audience === undefined ? '' : `${user.audience.value}, `;
      return say`distribution ${code(user.id.value)} (${audience}${statusOf(user)})`;
    }
    case 'breach':
      return say`a breach${user.notified === undefined ? '' : t`, known since ${user.notified.value}`}`;
  }
}

function elsewhere(artifact: Artifact): Markdown {
  return say`${code(artifact.id.value)} in ${baseName(artifact.uri)}`;
}
