import type { Analysis } from '../../analysis/analyze';
import { CATALOG, knownLicense, provenanceOf, type CatalogEntry } from '../../license/catalog';
import { DEFAULT_LICENSOR } from '../../license/attribution';
import { flowText, scalarText } from '../../syntax/render';
import type { Slot } from '../../syntax/slot';
import { t } from '../../text/l10n';
import { blocks, bold, code, italic, list, say, type Markdown } from '../../words/markdown';
import { choice, type Insertion } from './insertion';
import type { Completion } from './item';
import { completion, placeOfKeys, type Layout } from './placing';
import { entryInsertion } from './field-insertion';

const NEW = { artifacts: t`new artifact`, derivatives: t`new derivative`, distributions: t`new distribution` } as const;

/** A section of entries. */
export type Section = keyof typeof NEW;

export function isSection(name: unknown): name is Section {
  return typeof name === 'string' && Object.hasOwn(NEW, name);
}

/** A new entry of a section; of artifacts, also the well-known ones that the manifest does not have yet. */
export function entryCompletions(analysis: Analysis, slot: Slot, section: Section): readonly Completion[] {
  // The key of an entry that is there already is its own.
  if (slot.hasColon || slot.quote !== undefined) return [];
  const placing = placeOfKeys(analysis.tree, slot);
  const own = completion(slot, placing, {
    insertion: entryInsertion(analysis, [section], placing.layout),
    label: NEW[section],
    kind: 'entry',
    detail: t`an id and its required fields`,
  });
  if (section !== 'artifacts') return [own];
  const { artifacts } = analysis.context.manifest;
  const sources = new Set([...artifacts.values()].map(({ source }) => source?.value));
  const known = CATALOG.filter(({ url }) => !sources.has(url));
  return [
    own,
    ...known.map((entry) => completion(slot, placing, catalogItem(entry, freeId(entry, artifacts), placing.layout))),
  ];
}

function catalogItem(entry: CatalogEntry, id: string, layout: Layout): Parameters<typeof completion>[2] {
  return {
    insertion: catalogInsertion(entry, id, layout),
    label: entry.id,
    kind: 'entry',
    detail: `${entry.type}, ${licenseOf(entry).join(' or ')}`,
    documentation: () => aboutEntry(entry),
    filterText: `${id} ${entry.id}`,
  };
}

/** Its license today first, where it was put under another one. */
function licenseOf(entry: CatalogEntry): readonly string[] {
  const { relicensed } = entry;
  return [...(relicensed === undefined ? [] : [relicensed.license]), knownLicense(entry)];
}

function catalogInsertion(entry: CatalogEntry, id: string, layout: Layout): Insertion {
  const { name, type, licensor, year, licenseVersion, relicensed, url } = entry;
  const write = layout.flow ? flowText : scalarText;
  const fields: readonly Insertion[] = [
    [`name: ${write(name)}`],
    [`type: ${type}`],
    ['license: ', choice(licenseOf(entry), licenseOf(entry)[0])],
    ...(licenseVersion === undefined || relicensed !== undefined ? [] : [[`license-version: "${licenseVersion}"`]]),
    ...(licensor === undefined || licensor === DEFAULT_LICENSOR ? [] : [[`licensor: ${write(licensor)}`]]),
    ...(year === undefined ? [] : [[`year: ${String(year)}`]]),
    [`source: ${write(url)}`],
  ];
  const indent = `${layout.eol}${' '.repeat(layout.indent + layout.unit)}`;
  if (layout.flow)
    return [`${id}: { `, ...fields.flatMap((field, index) => [...(index === 0 ? [] : [', ']), ...field]), ' }'];
  return [`${id}:`, ...fields.flatMap((field) => [indent, ...field])];
}

function aboutEntry(entry: CatalogEntry): Markdown {
  const { id, type, relicensed, notes } = entry;
  const license = knownLicense(entry);
  const since =
    relicensed === undefined
      ? say`Under ${code(license)}.`
      : say`Under ${code(license)} until ${relicensed.since}, since then under ${code(relicensed.license)}${relicensed.coversEarlier ? t`, earlier copies included` : ''}.`;
  return blocks(say`${bold(id)}, ${type}`, since, list(notes), italic(provenanceOf(entry)));
}

/** The last part of its name, as an id that the manifest does not have. */
function freeId({ id }: CatalogEntry, taken: ReadonlyMap<string, unknown>): string {
  const base = (id.split('/').at(-1) ?? id).toLowerCase().replace(/[^a-z0-9._-]/g, '-');
  let free = base;
  for (let number = 2; taken.has(free); number++) free = `${base}-${String(number)}`;
  return free;
}
