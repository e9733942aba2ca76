import { isExternal, statusOf, type Distribution } from '../../manifest/manifest';
import { reachOf } from '../../text/address';
import { t } from '../../text/l10n';
import { isAddress } from '../../text/uri';
import type { Fix } from '../../findings/finding';
import { DISTRIBUTION, putField } from '../../edits/add-field';
import type { Rule } from '../rule';

const messages = {
  open: (id: string, channel: string) =>
    t`“${id}” is internal, but ${channel} is an address that the public can open: sharing there is a distribution.`,
  remedy: t`Name a channel that only people in your organization can reach, or state the audience that it really has.`,
};

/** Something that is said to stay inside and is shared at a public address. */
export const channel: Rule = {
  id: 'distribution/channel',
  description: 'An internal distribution names a public address as its channel.',
  why: 'Finds internal distributions with a public address, since sharing there is a distribution, with all its duties.',
  severity: 'warning',
  *distribution(distribution) {
    const { channel: written, id } = distribution;
    if (isExternal(distribution) || written === undefined || statusOf(distribution) === 'withdrawn') return;
    if (!isAddress(written.value) || reachOf(written.value) !== 'public') return;
    yield {
      span: written.span,
      message: messages.open(id.value, written.value),
      remedy: messages.remedy,
      fixes: () => opened(distribution),
    };
  },
};

/** Stricter than what is said: all that a distribution owes is asked for then. */
function opened({ entry, id }: Distribution): readonly Fix[] {
  const { value: map } = entry;
  if (map.kind !== 'map') return [];
  const edit = putField(map, DISTRIBUTION, { key: 'audience', value: 'public' });
  return [{ title: t`Make “${id.value}” public: audience public`, edits: [edit], safe: false }];
}
