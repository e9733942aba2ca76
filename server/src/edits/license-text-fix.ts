import type { Fix } from '../findings/finding';
import { keptText } from '../license/kept-texts';
import type { Distribution } from '../manifest/manifest';
import { resolvePath } from '../text/uri';
import { namePaths } from './name-paths';
import { barrierAt, type Desk } from './write-target';

/** Where the texts of licenses are kept beside a manifest, as REUSE has it. */
function pathOf(id: string): string {
  return `LICENSES/${id}.txt`;
}

/**
 * Puts the text of a license of SPDX, as it is kept in a package, into a new file, and names that in “notices”. Nothing
 * for a license whose text is not kept, such as one with a line for the holder of the copyright: that comes with the
 * artifact.
 */
export function licenseTextFix(id: string, distribution: Distribution, desk: Desk): readonly [Fix] | undefined {
  const path = pathOf(id);
  const uri = resolvePath(distribution.uri, path);
  if (uri === undefined || desk.files.read(uri).kind !== 'absent' || barrierAt(uri, desk) !== undefined)
    return undefined;
  const text = keptText(id);
  if (text === undefined) return undefined;
  const isNamed = distribution.notices.some(({ value }) => value === path);
  const naming = isNamed ? undefined : namePaths(distribution, 'notices', [path]);
  if (!isNamed && naming === undefined) return undefined;
  return [
    {
      title: `Add the text of ${id} as ${path}`,
      edits: naming === undefined ? [] : [naming],
      creates: [{ uri, text: `${text.trimEnd()}\n` }],
      safe: false,
    },
  ];
}
