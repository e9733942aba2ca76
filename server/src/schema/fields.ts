import { t } from '../text/l10n';
import { badId, missingFields, unknownField } from './messages';
import type { Path, SchemaProblem } from './problem';
import { asId, meant } from './repair';
import {
  mapFormOf,
  namesOf,
  nodeAt,
  requiredOf,
  resolve,
  type Resolved,
  type SchemaName,
  type SchemaNode,
} from './schema-node';

/** A map at fault, and where it is. */
export interface MapFault {
  readonly document: SchemaName;
  readonly schema: SchemaNode;
  readonly path: Path;
  readonly form: Resolved;
  readonly keys: readonly string[];
}

/** So many unknown fields of one map are told, more than anybody is shown: what was meant is looked for for each. */
const MOST_UNKNOWN = 2000;

/**
 * The fields of a map that nothing knows, and those that are not there. A field that is only misspelled counts as
 * there, so that one slip is one problem.
 */
export function fieldProblems(fault: MapFault): readonly SchemaProblem[] {
  const { document, schema, path, form, keys } = fault;
  const present = new Set(keys.filter((key) => isKnown(form, key)));
  const unknown = keys.filter((key) => !isKnown(form, key) && !key.startsWith('x-'));
  const problems: SchemaProblem[] = [];
  for (const field of unknown.slice(0, MOST_UNKNOWN)) {
    const missing = requiredOf(form, present).filter((name) => !present.has(name));
    const right = rightField(form, field, { missing, present });
    const [suggestion, twin] = right !== undefined && present.has(right) ? [undefined, right] : [right, undefined];
    if (form.additionalProperties !== false && suggestion === undefined) continue;
    const instead = right === undefined && stands(form, unknown, missing) ? missing[0] : undefined;
    const there = suggestion ?? instead;
    if (there !== undefined) present.add(there);
    const owned = document === 'manifest' ? owners(schema, field) : [];
    const message = unknownField(fault, field, { suggestion, twin, instead, owners: owned });
    const problem: SchemaProblem = { path: [...path, field], at: 'key', kind: 'unknown-field', message };
    problems.push(suggestion === undefined ? problem : { ...problem, suggestion });
  }
  const missing = requiredOf(form, present).filter((field) => !present.has(field));
  return missing.length === 0 ? problems : [lack(fault, missing), ...problems];
}

/** The keys of a map of entries that are no ids. */
export function idProblems(path: Path, bad: readonly string[], keys: readonly string[]): readonly SchemaProblem[] {
  const taken = new Set(keys);
  return bad.map((key) => {
    const near = asId(key);
    const suggestion = near === undefined || taken.has(near) ? undefined : near;
    const problem: SchemaProblem = { path: [...path, key], at: 'key', kind: 'bad-id', message: badId(key, suggestion) };
    if (suggestion === undefined) return problem;
    taken.add(suggestion);
    return { ...problem, suggestion };
  });
}

function lack(fault: MapFault, missing: readonly string[]): SchemaProblem {
  const { schema, path, form } = fault;
  const only = form.properties?.[missing[0] ?? ''];
  const choice = typeof only === 'object' ? (resolve(schema, only).enum ?? []) : [];
  const at = typeof path.at(-1) === 'string' ? 'key' : 'value';
  const message = missingFields(fault, missing, choice);
  const problem: SchemaProblem = { path, at, kind: 'missing-field', message, missing };
  return missing.length === 1 && choice.length > 0 ? { ...problem, choices: choice.map(String) } : problem;
}

/** What an unknown field was meant to be: a near one, rather one that must be there, rather one that is not there yet. */
function rightField(
  form: Resolved,
  field: string,
  { missing, present }: { readonly missing: readonly string[]; readonly present: ReadonlySet<string> },
): string | undefined {
  // Where other fields are allowed, only one that is needed can be called misspelled.
  if (form.additionalProperties !== false) return meant(field, missing);
  const free = namesOf(form).filter((name) => !present.has(name) && !missing.includes(name));
  return meant(field, [...missing, ...free, ...present]);
}

/** Whether, in a small map, the one unknown field stands where the one missing field belongs. */
function stands(form: Resolved, unknown: readonly string[], missing: readonly string[]): boolean {
  return namesOf(form).length <= 4 && unknown.length === 1 && missing.length === 1;
}

/** The kinds of entries that have a field of that name. */
function owners(schema: SchemaNode, field: string): readonly string[] {
  const places: readonly (readonly [string, Path])[] = [
    [t`an artifact`, ['artifacts', '']],
    ['a derivative', ['derivatives', '']],
    ['a distribution', ['distributions', '']],
    ['a breach', ['breaches', 0]],
    [t`the top level of the manifest`, []],
  ];
  return places.flatMap(([name, path]) => {
    const node = nodeAt(schema, path);
    const form = node && mapFormOf(schema, node);
    return form !== undefined && isKnown(form, field) ? [name] : [];
  });
}

function isKnown(form: Resolved, key: string): boolean {
  return Object.hasOwn(form.properties ?? {}, key);
}
