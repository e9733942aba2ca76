import type { Analysis } from '../analysis/analyze';
import { statusOf, type Artifact, type Work } from '../manifest/manifest';
import type { User } from '../manifest/usage';
import { t } from '../text/l10n';
import { blocks, code, link, list, say, type LinkTo, type Markdown } from './markdown';
import { baseName } from '../text/uri';
import { dayText } from './day';

/** More than these are only counted. */
const SHOWN = 8;

/** Who names a work: derivatives, distributions and breaches of its manifest, and artifacts of other manifests. */
export function usersOf(
  { context }: Pick<Analysis, 'context'>,
  work: Work,
  linkTo: LinkTo = () => undefined,
): Markdown | undefined {
  // Who uses the entry of another manifest is only known from that one.
  if (work.uri !== context.manifest.uri) return undefined;
  const users = [
    ...context.usage.users(work.id.value).map((user) => userLine(user, work, linkTo)),
    ...context.manifests.usersElsewhere(work.uri, work.id.value).map((user) => elsewhere(user, linkTo)),
  ];
  if (users.length === 0) return say`Nothing uses it yet.`;
  const more = users.length - SHOWN;
  return blocks(say`Used by:`, list([...users.slice(0, SHOWN), ...(more > 0 ? [t`and ${String(more)} more`] : [])]));
}

function userLine(user: User, work: Work, linkTo: LinkTo): Markdown {
  switch (user.kind) {
    case 'derivative': {
      const relation = user.from.find(({ id }) => id.value === work.id.value)?.relation;
      return say`derivative ${link(code(user.id.value), linkTo(user.id.span))}${relation === undefined ? '' : ` (${relation.value})`}`;
    }
    case 'distribution': {
      const audience = user.audience === undefined ? '' : `${user.audience.value}, `;
      return say`distribution ${link(code(user.id.value), linkTo(user.id.span))} (${audience}${statusOf(user)})`;
    }
    case 'breach':
      return say`a breach${user.notified === undefined ? '' : t`, known since ${dayText(user.notified.value)}`}`;
  }
}

function elsewhere(artifact: Artifact, linkTo: LinkTo): Markdown {
  return say`${link(code(artifact.id.value), linkTo(artifact.id.span))} in ${baseName(artifact.uri)}`;
}
