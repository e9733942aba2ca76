import { t } from '../text/l10n';
import type { Fix } from '../findings/finding';
import { CATALOG, findInCatalog, knownLicense } from '../license/catalog';
import type { Manifest } from '../manifest/manifest';
import { setField } from '../syntax/insert';
import type { Plain } from '../syntax/render';
import { entryOf, type MapNode } from '../syntax/tree';
import { blankIn, type Blank, type Edit } from '../text/edit';

/**
 * Defines an id that is named and that nothing has: as what is known of a well-known artifact with that name, else as an
 * entry whose name, type and license are for a person to write over.
 */
export function defineArtifact({ root }: Manifest, id: string): readonly Fix[] {
  if (root === undefined || !/^[a-z0-9][a-z0-9._-]*$/.test(id)) return [];
  const known = findInCatalog(id) ?? CATALOG.find((one) => one.id.toLowerCase().endsWith(`/${id}`));
  const open = { name: id, type: 'data', license: 'unknown' };
  const fields: Readonly<Record<string, Plain>> =
    known === undefined
      ? open
      : {
          name: known.name,
          type: known.type,
          license: known.relicensed?.license ?? knownLicense(known),
          ...(known.licensor !== undefined && { licensor: known.licensor }),
          ...(known.year !== undefined && { year: known.year }),
          source: known.url,
        };
  const edit = placed(root, id, fields);
  if (edit === undefined) return [];
  const what = known === undefined ? t`an artifact, to be completed` : t`the artifact ${known.name}`;
  const blanks = known === undefined ? blanksIn(edit.newText, open) : [];
  const title = t`Define “${id}” as ${what}`;
  return [{ title, edits: [{ ...edit, ...(blanks.length > 0 && { blanks }) }], safe: false }];
}

/** At the end of the artifacts, or as the first of them. */
function placed(root: MapNode, id: string, fields: Readonly<Record<string, Plain>>): Edit | undefined {
  const section = entryOf(root, 'artifacts');
  if (section === undefined)
    return setField(root, { key: 'artifacts', value: { [id]: fields } }, ['version', 'project']);
  const { value } = section;
  // What comes in through an alias is written elsewhere, and what is no entry yet has no place for another.
  if (section.merged || value.alias === true || value.kind !== 'map' || value.entries.length === 0) return undefined;
  return setField(value, { key: id, value: fields });
}

/** The values of what is not known, each a blank of its own. */
function blanksIn(newText: string, fields: Readonly<Record<string, string>>): readonly Blank[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    const written = `${key}: ${value}`;
    const [blank] = blankIn(newText, written);
    return blank === undefined ? [] : [{ start: blank.start + `${key}: `.length, end: blank.end }];
  });
}
