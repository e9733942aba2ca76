import { RESTRICTED_USES } from '../../license/uses';
import { isSpdxId } from '../../license/spdx-ids';
import { t } from '../../text/l10n';
import type { Made } from './losses';
import type { Subject, Thing } from './things';

/** The context that Croissant 1.1 begins with, as far as it is used here. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  prov: 'http://www.w3.org/ns/prov#',
  conformsTo: 'dct:conformsTo',
};

const HOLDS: Readonly<Record<string, string>> = {
  from: t`it is in “isBasedOn” and “prov:wasDerivedFrom”, which an import reports but does not write`,
  licensor: t`it is the “creator”, who is not necessarily the licensor`,
  year: t`the format has a date of publication, which a year alone is not`,
  changes: t`it is the “description”, which an import does not read`,
};

/** One set of data in Croissant 1.1; a sentence where there is none, or more than one. */
export function croissant({ things }: Subject, id: string | undefined): Made | string {
  const data = things.filter(({ type }) => type === 'data');
  const derived = data.filter(({ work }) => work.kind === 'derivative');
  const wanted = id === undefined ? (derived.length > 0 ? derived : data) : data.filter((thing) => thing.id === id);
  const candidates = wanted.length > 0 ? wanted : derived;
  const [thing, other] = candidates;
  if (thing === undefined) return t`Croissant describes data, and there is none here.`;
  if (other !== undefined)
    return t`Croissant describes one dataset: choose ${candidates.map((one) => one.id).join(' or ')}.`;
  const byId = new Map(things.map((one) => [one.id, one]));
  const origins = thing.from.flatMap((origin) => byId.get(origin.id) ?? []);
  const basedOn = origins.map(({ source, name }) => source ?? name);
  const { name, changes, spdx, source, revision, licensor } = thing;
  const root = {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name,
    ...(changes !== undefined && { description: changes }),
    ...(spdx !== undefined && { license: isSpdxId(spdx) ? `https://spdx.org/licenses/${spdx}` : spdx }),
    ...(source !== undefined && { url: source }),
    ...(revision !== undefined && { version: revision }),
    ...(licensor !== undefined && { creator: { '@type': 'sc:Organization', name: licensor } }),
    ...(basedOn.length > 0 && { isBasedOn: basedOn, 'prov:wasDerivedFrom': basedOn }),
    ...(thing.risk !== undefined && { usageInfo: policyOf(thing) }),
  };
  return { text: `${JSON.stringify(root, null, 2)}\n`, file: 'croissant.json', things: [thing], holds: HOLDS };
}

/** The use-based restrictions as a policy in ODRL: what is ruled out, and what is allowed on a condition. */
function policyOf({ id }: Thing): object {
  const purpose = (name: string): object => ({
    '@type': 'odrl:Constraint',
    'odrl:leftOperand': { '@id': 'odrl:purpose' },
    'odrl:operator': { '@id': 'odrl:eq' },
    'odrl:rightOperand': name,
  });
  const rule = (name: string, line: string): object => ({
    'odrl:action': { '@id': 'odrl:use' },
    'odrl:constraint': [purpose(name)],
    description: line,
  });
  return {
    '@type': 'odrl:Set',
    '@id': `#uses-of-${id}`,
    'odrl:prohibition': RESTRICTED_USES.filter(({ kind }) => kind === 'ruled-out').map(({ name, line }) =>
      rule(name, line),
    ),
    'odrl:permission': RESTRICTED_USES.flatMap((use) =>
      use.kind === 'conditional'
        ? [
            {
              ...rule(use.name, use.line),
              'odrl:duty': [{ 'odrl:action': CONDITIONS[use.flag] }],
            },
          ]
        : [],
    ),
  };
}

const CONDITIONS = {
  disclosed: 'Disclose that the content is machine generated.',
  'human-in-the-loop': 'Have a human in the loop.',
} as const;
