import type { Analysis } from '../analysis/analyze';
import { verdictOf, type Verdict } from '../analysis/verdict';
import { DISTRIBUTION, putField } from '../edits/add-field';
import type { Fix } from '../findings/finding';
import { isExternal, type Distribution } from '../manifest/manifest';
import { joinInsertions } from '../text/edit';
import { t } from '../text/l10n';
import { unknownId } from '../words/unknown-id';

/** Whether it may go out and has not been said to have gone. */
export function isReleasable({ kind, distribution }: Verdict): boolean {
  const status = distribution.status?.value ?? 'planned';
  return kind === 'ready' && status === 'planned' && isExternal(distribution);
}

/** Says that a distribution has been released today; a sentence where it may not be said. */
export function markReleased(analysis: Analysis, id: string): Fix | string {
  const { distributions } = analysis.context.manifest;
  const distribution = distributions.get(id);
  if (distribution === undefined) return unknownId('distribution', id, distributions);
  const map = distribution.entry.value;
  if (map.kind !== 'map' || map.alias === true)
    return t`“${id}” is written in a form that can’t be edited automatically.`;
  if (!isReleasable(verdictOf(analysis, distribution))) return refusal(distribution);
  const { today } = analysis.options;
  const date = putField(map, DISTRIBUTION, { key: 'date', value: today });
  const status = putField(map, DISTRIBUTION, { key: 'status', value: 'released' });
  return { title: t`Mark “${id}” as released on ${today}`, edits: joinInsertions([date, status]), safe: false };
}

function refusal({ id, status }: Distribution): string {
  return status?.value === 'released'
    ? t`“${id.value}” is already marked as released.`
    : t`“${id.value}” can’t be marked as released: it is not ready, or is internal.`;
}
