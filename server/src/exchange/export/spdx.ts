import { licenseTitle } from '../../license/spdx-ids';
import { fnv1a } from '../../text/hash';
import { t } from '../../text/l10n';
import type { Made } from './losses';
import { copyrightOf, referencesIn, type Subject, type Thing } from './things';

/** Where documents of this program have their names; nothing has to be found there. */
const NAMESPACE = 'https://spdx.org/spdxdocs/';

const HOLDS: Readonly<Record<string, string>> = {
  project: t`it is the name of the document, which an import does not read`,
  contact: t`only the creator has a field, and an import does not read it`,
  from: t`it is in relationships, and an import makes no derivatives`,
  changes: t`it is a description, which an import does not read`,
};

/** The same content has the same name, and another one another. */
function namespaceOf(subject: Subject): string {
  const { name, things, day } = subject;
  const content = things.map((thing) => [thing.id, thing.name, thing.spdx, thing.source, thing.revision, thing.from]);
  return `${NAMESPACE}${idOf(name)}-${fnv1a(JSON.stringify([name, day, content]))}`;
}

/** Letters, digits, dots and hyphens, as ids of SPDX have them. */
function idOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[^a-z0-9.]+/gi, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? 'work' : plain;
}

/** Ids of things, each its own also where two differ in what is not written. */
function idsOf(things: readonly Thing[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    things.map(({ id }) => {
      let own = idOf(id);
      while (taken.has(own)) own += '-';
      taken.add(own);
      return [id, own];
    }),
  );
}

function moment({ day }: Subject): string {
  return `${day}T00:00:00Z`;
}

/** A document in SPDX 2.3. It knows packages alone: what is a model and what is data it can’t tell. */
export function spdx23(subject: Subject): Made {
  const { things, name, organization } = subject;
  const ids = idsOf(things);
  const refOf = (id: string): string => `SPDXRef-${ids.get(id) ?? idOf(id)}`;
  const references = [...new Set(things.flatMap(({ spdx = '' }) => referencesIn(spdx)))];
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name,
    documentNamespace: namespaceOf(subject),
    creationInfo: {
      created: moment(subject),
      creators: ['Tool: impact-manifest', ...(organization === undefined ? [] : [`Organization: ${organization}`])],
    },
    packages: things.map((thing) => packageOf(thing, refOf(thing.id))),
    ...(references.length > 0 && {
      hasExtractedLicensingInfos: references.map((licenseId) => ({
        licenseId,
        name: nameOfReference(licenseId),
        extractedText: `The text of ${nameOfReference(licenseId)} is not in this document.`,
      })),
    }),
    relationships: relationships2(things, refOf),
  };
  return { text: `${JSON.stringify(document, null, 2)}\n`, file: 'bom.spdx.json', things, holds: HOLDS };
}

function relationships2(things: readonly Thing[], refOf: (id: string) => string): readonly object[] {
  return [
    ...things.map(({ id }) => ({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: refOf(id),
    })),
    ...things.flatMap(({ id, from }) =>
      from.map((origin) => ({
        spdxElementId: refOf(id),
        relationshipType: RELATIONS_2[origin.relation ?? ''] ?? 'OTHER',
        relatedSpdxElement: refOf(origin.id),
        comment: origin.relation ?? 'unknown',
      })),
    ),
  ];
}

function packageOf(thing: Thing, SPDXID: string): object {
  const { name, spdx, source, revision, changes, type } = thing;
  return {
    name,
    SPDXID,
    ...(revision !== undefined && { versionInfo: revision }),
    downloadLocation: source ?? 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: spdx ?? 'NOASSERTION',
    copyrightText: copyrightOf(thing) ?? 'NOASSERTION',
    primaryPackagePurpose: type === 'code' ? 'LIBRARY' : type === 'application' ? 'APPLICATION' : 'OTHER',
    ...(changes !== undefined && { description: changes }),
  };
}

const RELATIONS_2: Readonly<Record<string, string>> = {
  modified: 'DESCENDANT_OF',
  incorporated: 'CONTAINS',
  'weights-modified': 'DESCENDANT_OF',
  'fine-tuned': 'DESCENDANT_OF',
  'trained-on': 'GENERATED_FROM',
  distilled: 'GENERATED_FROM',
  generated: 'GENERATED_FROM',
  embedded: 'CONTAINS',
  combined: 'CONTAINS',
};

function nameOfReference(id: string): string {
  const bare = id.replace(/^LicenseRef-/, '');
  return licenseTitle(bare) ?? bare;
}

type Element = Readonly<Record<string, unknown>>;

/** How elements of one document are named. */
interface Naming {
  /** The address of an element: what it is, and of which thing. */
  readonly iri: (kind: string, id: string) => string;
}

const CREATION = '_:creation';

function element(type: string, spdxId: string, rest: Element): Element {
  return { type, spdxId, creationInfo: CREATION, ...rest };
}

/** A document in SPDX 3.0, with its packages of AI and of data, and what was trained and tested on what. */
export function spdx30(subject: Subject): Made {
  const { things, name, organization } = subject;
  const base = namespaceOf(subject);
  const ids = idsOf(things);
  const naming: Naming = { iri: (kind, id) => `${base}#${kind}-${ids.get(id) ?? idOf(id)}` };
  const creator = `${base}#creator`;
  const packages = things.map((thing) => elementOf(thing, naming));
  const all = [...packages, ...declaredIn(things, naming), ...lineageIn(things, naming)];
  const document = {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': CREATION, specVersion: '3.0.1', created: moment(subject), createdBy: [creator] },
      element(organization === undefined ? 'SoftwareAgent' : 'Organization', creator, {
        name: organization ?? 'impact-manifest',
      }),
      element('SpdxDocument', `${base}#document`, {
        name,
        // What “ai” and “dataset” ask for beyond, days and suppliers, is not in a manifest.
        profileConformance: ['core', 'software', 'simpleLicensing'],
        rootElement: packages.map(({ spdxId }) => spdxId),
        element: all.map(({ spdxId }) => spdxId),
      }),
      ...all,
    ],
  };
  return { text: `${JSON.stringify(document, null, 2)}\n`, file: 'bom.spdx3.json', things, holds: HOLDS };
}

/** The licenses that are known for sure, each with what is under it. */
function declaredIn(things: readonly Thing[], { iri }: Naming): readonly Element[] {
  return things.flatMap(({ id, spdx }): readonly Element[] =>
    spdx === undefined
      ? []
      : [
          element('simplelicensing_LicenseExpression', iri('license', id), {
            simplelicensing_licenseExpression: spdx,
          }),
          element('Relationship', iri('declared', id), {
            from: iri('work', id),
            relationshipType: 'hasDeclaredLicense',
            to: [iri('license', id)],
          }),
        ],
  );
}

function lineageIn(things: readonly Thing[], { iri }: Naming): readonly Element[] {
  return things.flatMap(({ id, from }) =>
    from.map(({ id: origin, relation = 'unknown' }, index) =>
      element('Relationship', `${iri('from', id)}-${String(index + 1)}`, {
        comment: relation,
        from: iri('work', id),
        relationshipType: RELATIONS_3[relation] ?? 'other',
        to: [iri('work', origin)],
      }),
    ),
  );
}

const RELATIONS_3: Readonly<Record<string, string>> = {
  modified: 'descendantOf',
  incorporated: 'contains',
  'weights-modified': 'descendantOf',
  'fine-tuned': 'descendantOf',
  'trained-on': 'trainedOn',
  'evaluated-on': 'testedOn',
  distilled: 'descendantOf',
  generated: 'descendantOf',
  embedded: 'contains',
  combined: 'contains',
};

function elementOf(thing: Thing, { iri }: Naming): Element {
  const id = iri('work', thing.id);
  const { type, name, revision, source, changes, uses } = thing;
  const copyright = copyrightOf(thing);
  const common = {
    name,
    ...(changes !== undefined && { description: changes }),
    ...(revision !== undefined && { software_packageVersion: revision }),
    ...(source !== undefined && { software_downloadLocation: source }),
    ...(copyright !== undefined && { software_copyrightText: copyright }),
  };
  switch (type) {
    case 'model':
      return element('ai_AIPackage', id, {
        ...common,
        software_primaryPurpose: 'model',
        ...(uses.length > 0 && { ai_informationAboutApplication: uses.join(', ') }),
      });
    case 'data':
      return element('dataset_DatasetPackage', id, {
        ...common,
        software_primaryPurpose: 'data',
        dataset_datasetType: ['noAssertion'],
        ...(uses.length > 0 && { dataset_intendedUse: uses.join(', ') }),
      });
    default: {
      const purpose = type === 'code' ? 'library' : type === 'application' ? 'application' : 'other';
      return element('software_Package', id, { ...common, software_primaryPurpose: purpose });
    }
  }
}
