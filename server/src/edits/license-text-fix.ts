import type { Fix, NewFile } from '../findings/finding';
import { keptText } from '../license/kept-texts';
import type { OtherLicense } from '../license/other-license';
import type { Distribution } from '../manifest/manifest';
import { t } from '../text/l10n';
import { resolvePath } from '../text/uri';
import { listOf } from '../text/words';
import { namePaths } from './name-paths';
import { barrierAt, type Desk } from './write-target';

/**
 * Puts the texts of licenses of SPDX, as they are kept in a package, into new files where REUSE has them, and names these in
 * “notices”. Left out is a license whose text is not kept, such as one with a line for the holder of the copyright: that
 * comes with the artifact. Nothing where none is left.
 */
export function licenseTextsFix(
  licenses: readonly OtherLicense[],
  distribution: Distribution,
  desk: Desk,
): { readonly path: string; readonly fix: Fix } | undefined {
  const texts = licenses.flatMap((license) => newText(license, distribution, desk) ?? []);
  const path = listOf(
    texts.map((one) => one.path),
    'and',
  );
  const named = distribution.notices.map(({ value }) => value);
  const unnamed = texts.flatMap((one) => (named.includes(one.path) ? [] : [one.path]));
  const naming = unnamed.length === 0 ? undefined : namePaths(distribution, 'notices', unnamed);
  if (texts.length === 0 || (unnamed.length > 0 && naming === undefined)) return undefined;
  const creates = texts.map(({ uri, text }) => ({ uri, text }));
  return {
    path,
    fix: { title: t`Add ${path}`, edits: naming === undefined ? [] : [naming], creates, safe: false },
  };
}

function newText(
  { id, shipText }: OtherLicense,
  { uri: base }: Distribution,
  desk: Desk,
): (NewFile & { readonly path: string }) | undefined {
  if (shipText === 'text-or-uri') return undefined;
  const path = `LICENSES/${id}.txt`;
  const uri = resolvePath(base, path);
  if (uri === undefined || desk.files.read(uri).kind !== 'absent' || barrierAt(uri, desk) !== undefined)
    return undefined;
  const text = keptText(id);
  return text === undefined ? undefined : { path, uri, text: `${text.trimEnd()}\n` };
}
