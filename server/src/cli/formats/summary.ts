import type { Severity } from '../../findings/finding';
import { t } from '../../text/l10n';
import { count, listOf, type Noun } from '../../text/words';
import { isMarkdown } from '../../manifest/manifest-files';
import { countOf, type CheckedFile } from '../outcome';

const NOUNS: readonly (readonly [Severity, Noun])[] = [
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
  const all = files.flatMap(({ suppressed }) => suppressed);
  const silenced = all.filter((finding) => finding.silenced?.by !== 'baseline').length;
  const known = all.length - silenced;
  const more = [
    ...(silenced === 0 ? [] : [t`, ${String(silenced)} silenced`]),
    ...(known === 0 ? [] : [t`, ${String(known)} in the baseline`]),
  ];
  const found = counts.length === 0 ? t`No findings` : listOf(counts, 'and');
  return `${foundIn(found, files)}${more.join('')}.`;
}

function foundIn(found: string, files: readonly CheckedFile[]): string {
  const number = String(files.length);
  if (files.some(({ uri }) => isMarkdown(uri)))
    return files.length === 1 ? t`${found} in 1 file` : t`${found} in ${number} files`;
  return files.length === 1 ? t`${found} in 1 manifest` : t`${found} in ${number} manifests`;
}
