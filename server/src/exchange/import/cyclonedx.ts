import { t } from '../../text/l10n';
import { at, itemsAt, parsedJson, textAt, type Json } from '../json';
import { copyrightFacts, licenseFacts, textFact, type Fact, type Reader, type Told } from '../facts';
import { placeOfPurl } from './purl';

/** The versions that are read: the first that knows models and data is 1.5. */
const VERSIONS: readonly string[] = ['1.5', '1.6', '1.7'];

/** A bill of materials in CycloneDX. */
export const cyclonedx: Reader = ({ path, text }) => {
  const root = parsedJson(text);
  if (at(root, 'bomFormat') !== 'CycloneDX' || !VERSIONS.includes(textAt(root, 'specVersion') ?? '')) return undefined;
  return componentsIn(root).map((component) => told(component, path));
};

/** The components at every depth. */
function componentsIn(root: Json): readonly Json[] {
  const all: Json[] = [...itemsAt(root, 'components')];
  for (const one of all) all.push(...itemsAt(one, 'components'));
  return all;
}

const TYPES: Readonly<Record<string, string>> = {
  'machine-learning-model': 'model',
  data: 'data',
  library: 'code',
  framework: 'code',
  application: 'code',
  file: '',
};

function told(component: Json, path: string): Told {
  const ref = textAt(component, 'bom-ref') ?? textAt(component, 'name') ?? '?';
  const from = (key: string): string => `${path}, ${ref}: ${key}`;
  const type = TYPES[textAt(component, 'type') ?? ''] ?? '';
  const licenses = itemsAt(component, 'licenses').flatMap((choice) => {
    const license = at(choice, 'license');
    const text =
      textAt(choice, 'expression') ?? textAt(license, 'id') ?? textAt(license, 'name') ?? textAt(license, 'url');
    return text === undefined ? [] : [{ text, from: from('licenses') }];
  });
  const license = licenseFacts(licenses.length === 0 ? [{ text: 'unknown', from: from(t`names none`) }] : licenses);
  const licensors = itemsAt(component, 'licenses').flatMap((choice) =>
    textFact(
      'licensor',
      licensorIn(at(at(choice, 'license'), 'licensing')) ?? licensorIn(at(choice, 'licensing')),
      from('licensor'),
    ),
  );
  const place = placeOfPurl(textAt(component, 'purl'));
  const site = itemsAt(component, 'externalReferences').find((one) =>
    ['distribution', 'website', 'vcs'].includes(textAt(one, 'type') ?? ''),
  );
  const facts: readonly Fact[] = [
    ...textFact('name', nameOf(component), from('name')),
    ...(type === '' ? [] : [{ key: 'type' as const, value: type, from: from('type') }]),
    ...license.facts,
    ...licensors.slice(0, 1),
    ...copyrightFacts(textAt(component, 'copyright') ?? '', from('copyright')),
    ...(place === undefined
      ? textFact('source', textAt(site, 'url'), from('externalReferences'))
      : textFact('source', place.address, from('purl'))),
    ...textFact(
      'revision',
      place?.revision ?? textAt(component, 'version'),
      from(place?.revision === undefined ? 'version' : 'purl'),
    ),
  ];
  return { facts, notes: license.notes };
}

function licensorIn(licensing: Json): string | undefined {
  const licensor = at(licensing, 'licensor');
  return textAt(at(licensor, 'organization'), 'name') ?? textAt(at(licensor, 'individual'), 'name');
}

function nameOf(component: Json): string | undefined {
  const name = textAt(component, 'name');
  const group = textAt(component, 'group');
  return name === undefined || group === undefined ? name : `${group}/${name}`;
}
