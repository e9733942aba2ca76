// Turns the JSON Schemas into plain functions at build time: the product neither carries a schema compiler nor
// makes code while it runs.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = new URL('../../', import.meta.url);

/** What each function is called, and the schema it checks. */
const schemas = { manifest: 'impact', report: 'impact-report', config: 'impact-config' };

/** What is said for people only, and which draft it is; compiled in, it would make the functions four times as large. */
const annotations = [
  '$schema',
  'title',
  'description',
  'default',
  'examples',
  'enumDescriptions',
  'patternErrorMessage',
];

// A property may be called “title” as well, so the words are dropped from schemas only, not from tables of them.
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => !annotations.includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, tables.includes(key) ? table(value) : bare(value)]));
}

const tables = ['properties', 'patternProperties', '$defs'];

function table(schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([key, value]) => [key, bare(value)]));
}

/** The module with one function for each schema. */
export function validators() {
  // Ours keep to what the drafts have in common; the compiler of the newest one writes into each function what only
  // `unevaluatedProperties` and dynamic references need. A test holds them against that draft.
  const ajv = new Ajv({
    strict: true,
    validateSchema: false,
    allErrors: true,
    // The words come from `messages.ts`; the functions only have to say where and what kind.
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: false, lines: true },
  });
  /** @type {Record<string, string>} */
  const names = {};
  for (const [name, file] of Object.entries(schemas)) {
    const schema = JSON.parse(readFileSync(new URL(`schemas/${file}.schema.json`, root), 'utf8'));
    ajv.addSchema(bare(schema));
    names[name] = schema.$id;
  }
  const code = lean(linear(standaloneCode.default(ajv, names)));
  if (code.includes('require(')) throw new Error('The compiled schemas need a helper at run time; avoid that keyword.');
  return `// Made by \`npm run generate\` from schemas/.\n${code}`;
}

// Only where and of which kind a fault is gets read, and the name of a key that is no name: the rest would be a third of
// the text.
function lean(source) {
  const without = source
    .replace(/schemaPath:"[^"]*",/g, '')
    .replace(/,params:\{(?!propertyName)\w+: (?:"(?:[^"\\]|\\.)*"|[^"{}])*\}/g, '');
  return without.replace(/^const (schema\d+) = .*;\n/gm, (line, name) =>
    without.split(new RegExp(`\\b${name}\\b`)).length > 2 ? line : '',
  );
}

// The compiler copies all errors so far whenever a function adds its own, so that a list of a hundred thousand broken
// items would take minutes; adding to the one list does not.
function linear(source) {
  const copying = /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g;
  const changed = source.replace(copying, 'join(vErrors, $1.errors)');
  if (changed === source || changed.includes('.concat('))
    throw new Error('The compiler joins errors in another way now.');
  return `${changed}
function join(all, more) {
  if (all === null) return more;
  for (const one of more) all.push(one);
  return all;
}
`;
}
