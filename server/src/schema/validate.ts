import * as compiled from './validators.generated.js';
import { gather, isMap, type Fault, type RawFault } from './faults';
import { fieldProblems, idProblems } from './fields';
import type { SchemaProblem } from './problem';
import { mapFormOf, nodeAt, schemaOf, type SchemaName, type SchemaNode } from './schema-node';
import { valueProblem } from './values';

export type { SchemaProblem } from './problem';

/**
 * What is wrong with the structure of a manifest, or of a part of one, in the order of the document. What is wrong
 * with its `version`, or with a document that holds nothing, is left to the rule about the version.
 */
export function validateManifest(value: unknown): readonly SchemaProblem[] {
  if (value === null || value === undefined) return [];
  return check('manifest', compiled.manifest, value).filter((problem) => !isAboutVersion(problem));
}

/** What is wrong with the front matter of an impact report, in the order of the document. */
export function validateReport(value: unknown): readonly SchemaProblem[] {
  return check('report', compiled.report, value);
}

/** What is wrong with the configuration of the checker, in the order of the document. */
export function validateConfig(value: unknown): readonly SchemaProblem[] {
  return value === undefined ? [] : check('config', compiled.config, value);
}

/** Whether a problem is about the version, or about a misspelling that leaves the document without one. */
function isAboutVersion({ path, suggestion }: SchemaProblem): boolean {
  return path[0] === 'version' || (path.length === 1 && suggestion === 'version');
}

function check(name: SchemaName, validator: typeof compiled.manifest, value: unknown): readonly SchemaProblem[] {
  if (validator(value)) return [];
  return problemsOf(name, value, validator.errors ?? []);
}

/** More than anybody is shown of one document: each of them is put in words, with what was meant. */
const MOST_PROBLEMS = 2000;

function problemsOf(name: SchemaName, value: unknown, raw: readonly RawFault[]): readonly SchemaProblem[] {
  const schema = schemaOf(name);
  const problems: SchemaProblem[] = [];
  for (const fault of gather(value, raw)) {
    if (problems.length >= MOST_PROBLEMS) break;
    for (const problem of explain(name, schema, fault)) problems.push(problem);
  }
  return problems;
}

function explain(document: SchemaName, schema: SchemaNode, fault: Fault): readonly SchemaProblem[] {
  const { path, value, badIds } = fault;
  const node = nodeAt(schema, path);
  if (node === undefined) return [];
  const form = mapFormOf(schema, node);
  const keys = isMap(value) ? Object.keys(value) : [];
  // An entry without a body yet is a map that lacks all it needs.
  const isBlank = (value === null || value === undefined) && form?.properties !== undefined && node === form;
  if (form !== undefined && (fault.fields || (fault.wrong && isBlank))) {
    const isManifest = document === 'manifest' && path.length === 0;
    return fieldProblems({ document, schema, path, form: isManifest ? { ...form, required: [] } : form, keys });
  }
  const wrong = fault.wrong ? [valueProblem(document, { path, node }, value)] : [];
  return [...wrong, ...idProblems(path, badIds, keys)];
}
