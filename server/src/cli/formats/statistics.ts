import { t } from '../../text/l10n';
import { SEVERITIES, type Severity } from '../../findings/finding';
import type { CheckedFile } from '../outcome';
import { severityWord } from './severity-word';

/** How often a rule has found something. */
export interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  /** How many of them have a fix that follows from the manifest alone. */
  readonly fixable: number;
}

/** The findings counted by rule and severity, the most frequent first. */
export function statisticsOf(files: readonly CheckedFile[]): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, severity, fixes } of files.flatMap(({ findings }) => findings)) {
    const key = `${rule} ${severity}`;
    const { count, fixable } = counts.get(key) ?? { count: 0, fixable: 0 };
    const isFixable = fixes.some(({ safe }) => safe);
    counts.set(key, { rule, severity, count: count + 1, fixable: fixable + (isFixable ? 1 : 0) });
  }
  const rank = ({ severity }: RuleCount): number => SEVERITIES.indexOf(severity);
  return [...counts.values()].sort((a, b) => b.count - a.count || rank(a) - rank(b) || (a.rule < b.rule ? -1 : 1));
}

/** The same as a table for people; nothing where there is nothing to count. */
export function statisticsText(files: readonly CheckedFile[]): string {
  const counts = statisticsOf(files);
  const width = Math.max(0, ...counts.map(({ count }) => String(count).length));
  const long = Math.max(0, ...counts.map(({ severity }) => severityWord(severity).length));
  const lines = counts.map(({ rule, severity, count, fixable }) => {
    const fix = fixable === 0 ? '' : t`  (${String(fixable)} by --fix)`;
    return `${String(count).padStart(width)}  ${severityWord(severity).padEnd(long)}  ${rule}${fix}\n`;
  });
  return lines.join('');
}
