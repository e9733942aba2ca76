import { t } from '../../text/l10n';
import { at, itemsAt, parsedJson, textAt, type Json } from '../json';
import { copyrightFacts, licenseFacts, textFact, type Fact, type Reader, type Told } from '../facts';
import { placeOfPurl } from './purl';

/** A document in SPDX 2.2 or 2.3, as JSON. */
export const spdx2: Reader = ({ path, text }) => {
  const root = parsedJson(text);
  if (!/^SPDX-2\.[23]$/.test(textAt(root, 'spdxVersion') ?? '')) return undefined;
  return itemsAt(root, 'packages').map((one) => packageIn(one, path));
};

const CODE: readonly string[] = ['APPLICATION', 'FRAMEWORK', 'LIBRARY', 'SOURCE', 'OPERATING-SYSTEM'];

function packageIn(one: Json, path: string): Told {
  const from = (key: string): string => `${path}, ${textAt(one, 'SPDXID') ?? '?'}: ${key}`;
  const license = licensesOf(
    [
      ['licenseDeclared', textAt(one, 'licenseDeclared')],
      ['licenseConcluded', textAt(one, 'licenseConcluded')],
    ],
    from,
  );
  const isCode = CODE.includes(textAt(one, 'primaryPackagePurpose') ?? '');
  const purl = itemsAt(one, 'externalRefs').flatMap((ref) =>
    textAt(ref, 'referenceType') === 'purl' ? (textAt(ref, 'referenceLocator') ?? []) : [],
  )[0];
  return finished({
    one,
    license,
    isCode,
    from,
    purl,
    keys: { copyright: 'copyrightText', location: 'downloadLocation', version: 'versionInfo' },
  });
}

/** A document in SPDX 3.0, as JSON-LD. */
export const spdx3: Reader = ({ path, text }) => {
  const root = parsedJson(text);
  const isSpdx = itemsAt(root, '@context').some((one) => typeof one === 'string' && /spdx\.org\/rdf\/3\.0/.test(one));
  if (!isSpdx) return undefined;
  const graph = itemsAt(root, '@graph');
  const byId = new Map(graph.map((one) => [textAt(one, 'spdxId') ?? textAt(one, '@id') ?? '', one]));
  return graph
    .filter((one) => (textAt(one, 'type') ?? '') in TYPES)
    .map((one) => elementIn(one, { path, graph, byId }));
};

const TYPES: Readonly<Record<string, string>> = {
  ai_AIPackage: 'model',
  dataset_DatasetPackage: 'data',
  software_Package: '',
};

interface Graph {
  readonly path: string;
  readonly graph: readonly Json[];
  readonly byId: ReadonlyMap<string, Json>;
}

function elementIn(one: Json, { path, graph, byId }: Graph): Told {
  const id = textAt(one, 'spdxId') ?? '?';
  const from = (key: string): string => `${path}, ${id}: ${key}`;
  const relations = graph.filter((it) => textAt(it, 'type') === 'Relationship' && textAt(it, 'from') === id);
  const licenses = relations.flatMap((it) => {
    const kind = textAt(it, 'relationshipType') ?? '';
    if (!['hasDeclaredLicense', 'hasConcludedLicense'].includes(kind)) return [];
    return itemsAt(it, 'to').map(
      (to) => [kind, licenseText(typeof to === 'string' ? (byId.get(to) ?? to) : to)] as const,
    );
  });
  const type = TYPES[textAt(one, 'type') ?? ''] ?? '';
  const purpose = textAt(one, 'software_primaryPurpose');
  const isCode = type === '' && ['application', 'framework', 'library', 'source'].includes(purpose ?? '');
  const license = licensesOf(licenses, from);
  const keys = {
    copyright: 'software_copyrightText',
    location: 'software_downloadLocation',
    version: 'software_packageVersion',
  };
  return finished({ one, license, isCode, from, purl: textAt(one, 'software_packageUrl'), keys, type });
}

/** An expression, or the address or id by which a license of the list is named. */
function licenseText(license: Json): string | undefined {
  if (typeof license === 'string') return license.replace(/^https?:\/\/spdx\.org\/licenses\//, '');
  return (
    textAt(license, 'simplelicensing_licenseExpression') ??
    textAt(license, 'expandedlicensing_licenseId') ??
    textAt(license, 'name')
  );
}

/** What was declared and what was concluded; where they differ, both apply. */
function licensesOf(
  all: readonly (readonly [key: string, text: string | undefined])[],
  from: (key: string) => string,
): Told {
  const said = all.flatMap(([key, text]) =>
    text === undefined || /^(?:NOASSERTION|NONE|https?:\/\/spdx\.org\/rdf\/.*NoAssertion.*)$/.test(text)
      ? []
      : [{ text, from: from(key) }],
  );
  return licenseFacts(said.length === 0 ? [{ text: 'unknown', from: from(t`names none`) }] : said);
}

interface Parts {
  readonly one: Json;
  readonly license: Told;
  readonly isCode: boolean;
  readonly type?: string;
  readonly from: (key: string) => string;
  readonly purl: string | undefined;
  readonly keys: { readonly copyright: string; readonly location: string; readonly version: string };
}

function finished({ one, license, isCode, type = '', from, purl, keys }: Parts): Told {
  const place = placeOfPurl(purl);
  const location = textAt(one, keys.location);
  const isAddress = location !== undefined && /^https?:/.test(location);
  const facts: readonly Fact[] = [
    ...textFact('name', textAt(one, 'name'), from('name')),
    ...(type !== '' || isCode
      ? [{ key: 'type' as const, value: type === '' ? 'code' : type, from: from('type') }]
      : []),
    ...license.facts,
    ...copyrightFacts(textAt(one, keys.copyright) ?? '', from(keys.copyright)),
    ...textFact(
      'source',
      place?.address ?? (isAddress ? location : undefined),
      from(place === undefined ? keys.location : 'purl'),
    ),
    ...textFact('revision', place?.revision ?? textAt(one, keys.version), from(keys.version)),
  ];
  return { facts, notes: license.notes };
}

/** Whether a document is one of SPDX at all, for a word about versions that are not read. */
export function isSpdx(text: string): boolean {
  return at(parsedJson(text), 'spdxVersion') !== undefined;
}
