import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { addressOf, repositoryAt } from '../../card/repository';
import { isSpdxId } from '../../license/spdx-ids';
import { t } from '../../text/l10n';
import type { Made } from './losses';
import { copyrightOf, type Subject, type Thing } from './things';

type Plain = Readonly<Record<string, unknown>>;

/** A bill of materials in CycloneDX 1.7. What the library does not know (model cards, pedigrees, licensors) is added to what it makes. */
export function cyclonedx(subject: Subject): Made {
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      component: new Models.Component(Enums.ComponentType.Application, subject.name, { bomRef: PROJECT }),
    }),
  });
  for (const thing of subject.things) bom.components.add(componentOf(thing));
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot7);
  const made: Plain = { ...factory.makeForBom().normalize(bom, {}) };
  // The library sorts them; they stand in the order of the manifest.
  const byRef = new Map(
    ((made['components'] as readonly Plain[] | undefined) ?? []).map((component) => [component['bom-ref'], component]),
  );
  const constraints = constraintsOf(subject);
  const whole: Plain = {
    ...made,
    metadata: { ...(made['metadata'] as Plain), ...(constraints && { distributionConstraints: constraints }) },
    components: subject.things.map((thing) => {
      const component = byRef.get(refOf(thing.id)) ?? {};
      return { ...component, ...addedTo(component, thing, subject) };
    }),
    dependencies: subject.things.map(({ id, from }) => ({
      ref: refOf(id),
      ...(from.length > 0 && { dependsOn: from.map((origin) => refOf(origin.id)) }),
    })),
  };
  return { text: `${JSON.stringify(whole, null, 2)}\n`, file: 'bom.cdx.json', things: subject.things, holds: HOLDS };
}

const PROJECT = 'project';

const HOLDS: Readonly<Record<string, string>> = {
  project: t`it is the component that the document is about, and an import does not treat that as an artifact`,
  from: t`it is in “pedigree”, “modelCard” and “dependencies”, and an import makes no derivatives`,
  changes: t`it is the “notes” of the pedigree, which an import does not read`,
  distributions: t`only the audience is in “distributionConstraints”, which an import does not read`,
  uses: t`they are use cases of the model card, which an import does not read`,
};

function refOf(id: string): string {
  return `work:${id}`;
}

const TYPES: Readonly<Record<string, Enums.ComponentType>> = {
  model: Enums.ComponentType.MachineLearningModel,
  data: Enums.ComponentType.Data,
  code: Enums.ComponentType.Library,
  application: Enums.ComponentType.Application,
  // It knows services apart from components; these have no license of their own there.
  service: Enums.ComponentType.Application,
};

function componentOf(thing: Thing): Models.Component {
  const { id, name, type = '', spdx, source, revision } = thing;
  const purl = purlOf(thing);
  const component = new Models.Component(TYPES[type] ?? Enums.ComponentType.File, name, { bomRef: refOf(id) });
  if (revision !== undefined) component.version = revision;
  const copyright = copyrightOf(thing);
  if (copyright !== undefined) component.copyright = copyright;
  if (purl !== undefined) component.purl = purl;
  else if (source !== undefined)
    component.externalReferences.add(new Models.ExternalReference(source, Enums.ExternalReferenceType.Distribution));
  if (spdx !== undefined)
    component.licenses.add(isSpdxId(spdx) ? new Models.SpdxLicense(spdx) : new Models.LicenseExpression(spdx));
  return component;
}

/** A package URL stands for models of Hugging Face alone. */
function purlOf({ source, revision }: Thing): string | undefined {
  const repository = source === undefined ? undefined : repositoryAt(source);
  if (repository?.kind !== 'model' || addressOf(repository) !== source) return undefined;
  const path = repository.id.split('/').map(encodeURIComponent).join('/');
  return `pkg:huggingface/${path}${revision === undefined ? '' : `@${encodeURIComponent(revision)}`}`;
}

/** How far what is described may go, by the narrowest audience: the traffic light protocol has a word for each. */
function constraintsOf({ distributions }: Subject): { readonly tlp: string } | undefined {
  const audiences = distributions.map(({ audience }) => audience?.value);
  const known = TLP.find(([audience]) => audiences.includes(audience));
  return known && { tlp: known[1] };
}

/** The narrowest first. */
const TLP: readonly (readonly [string, string])[] = [
  ['internal', 'AMBER_AND_STRICT'],
  ['third-party', 'AMBER'],
  ['public', 'CLEAR'],
];

function addedTo(component: Plain, thing: Thing, { things }: Subject): Plain {
  const byId = new Map(things.map((one) => [one.id, one]));
  const origins = thing.from.flatMap(({ id, relation }) => {
    const origin = byId.get(id);
    return origin === undefined ? [] : [{ origin, relation }];
  });
  const ancestors = origins.filter(({ relation = '' }) => !LEARNED.includes(relation)).map(({ origin }) => origin);
  const properties = propertiesOf(thing);
  return {
    ...licensorOn(component, thing),
    ...((ancestors.length > 0 || thing.changes !== undefined) && {
      pedigree: {
        ...(ancestors.length > 0 && { ancestors: ancestors.map(ancestorOf) }),
        ...(thing.changes !== undefined && { notes: thing.changes }),
      },
    }),
    ...modelCardOf(thing, origins),
    ...(properties.length > 0 && { properties }),
  };
}

/** What a model learned from is no earlier form of it. */
const LEARNED: readonly string[] = ['trained-on', 'evaluated-on', 'generated', 'distilled'];

function ancestorOf({ type = '', name, revision }: Thing): Plain {
  return { type: TYPES[type] ?? Enums.ComponentType.File, name, ...(revision !== undefined && { version: revision }) };
}

interface From {
  readonly origin: Thing;
  readonly relation: string | undefined;
}

function modelCardOf({ type, uses }: Thing, origins: readonly From[]): Plain {
  if (type !== 'model') return {};
  const datasets = origins.filter(({ origin, relation }) => origin.type === 'data' && relation !== 'evaluated-on');
  if (datasets.length === 0 && uses.length === 0) return {};
  return {
    modelCard: {
      ...(datasets.length > 0 && {
        modelParameters: { datasets: datasets.map(({ origin }) => ({ ref: refOf(origin.id) })) },
      }),
      ...(uses.length > 0 && { considerations: { useCases: [...uses] } }),
    },
  };
}

/** The licensor, on the license, where the format has it. */
function licensorOn({ licenses }: Plain, { licensor }: Thing): Plain {
  if (licensor === undefined || !Array.isArray(licenses)) return {};
  const licensing = { licensor: { organization: { name: licensor } } };
  return {
    licenses: (licenses as readonly Plain[]).map((choice) =>
      'license' in choice
        ? { ...choice, license: { ...(choice['license'] as Plain), licensing } }
        : { ...choice, licensing },
    ),
  };
}

function propertiesOf({ risk, from }: Thing): readonly { readonly name: string; readonly value: string }[] {
  return [
    ...(risk === undefined ? [] : [{ name: 'impact:risk', value: risk }]),
    ...from.map(({ id, relation = 'unknown' }) => ({ name: 'impact:from', value: `${refOf(id)} ${relation}` })),
  ];
}
