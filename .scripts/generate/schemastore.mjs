import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from '../prepare.mjs';

/** Where the twin can be fetched. */
const ADDRESS =
  'https://raw.githubusercontent.com/impact-manifest/impact-manifest/main/schemas/schemastore/impact-manifest.json';

/** What editors offer in an empty file. */
const SNIPPET = {
  label: 'ImpACT license manifest',
  description: 'One artifact, one derivative, one distribution',
  body: {
    version: 1,
    project: '${1:Name}',
    artifacts: {
      '${2:artifact}': {
        name: '${3:Name}',
        type: '${4|data,model|}',
        license: '${5|AI2-ImpACT-MR,AI2-ImpACT-LR,AI2-ImpACT-HR|}',
      },
    },
    derivatives: {
      '${6:derivative}': {
        name: '${7:Name}',
        type: '${8|data,model,application|}',
        from: { '${2:artifact}': '${9|incorporated,modified,trained-on,fine-tuned|}' },
      },
    },
    // eslint-disable-next-line id-denylist -- a key of the manifest
    distributions: { '${10:release}': { of: '${6:derivative}', audience: '${11|public,third-party,internal|}' } },
  },
};

/** The schema of the manifest for SchemaStore: in draft 7, without siblings of references, each value with its words. */
export async function schemaStoreTwin() {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/impact.schema.json'), 'utf8'));
  const { $defs, ...rest } = twin(schema);
  const whole = {
    ...rest,
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: ADDRESS,
    defaultSnippets: [SNIPPET],
  };
  const text = JSON.stringify({ $schema: '', $id: '', ...whole, definitions: $defs });
  return format(text, { parser: 'json', printWidth: 120 });
}

/** Keys whose values are tables of schemas by names of the manifest's own. */
const TABLES = ['properties', 'patternProperties', '$defs'];

/** @param {any} schema @returns {any} */
function twin(schema) {
  if (Array.isArray(schema)) return schema.map(twin);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, enum: values, enumDescriptions, ...others } = schema;
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'patternErrorMessage'));
  const entries = Object.entries(rest).map(([key, value]) => [
    key,
    TABLES.includes(key)
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, twin(one)]))
      : inner(key, value),
  ]);
  const own = Object.fromEntries(entries);
  if (typeof own.description === 'string') own.markdownDescription = own.description;
  if (values !== undefined && enumDescriptions !== undefined) {
    own.oneOf = values.map((/** @type {unknown} */ value, /** @type {number} */ index) => ({
      const: value,
      description: enumDescriptions[index],
    }));
  } else if (values !== undefined) own.enum = values;
  if ($ref === undefined) return own;
  const reference = { $ref: $ref.replace('#/$defs/', '#/definitions/') };
  return Object.keys(own).length === 0 ? reference : { ...own, allOf: [reference] };
}

/** What holds schemas, and what holds plain values. @param {string} key @param {any} value */
function inner(key, value) {
  return [
    'items',
    'additionalProperties',
    'propertyNames',
    'if',
    'then',
    'else',
    'not',
    'allOf',
    'anyOf',
    'oneOf',
  ].includes(key)
    ? twin(value)
    : value;
}
