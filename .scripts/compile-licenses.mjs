// Turns the facts about other licenses into a typed table at build time, so that a slip in them fails the build and not a
// release. What the rules ask for is written out; the defaults are filled in where the table is read.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const facts = JSON.parse(readFileSync(new URL('server/src/license/other-licenses.json', root), 'utf8'));
const outcome = new URL('server/src/license/other-licenses.generated.ts', root);

/** The words that a cell of the facts may hold. */
const allowed = {
  asIs: ['yes', 'yes-with', 'no', 'unknown'],
  derivative: ['yes', 'yes-with', 'no', 'unknown'],
  commercial: ['yes', 'limited', 'no', 'unknown'],
  impactClash: ['none', 'part', 'disputed', 'likely', 'unknown'],
  shipText: ['no', 'text', 'text-or-uri', 'agreement'],
  confidence: ['A', 'B', 'C'],
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
  return { word, name, kind, ...(to === null ? {} : { id: careful ?? to }), ...(members === undefined ? {} : { members }) };
}

const table = {
  licenses: facts.licenses.map(entry),
  keywords: facts.huggingface.keywords.map(keyword),
  unknownWords: facts.unknownWords,
  notKnown: facts.notKnown,
};
writeFileSync(
  outcome,
  `// Made from other-licenses.json by .scripts/compile-licenses.mjs.
import type { LicenseTable } from './other-license';

export const table: LicenseTable = ${JSON.stringify(table, undefined, 1)};
`,
);
