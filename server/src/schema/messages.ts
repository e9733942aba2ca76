import { listOf } from '../text/words';
import type { Path } from './problem';
import { hasType, namesOf, type Resolved, type SchemaName } from './schema-node';

/** The words of the schema's findings. Nothing here decides anything; what is said is one sentence, and a hint. */

const documents: Record<SchemaName, string> = {
  manifest: 'the manifest',
  report: 'the impact report',
  config: 'the configuration',
};

/** What a value must be, where its definition says it better than its type. */
const expectations: Readonly<Record<string, string>> = {
  text: 'text',
  path: 'a path or URL',
  paths: 'a path or a list of paths',
  date: 'a date such as 2023-08-18',
  reference: 'the id of an artifact or derivative',
  references: 'an id or a list of ids',
  use: 'the name of a use, or a map with “use”',
  'use-name': 'the name of a use',
  attribution: 'text, or “file” with a path',
};

/** How a sentence names a field that is missing. */
const wanted: Readonly<Record<string, string>> = {
  license: 'a license (or a risk)',
  from: 'a “from” with at least one source',
  of: 'an “of” with the id that it is about',
  audience: 'an audience',
  notified: 'the date it was “notified”',
  use: 'a “use” with its name',
  file: 'a “file” with a path',
  'impact-report': '“impact-report: 1”',
  derivative: 'the id of its derivative',
};

/** Types that an artifact may state only to be told that the licenses do not cover them: not offered. */
const unoffered = new Set<string | number>(['code', 'service']);

const longest = 60;

export function quoted(word: string): string {
  return `“${word.length > longest ? `${word.slice(0, longest)}…` : word}”`;
}

export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean ${quoted(suggestion)}?`;
}

/** What a person calls the map at a path: “artifact “dolma””, “breach 2”. */
export function mapName(document: SchemaName, path: Path): string {
  const [section, id, ...inner] = path;
  if (section === undefined) return documents[document];
  const entry = { artifacts: 'artifact', derivatives: 'derivative', distributions: 'distribution' }[String(section)];
  const outer = entry === undefined || id === undefined ? undefined : `${entry} ${quoted(String(id))}`;
  if (outer !== undefined && inner.length === 0) return outer;
  const within = outer === undefined ? '' : ` of ${outer}`;
  const last = path.at(-1);
  if (typeof last !== 'number') return `${quoted(String(last))}${within}`;
  const noun = { breaches: 'breach', uses: 'use' }[String(path.at(-2))] ?? 'item';
  return `${noun} ${String(last + 1)}${within}`;
}

/** What a person calls the value at a path, at the start of a sentence. */
export function valueName(document: SchemaName, path: Path, node: Resolved): string {
  const last = path.at(-1);
  if (last === undefined) return capital(documents[document]);
  if (node.definition === 'relation') return `The relation to ${quoted(String(last))}`;
  if (typeof last === 'number') return `Item ${String(last + 1)} of ${quoted(String(path.at(-2)))}`;
  return quoted(last);
}

export function unknownField(
  document: SchemaName,
  map: Path,
  field: string,
  suggestion: string | undefined,
  owners: readonly string[],
): string {
  if (document === 'config' && map[0] === 'rules') return `Unknown rule ${quoted(field)}.${didYouMean(suggestion)}`;
  const start = `Unknown field ${quoted(field)} in ${mapName(document, map)}`;
  if (suggestion !== undefined || owners.length === 0) return `${start}.${didYouMean(suggestion)}`;
  return `${start}: it belongs to ${listOf(owners)}.`;
}

/** `fields` are not empty; `choice` is what the values of the only one may be. */
export function missingFields(
  document: SchemaName,
  map: Path,
  fields: readonly string[],
  choice: readonly (string | number)[],
): string {
  const isEntry = map.length === 2 && typeof map[1] === 'string';
  const who = isEntry ? quoted(String(map[1])) : capital(mapName(document, map));
  const what = listOf(
    fields.map((field) => wanted[field] ?? `a ${field}`),
    'and',
  );
  const which = fields.length === 1 && choice.length > 1 ? `: ${choiceOf(choice)}` : '';
  return `${who} needs ${what}${which}.`;
}

export function badId(key: string, suggestion: string | undefined): string {
  const rule = 'lower-case letters, digits, “.”, “_” and “-” only, beginning with a letter or a digit';
  return `${key.trim() === '' ? 'An empty key' : quoted(key)} is not an id: use ${rule}.${didYouMean(suggestion)}`;
}

/** The values of an enumeration that are worth offering, as words of a sentence. */
export function choiceOf(values: readonly (string | number)[]): string {
  return listOf(values.filter((value) => !unoffered.has(value)).map(String));
}

/** What a value must be, to follow “must be”. */
export function expected(path: Path, node: Resolved): string {
  const known = expectations[node.definition ?? ''];
  if (known !== undefined) return known;
  if (node.enum !== undefined) return choiceOf(node.enum);
  if (hasType(node, 'boolean')) return 'true or false';
  if (hasType(node, 'integer')) return 'a whole number such as 2023';
  if (hasType(node, 'array')) return 'a list';
  if (path.at(-1) === 'from') return 'a map from each source to its relation, such as “dolma: incorporated”';
  const fields = namesOf(node).slice(0, 2).map(quoted);
  if (fields.length > 0) return `a map of fields such as ${listOf(fields, 'and')}`;
  return `a map from ids to ${String(path.at(-1) ?? 'entries')}`;
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

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
