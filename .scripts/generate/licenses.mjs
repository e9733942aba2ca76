// Turns the facts about other licenses into a typed table at build time, so that a slip in them fails the build and not a
// release. What the rules ask for is written out; the defaults are filled in where the table is read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../prepare.mjs';

const facts = JSON.parse(readFileSync(join(root, 'server/src/license/other-licenses.json'), 'utf8'));

/** The words that a cell of the facts may hold. */
const allowed = {
  asIs: ['yes', 'yes-with', 'no', 'unknown'],
  derivative: ['yes', 'yes-with', 'no', 'unknown'],
  commercial: ['yes', 'limited', 'no', 'unknown'],
  impactClash: ['none', 'part', 'disputed', 'likely', 'unknown'],
  shipText: ['no', 'text', 'text-or-uri', 'agreement'],
  confidence: ['A', 'B', 'C'],
  credit: ['author', 'link', 'day', 'changes'],
};

function checked(id, cell, value) {
  if (!allowed[cell].includes(value)) throw new Error(`${id}: “${value}” is no ${cell}.`);
  return value;
}

function entry(given) {
  const all = { ...facts.defaults, ...given };
  const { id } = all;
  return {
    id,
    name: all.name,
    isSpdx: all.idKind === 'spdx',
    huggingFace: all.hf ?? [],
    licenseNames: all.licenseNames ?? [],
    ...(all.match === undefined ? {} : { match: all.match }),
    family: all.family,
    asIs: checked(id, 'asIs', all.share.asIs),
    derivative: checked(id, 'derivative', all.share.derivative),
    commercial: checked(id, 'commercial', all.commercial.allowed),
    ...(all.commercial.limit === undefined ? {} : { commercialLimit: all.commercial.limit }),
    attribution: all.attribution,
    credit: all.credit.map((part) => checked(id, 'credit', part)),
    shipText: checked(id, 'shipText', all.shipText),
    ...(all.notice === null ? {} : { notice: all.notice }),
    ...(all.display === null ? {} : { display: all.display }),
    ...(all.naming === null ? {} : { naming: all.naming }),
    markChanges: all.markChanges,
    ...(all.sourceDuty === null ? {} : { sourceDuty: all.sourceDuty }),
    ...(all.flowDown === false ? {} : { flowDown: all.flowDown }),
    sameLicense: all.sameLicense,
    furtherRestrictions: all.furtherRestrictions,
    impactClash: checked(id, 'impactClash', all.impactClash),
    trainedModel: all.trainedModel,
    ...(all.outputs === null ? {} : { outputs: all.outputs }),
    limits: all.limits,
    notes: [all.note, all.versions].filter((note) => note !== null),
    sources: all.source.map(({ where, saw }) => ({ where, saw })),
    confidence: checked(id, 'confidence', all.confidence),
    checked: all.checked,
  };
}

function keyword({ keyword: word, name, kind, to, careful, members }) {
  return {
    word,
    name,
    kind,
    ...(to === null ? {} : { id: careful ?? to }),
    ...(members === undefined ? {} : { members }),
  };
}

/**
 * By which words a text of SPDX is known again: runs of eight words from all over it, as hashes. The first part is left
 * out, where names and years are filled in.
 */
function marksOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const from = Math.min(30, Math.floor(words.length / 5));
  const step = Math.max(1, Math.floor((words.length - from - RUN) / MARKS));
  const starts = Array.from({ length: MARKS }, (_, at) => from + at * step).filter((at) => at + RUN <= words.length);
  return [...new Set(starts.map((at) => fnv1a(words.slice(at, at + RUN).join(' '))))];
}

const RUN = 8;
const MARKS = 10;

/** As `text/hash.ts` has it. */
function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const require = createRequire(import.meta.url);
// Not every id of the one package has a text in the other one.
const texts = require('spdx-license-list');
const known = facts.licenses.filter(({ idKind, shipText }) => idKind === 'spdx' && (shipText ?? 'no') !== 'no');
const marks = Object.fromEntries(
  require('spdx-license-ids')
    .filter((id) => Object.hasOwn(texts, id))
    .filter((id) => known.some((one) => one.id === id || (one.match !== undefined && new RegExp(one.match).test(id))))
    .map((id) => [id, marksOf(require(`spdx-license-list/licenses/${id}.json`).licenseText)]),
);

const table = {
  licenses: facts.licenses.map(entry),
  keywords: facts.huggingface.keywords.map(keyword),
  unknownWords: facts.unknownWords,
  notKnown: facts.notKnown,
  marks,
};
/** The module that holds the table. */
export function licenseTable() {
  return `// Made by \`npm run generate\` from other-licenses.json.
import type { LicenseTable } from './other-license';

export const table: LicenseTable = ${JSON.stringify(table, undefined, 1)};
`;
}

const SHARING = { yes: 'yes', 'yes-with': 'yes, with duties', no: 'no', unknown: 'not known' };

const CLASHES = {
  none: 'none',
  part: 'the material itself only',
  disputed: 'disputed',
  likely: 'likely',
  unknown: 'not known',
};

/** The page for people, of the same facts. */
export function licensePage() {
  return `# Other licenses

What each license requires when you share a dataset or model, or something made from it. Generated by \`npm run generate\` from the facts that the rules use (\`server/src/license/other-licenses.json\`), checked on ${facts.checked}. This is information, not legal advice.

Certainty: **A** means that the license text was read, **B** that part of it or a good secondary source was read, **C** an opinion or a single word. Whether the license of the data applies to a model trained on it is open unless the text says so. What a license means in combination with an ImpACT license is this page’s reading of its words, not a legal ruling.

${table.licenses.map(section).join('\n')}
## Not known

${facts.notKnown.map((line) => `- ${escaped(line)}`).join('\n')}
`;
}

function section(license) {
  const rows = [
    ['Share it as it is', SHARING[license.asIs]],
    ['Share something made from it', SHARING[license.derivative]],
    [
      'Commercial use',
      `${license.commercial}${license.commercialLimit === undefined ? '' : ` (${license.commercialLimit})`}`,
    ],
    ['Credit', license.attribution === 'none' ? undefined : license.attribution],
    ['Text that ships', license.shipText === 'no' ? undefined : license.shipText.replaceAll('-', ' ')],
    [
      'Notice',
      license.notice &&
        `“${license.notice.text}”, ${license.notice.when}${license.notice.file ? `, in a file named ${license.notice.file}` : ''}`,
    ],
    ['Display', license.display && `“${license.display.text}”: ${license.display.where}`],
    ['Name', license.naming && `begins with “${license.naming.prefix}”, when ${license.naming.when}`],
    ['Changes', license.markChanges ? 'must be stated' : undefined],
    ['Source', license.sourceDuty],
    ['Flows down', license.flowDown],
    ['Same license required', license.sameLicense === 'no' ? undefined : license.sameLicense],
    ['Conflict with restrictions that flow down', CLASHES[license.impactClash]],
    ['A model trained on it', license.trainedModel],
    ['Outputs', license.outputs],
    ['Limits', license.limits.length === 0 ? undefined : license.limits.join(', ')],
    [
      'On Hugging Face',
      license.huggingFace.length === 0 ? undefined : license.huggingFace.map((word) => `\`${word}\``).join(', '),
    ],
  ].filter(([, value]) => value !== undefined);
  const notes = license.notes.map((note) => `${escaped(note)}\n\n`).join('');
  const sources = license.sources.map(({ where, saw }) => `${where} (${saw})`).join('; ');
  return `## ${license.name}

\`${license.id}\` · ${license.family} · certainty ${license.confidence} · checked on ${license.checked}

${rows.map(([name, value]) => `- ${name}: ${escaped(value)}`).join('\n')}

${notes}Source: ${escaped(sources)}.
`;
}

/** What Markdown would take for its own. */
function escaped(text) {
  return text.replace(/[*_<[\]]/g, '\\$&');
}
