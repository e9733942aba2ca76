import { t } from '../../text/l10n';
import { parse } from 'yaml';
import { at, itemsAt, textAt, type Json } from '../json';
import { licenseFacts, textFact, type Fact, type Reader } from '../facts';

/** A `CITATION.cff`, which says how something is cited, and under which license it is. */
export const citation: Reader = ({ path, name, text }) => {
  if (name.toLowerCase() !== 'citation.cff') return undefined;
  const root = parsedYaml(text);
  if (textAt(root, 'cff-version') === undefined && typeof at(root, 'cff-version') !== 'number') return undefined;
  const named = [...itemsAt(root, 'license'), ...itemsAt(root, 'license-url')].filter((one) => typeof one === 'string');
  // Whether a list is a choice is read in more than one way, so all of it is taken.
  const license = licenseFacts(named.map((one) => ({ text: one, from: t`${path}, license` })));
  const type = textAt(root, 'type');
  const source = ['repository-code', 'repository', 'repository-artifact', 'url'].find(
    (key) => textAt(root, key) !== undefined,
  );
  const facts: readonly Fact[] = [
    ...textFact('name', textAt(root, 'title'), t`${path}, title`),
    ...(type === 'dataset' ? [{ key: 'type' as const, value: 'data', from: t`${path}, type` }] : []),
    ...(type === 'software' ? [{ key: 'type' as const, value: 'code', from: t`${path}, type` }] : []),
    ...license.facts,
    ...(source === undefined ? [] : textFact('source', textAt(root, source), `${path}, ${source}`)),
    ...textFact(
      'revision',
      textAt(root, 'commit') ?? textAt(root, 'version'),
      `${path}, ${textAt(root, 'commit') === undefined ? 'version' : 'commit'}`,
    ),
  ];
  return [{ facts, notes: license.notes }];
};

function parsedYaml(text: string): Json {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch {
    // What is no YAML is no citation.
    return undefined;
  }
}
