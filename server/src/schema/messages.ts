import { t } from '../text/l10n';
import { listOf } from '../text/words';
import { capital, mapName, quoted } from './names';
import type { Path } from './problem';
import { hasType, namesOf, type Resolved, type SchemaName } from './schema-node';

/** The words of the schema's findings. Nothing here decides anything; what is said is one sentence, and a hint. */

/** What a value must be, where its definition says it better than its type. */
const expectations: Readonly<Record<string, string>> = {
  text: 'text',
  path: t`a path or URL`,
  files: t`a list of paths`,
  file: t`a path, or a map with “path” and “sha256”`,
  paths: t`a path or a list of paths`,
  'review-subject': t`agreement, attribution, notices, report:data, report:model, license:ID, conflict:ID, breach:ID or open:POINT`,
  date: t`a date such as 2023-08-18`,
  reference: t`the id of an artifact or derivative`,
  references: t`an id or a list of ids`,
  use: t`the name of a use, or a map with “use”`,
  'use-name': t`the name of a use`,
  attribution: t`text, or “file” with a path`,
};

/** How a sentence names a field that is missing. */
const wanted: Readonly<Record<string, string>> = {
  license: t`a license (or a risk)`,
  from: t`a “from” with at least one source`,
  // eslint-disable-next-line id-denylist -- a key of the manifest
  of: t`an “of” with the id of an artifact or derivative`,
  audience: t`an audience`,
  notified: t`the date it was “notified”`,
  use: t`a “use” with its name`,
  file: t`a “file” with a path`,
  'impact-report': '“impact-report: 1”',
  derivative: t`the id of its derivative`,
};

export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : t` Did you mean ${quoted(suggestion)}?`;
}

/** A map of a document. */
interface MapPlace {
  readonly document: SchemaName;
  readonly path: Path;
}

/** What can be said to help with an unknown field; the first that is known is said. */
export interface FieldHints {
  readonly suggestion: string | undefined;
  /** The field that was meant, where it is there already. */
  readonly twin: string | undefined;
  /** The field that is missing, and in whose place the unknown one stands. */
  readonly instead: string | undefined;
  /** Where a field of that name belongs. */
  readonly owners: readonly string[];
}

export function unknownField({ document, path: map }: MapPlace, field: string, hints: FieldHints): string {
  const { suggestion, twin, instead, owners } = hints;
  if (document === 'config' && map[0] === 'rules') return t`Unknown rule ${quoted(field)}.${didYouMean(suggestion)}`;
  const start = t`Unknown field ${quoted(field)} in ${mapName(document, map)}`;
  if (suggestion !== undefined) return `${start}.${didYouMean(suggestion)}`;
  if (twin !== undefined) return t`${start}, which already has ${quoted(twin)}.`;
  if (instead !== undefined) return t`${start}, which needs ${wantedName(instead)}.`;
  return owners.length === 0 ? `${start}.` : t`${start}: it belongs to ${listOf(owners)}.`;
}

/** `fields` are not empty; `choice` is what the values of the only one may be. */
export function missingFields(
  { document, path: map }: MapPlace,
  fields: readonly string[],
  choice: readonly (string | number)[],
): string {
  const isEntry = map.length === 2 && typeof map[1] === 'string';
  const who = isEntry ? quoted(String(map[1])) : capital(mapName(document, map));
  const what = listOf(fields.map(wantedName), 'and');
  const which = fields.length === 1 && choice.length > 1 ? `: ${choiceOf(choice)}` : '';
  return t`${who} needs ${what}${which}.`;
}

function wantedName(field: string): string {
  return wanted[field] ?? `a ${field}`;
}

export function badId(key: string, suggestion: string | undefined): string {
  if (key.startsWith('x-'))
    return t`${quoted(key)} is not an id: what begins with “x-” is an extension, so it would be ignored.`;
  const rule = t`lower-case letters, digits, “.”, “_” and “-” only, beginning with a letter or a digit`;
  return t`${key.trim() === '' ? t`An empty key` : quoted(key)} is not an id: use ${rule}.${didYouMean(suggestion)}`;
}

/** The values of an enumeration, as words of a sentence. */
function choiceOf(values: readonly (string | number)[]): string {
  return listOf(values.map(String));
}

/** What a value must be, to follow “must be”. */
export function expected(path: Path, node: Resolved): string {
  const known = expectations[node.definition ?? ''];
  if (known !== undefined) return known;
  if (node.enum !== undefined) return choiceOf(node.enum);
  if (hasType(node, 'boolean')) return t`true or false`;
  if (hasType(node, 'integer')) return t`a whole number such as 2023`;
  if (hasType(node, 'array')) return 'a list';
  if (path.at(-1) === 'from') return t`a map from each source to its relation, such as “dolma: incorporated”`;
  const fields = namesOf(node).slice(0, 2).map(quoted);
  if (fields.length > 0) return t`a map of fields such as ${listOf(fields, 'and')}`;
  return t`a map from ids to ${String(path.at(-1) ?? 'entries')}`;
}

/** What a value is, to follow “not”. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
    case 'bigint':
      return 'a number';
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return 'a map';
  }
}
