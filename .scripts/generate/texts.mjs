/** @import { Rule } from './rules.mjs' */

/**
 * The files that hold something that the rules say, and what each looks like with it: the text as it is and the rules →
 * the text as it has to be. Whatever else a file holds stays as it is.
 *
 * @type {Readonly<Record<string, (text: string, rules: readonly Rule[]) => string>>}
 */
export const GENERATED = {
  'schemas/impact-config.schema.json': (text, rules) => configurationSchema(text, settable(rules)),
  'package.json': (text, rules) => contributions(text, settable(rules)),
  'package.nls.json': (text, rules) =>
    translations(text, new Map(settable(rules).map((rule) => [key(rule), rule.description]))),
  'package.nls.de.json': (text, rules) => translations(text, ruleTexts(text, rules)),
  'README.md': readme,
};

/** The rules that a setting may be about. @param {readonly Rule[]} rules */
const settable = (rules) => rules.filter(({ always }) => always !== true);

/** The severities that a setting may have. */
const SEVERITIES = ['off', 'hint', 'information', 'warning', 'error'];

/** The name of the text about a rule in the files of translations. @param {Rule} rule */
const key = ({ id }) => `rule.${id.replace('/', '.')}`;

/**
 * The rules that a file of translations says nothing of.
 *
 * @param {string} text
 * @param {readonly Rule[]} rules
 */
export function untranslated(text, rules) {
  const texts = JSON.parse(text);
  return settable(rules)
    .filter((rule) => !(key(rule) in texts))
    .map(({ id }) => id);
}

/**
 * @param {string} text
 * @param {readonly Rule[]} rules
 */
function configurationSchema(text, rules) {
  const properties = rules.map(({ id, description, severity }) => {
    const lines = [`"description": ${JSON.stringify(description)}`, `"default": "${severity}"`];
    return `        "${id}": {\n          ${[...lines, '"$ref": "#/$defs/severity"'].join(',\n          ')}\n        }`;
  });
  return replaced(text, /(?<="rules": \{[^{]*"properties": \{\n)[\s\S]*?(?=\n {6}\})/, properties.join(',\n'));
}

/**
 * @param {string} text
 * @param {readonly Rule[]} rules
 */
function contributions(text, rules) {
  const manifest = JSON.parse(text);
  const settings = manifest.contributes.configuration.map((/** @type {any} */ { properties }) => properties);
  const setting = settings.find((/** @type {any} */ properties) => 'impact.rules' in properties)['impact.rules'];
  setting.properties = Object.fromEntries(
    rules.map((rule) => [rule.id, { type: 'string', enum: SEVERITIES, description: `%${key(rule)}%` }]),
  );
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * The texts about rules that a file holds, without those of rules that are gone.
 *
 * @param {string} text
 * @param {readonly Rule[]} rules
 */
function ruleTexts(text, rules) {
  const texts = JSON.parse(text);
  return new Map(rules.filter((rule) => key(rule) in texts).map((rule) => [key(rule), texts[key(rule)]]));
}

/**
 * A file of translations with these texts about rules, where the first of them stood.
 *
 * @param {string} text
 * @param {ReadonlyMap<string, string>} texts
 */
function translations(text, texts) {
  const entries = Object.entries(JSON.parse(text));
  const first = entries.findIndex(([name]) => name.startsWith('rule.'));
  const others = entries.filter(([name]) => !name.startsWith('rule.'));
  const all = others.toSpliced(first === -1 ? others.length : first, 0, ...texts);
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}

/**
 * @param {string} text
 * @param {readonly Rule[]} rules
 */
function readme(text, rules) {
  const rows = rules.map(({ id, why }) => `| [\`${id}\`](docs/rules/${id}.md) | ${why} |\n`);
  const table = `| Rule | What it is for |\n| --- | --- |\n${rows.join('')}`;
  return replaced(text, /(?<=<!-- rules begin -->\n\n)[\s\S]*?(?=\n<!-- rules end -->)/, table);
}

/**
 * @param {string} text
 * @param {RegExp} place
 * @param {string} by
 */
function replaced(text, place, by) {
  if (!place.test(text)) throw new Error(`The place for what the rules say is gone: ${String(place)}`);
  return text.replace(place, () => by);
}
