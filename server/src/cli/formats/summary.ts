import type { Severity } from '../../findings/finding';
import { count, listOf } from '../../text/words';
import { countOf, type CheckedFile } from '../outcome';

const NOUNS: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'note'],
  ['hint', 'hint'],
];

/** “3 errors and 1 warning in 2 manifests”, with its period; “No findings in 2 manifests.” */
export function summary(files: readonly CheckedFile[]): string {
  const counts = NOUNS.flatMap(([severity, noun]) => {
    const number = countOf(files, severity);
    return number === 0 ? [] : [count(number, noun)];
  });
  const silenced = files.reduce((sum, { suppressed }) => sum + suppressed.length, 0);
  const found = counts.length === 0 ? 'No findings' : listOf(counts, 'and');
  return `${found} in ${count(files.length, 'manifest')}${silenced === 0 ? '' : `, ${String(silenced)} silenced`}.`;
}
