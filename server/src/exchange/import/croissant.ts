import { t } from '../../text/l10n';
import { at, itemsAt, parsedJson, textAt, type Json } from '../json';
import { licenseFacts, textFact, type Fact, type Reader } from '../facts';

/** A data set described in Croissant 1.0 or 1.1, which is JSON-LD of schema.org. */
export const croissant: Reader = ({ path, text }) => {
  const root = parsedJson(text);
  const isDataset = itemsAt(root, '@type').some((type) => typeof type === 'string' && /(?:^|[:/])Dataset$/.test(type));
  const conforms = [...itemsAt(root, 'conformsTo'), ...itemsAt(root, 'dct:conformsTo')].map(idOf);
  if (!isDataset || !conforms.some((one) => /mlcommons\.org\/croissant/.test(one ?? ''))) return undefined;
  const named = fieldsAt(root, 'license').map((license) => ({
    text: idOf(license) ?? 'unknown',
    from: t`${path}, license`,
  }));
  const license = licenseFacts(named.length === 0 ? [{ text: 'unknown', from: t`${path} names none` }] : named);
  const facts: readonly Fact[] = [
    ...textFact('name', textAt(root, 'name'), t`${path}, name`),
    { key: 'type', value: 'data', from: `${path}, @type` },
    ...license.facts,
    ...textFact('source', textAt(root, 'url') ?? textAt(root, 'sameAs'), t`${path}, url`),
    ...textFact('revision', textAt(root, 'version'), t`${path}, version`),
  ];
  return [{ facts, notes: [...license.notes, ...lineageIn(root, path), ...usageIn(root, path)] }];
};

/** A field by its short name, or under the prefix that the context gives it. */
function fieldsAt(root: Json, key: string): readonly Json[] {
  return [key, `sc:${key}`, `schema:${key}`].flatMap((one) => itemsAt(root, one));
}

/** A text, or what an object stands for. */
function idOf(value: Json): string | undefined {
  if (typeof value === 'string') return value;
  return textAt(value, '@id') ?? textAt(value, 'url') ?? textAt(value, 'name');
}

function lineageIn(root: Json, path: string): readonly string[] {
  const keys = ['isBasedOn', 'prov:wasDerivedFrom', 'wasDerivedFrom'];
  return keys.flatMap((key) => {
    const ids = fieldsAt(root, key).flatMap((one) => idOf(one) ?? []);
    return ids.length === 0
      ? []
      : [t`${path} says in ${key} that it comes from ${ids.join(', ')}: its license may apply to this too.`];
  });
}

function usageIn(root: Json, path: string): readonly string[] {
  const usage = at(root, 'usageInfo');
  if (usage === undefined) return [];
  return [
    t`${path} restricts uses in usageInfo${idOf(usage) === undefined ? '' : ` (${idOf(usage) ?? ''})`}: a person has to read it, since there is no field for that.`,
  ];
}
