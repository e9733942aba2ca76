import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare.mjs';

/**
 * @typedef {object} Node
 * @property {string} [title]
 * @property {string} [description]
 * @property {string} [$ref]
 * @property {readonly string[]} [enum]
 * @property {readonly string[]} [enumDescriptions]
 * @property {readonly string[]} [required]
 * @property {Record<string, Node>} [properties]
 * @property {Node} [then]
 */

/** The maps of a manifest, in the order in which the page tells of them. */
const TABLES = ['artifact', 'derivative', 'relation', 'distribution', 'review', 'breach'];

/**
 * The page of the format, with the tables of its fields as the schema has them.
 *
 * @param {string} page
 */
export function formatPage(page) {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/impact.schema.json'), 'utf8'));
  return TABLES.reduce((text, name) => {
    const place = new RegExp(`(?<=<!-- ${name} begin -->\n\n)[\\s\\S]*?(?=\n<!-- ${name} end -->)`);
    if (!place.test(text)) throw new Error(`docs/format.md has no place for the table of ${name}.`);
    return text.replace(place, () => table(schema.$defs[name]));
  }, page);
}

/**
 * Its fields, or its values where it is a choice.
 *
 * @param {Node} node
 */
function table({ properties, required = [], enum: values = [], enumDescriptions = [] }) {
  if (properties === undefined)
    return rows(
      ['Value', 'Meaning'],
      values.map((value, at) => [`\`${value}\``, enumDescriptions[at] ?? '']),
    );
  const fields = Object.entries(properties).map(([name, field]) => {
    const choices = field.enum === undefined ? '' : ` ${field.enum.map((value) => `\`${value}\``).join(', ')}.`;
    return [`\`${name}\`${required.includes(name) ? ' (needed)' : ''}`, `${field.description ?? ''}${choices}`];
  });
  return rows(['Field', 'What it holds'], fields);
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} body
 */
function rows(head, body) {
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
