import { inLanguage } from '../text/l10n';
import type { Path } from './problem';
import {
  formsOf,
  hasType,
  mapFormOf,
  namesOf,
  nodeAt,
  requiredOf,
  schemaOf,
  type Resolved,
  type SchemaName,
  type SchemaNode,
} from './schema-node';

/** What a value is. An `id` names an artifact or a derivative; a `flag` is true or false. */
export type ValueKind = 'text' | 'path' | 'date' | 'id' | 'enum' | 'number' | 'flag' | 'map' | 'list';

export interface ValueInfo {
  /** As it is to be written, with quotes where YAML needs them. */
  readonly value: string;
  readonly description: string;
}

/** What a schema tells of a field, or of an entry that an id or an index leads to. */
export interface FieldInfo {
  readonly name: string;
  readonly description: string;
  /** Whether a map without any field lacks it; what stands in for it (a risk for a license) is not looked at. */
  readonly required: boolean;
  readonly valueKind: ValueKind;
  /** The longer form of a value that may also be written short: a list for one path, a map for a text. */
  readonly longKind?: 'map' | 'list';
  /** All values there are, for an `enum` and a `flag`. */
  readonly values?: readonly ValueInfo[];
  /** Some of the values that there may be. */
  readonly examples?: readonly string[];
}

/** The named fields of the map at a path, in the order of the schema; none where ids or nothing at all belongs. */
export function fieldsAt(path: Path, name: SchemaName = 'manifest'): readonly FieldInfo[] {
  const schema = schemaOf(name);
  const node = nodeAt(schema, path);
  const form = node && mapFormOf(schema, node);
  if (form === undefined) return [];
  return namesOf(form).flatMap((field) => fieldAt([...path, field], name) ?? []);
}

/** Their names alone. */
export function fieldNamesAt(path: Path, name: SchemaName = 'manifest'): readonly string[] {
  const schema = schemaOf(name);
  const node = nodeAt(schema, path);
  const form = node && mapFormOf(schema, node);
  return form === undefined ? [] : namesOf(form).filter((field) => typeof form.properties?.[field] === 'object');
}

/** The field, entry or item that a path leads to; ids and indices stand for any. Nothing for the whole document. */
export function fieldAt(path: Path, name: SchemaName = 'manifest'): FieldInfo | undefined {
  const schema = schemaOf(name);
  const last = path.at(-1);
  const node = nodeAt(schema, path);
  if (last === undefined || node === undefined) return undefined;
  const kinds = formsOf(schema, node).map((form) => [form, kindOf(form)] as const);
  const [form, valueKind] = kinds.at(-1) ?? [node, 'text' as const];
  const longKind = kinds.length > 1 ? kinds[0]?.[1] : undefined;
  const values = valuesOf(form);
  const examples = node.examples ?? form.examples;
  return {
    name: String(last),
    description: inLanguage(node.description ?? ''),
    required: isRequired(schema, path),
    valueKind,
    ...((longKind === 'map' || longKind === 'list') && { longKind }),
    ...(values !== undefined && { values }),
    ...(examples !== undefined && { examples }),
  };
}

/**
 * The fields that the map at a path must have and does not, where these are there; one that another stands in for (a
 * risk for a license) is not needed.
 */
export function missingAt(path: Path, present: ReadonlySet<string>, name: SchemaName = 'manifest'): readonly string[] {
  const schema = schemaOf(name);
  const node = nodeAt(schema, path);
  const form = node && mapFormOf(schema, node);
  return form === undefined ? [] : requiredOf(form, present).filter((field) => !present.has(field));
}

function kindOf(form: Resolved): ValueKind {
  if (form.enum !== undefined) return 'enum';
  if (form.definition === 'date' || form.definition === 'path') return form.definition;
  if (form.definition === 'reference') return 'id';
  if (hasType(form, 'integer')) return 'number';
  if (hasType(form, 'boolean')) return 'flag';
  if (hasType(form, 'array')) return 'list';
  return hasType(form, 'object') ? 'map' : 'text';
}

function valuesOf(form: Resolved): readonly ValueInfo[] | undefined {
  if (hasType(form, 'boolean')) return ['true', 'false'].map((value) => ({ value, description: '' }));
  return form.enum?.map((value, index) => ({
    value: written(value),
    description: inLanguage(form.enumDescriptions?.[index] ?? ''),
  }));
}

/** A value as YAML reads it back: a text that looks like a number needs quotes. */
function written(value: string | number): string {
  return typeof value === 'string' && !Number.isNaN(Number(value)) ? JSON.stringify(value) : String(value);
}

function isRequired(schema: SchemaNode, path: Path): boolean {
  const parent = nodeAt(schema, path.slice(0, -1));
  const form = parent && mapFormOf(schema, parent);
  return form !== undefined && requiredOf(form, new Set()).includes(String(path.at(-1)));
}
