import type { Severity } from '../../findings/finding';
import { t } from '../../text/l10n';

/** A severity as people read it; what machines read keeps its name. */
export function severityWord(severity: Severity): string {
  return { error: t`error`, warning: t`warning`, information: t`information`, hint: t`hint` }[severity];
}
