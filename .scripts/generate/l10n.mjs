import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../prepare.mjs';

/** @import { Rule } from './rules.mjs' */

/** The tags of templates that are sentences for people. */
const TAGS = new Set(['t', 'say', 'message']);
const SOURCES = join(root, 'server/src');
const SCHEMAS = ['impact', 'impact-report', 'impact-config'];

/** The languages beside English. */
export const LANGUAGES = ['de'];

/** The file of translations of what a room says. @param {string} language @param {string} room */
export const catalogOf = (language, room) => `server/l10n/${language}/${room}.json`;

/**
 * All that is said, by the room that says it; what the schemas say is “schemas”, and what is beside the rooms “programs”.
 *
 * @param {readonly Rule[]} rules
 * @returns {ReadonlyMap<string, ReadonlySet<string>>}
 */
export function said(rules) {
  /** @type {Map<string, Set<string>>} */
  const byRoom = new Map();
  for (const entry of readdirSync(SOURCES, { withFileTypes: true }))
    if (entry.isDirectory()) byRoom.set(entry.name, saidIn(join(SOURCES, entry.name), { recursive: true }));
  byRoom.set('programs', saidIn(SOURCES, { recursive: false }));
  for (const { why } of rules) byRoom.get('rules')?.add(why);
  byRoom.set('schemas', new Set(SCHEMAS.flatMap(descriptions)));
  return new Map([...byRoom].filter(([, texts]) => texts.size > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The module that puts a catalog together. @param {readonly string[]} rooms */
export function catalogIndex(rooms) {
  const imports = rooms.map((room) => `import ${room} from './${room}.json';\n`);
  return `${imports.join('')}
/** All that the server and the command line say, by the English texts; made by \`npm run generate\`. */
export const TEXTS = {
${rooms.map((room) => `  ...${room},\n`).join('')}};
`;
}

/**
 * A catalog without what is said no more, and the texts that it lacks.
 *
 * @param {string} catalog
 * @param {ReadonlySet<string>} texts
 */
export function compared(catalog, texts) {
  const translations = Object.entries(JSON.parse(catalog === '' ? '{}' : catalog)).filter(([text]) => texts.has(text));
  const known = new Set(translations.map(([text]) => text));
  return {
    catalog: `${JSON.stringify(Object.fromEntries(translations), null, 2)}\n`,
    lacking: [...texts].filter((text) => !known.has(text)),
  };
}

/** @param {string} folder @param {{ recursive: boolean }} options */
function saidIn(folder, { recursive }) {
  const files = readdirSync(folder, { recursive, encoding: 'utf8' }).filter((name) =>
    /(?<!\.generated)\.ts$/.test(name),
  );
  /** @type {Set<string>} */
  const texts = new Set();
  for (const name of files.sort()) {
    const source = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest);
    collect(source, texts);
  }
  return texts;
}

/** @param {ts.Node} node @param {Set<string>} texts */
function collect(node, texts) {
  if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && TAGS.has(node.tag.text)) {
    const text = keyOf(node.template);
    // Marks alone are the same in every language, unless they quote.
    if (/[\p{L}“]/u.test(text)) texts.add(text);
  }
  ts.forEachChild(node, (child) => collect(child, texts));
}

/** @param {ts.TemplateLiteral} template */
function keyOf(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (text, { literal }, at) => `${text}{${String(at)}}${literal.text}`,
    template.head.text,
  );
}

/** What a schema says of its fields and values. @param {string} name @returns {readonly string[]} */
function descriptions(name) {
  /** @param {unknown} value @returns {readonly string[]} */
  const within = (value) => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'description' && typeof inner === 'string'
        ? [inner]
        : key === 'enumDescriptions' && Array.isArray(inner)
          ? inner
          : within(inner),
    );
  };
  return within(JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8')));
}
