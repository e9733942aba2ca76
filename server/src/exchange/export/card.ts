import type { Analysis } from '../../analysis/analyze';
import { repositoryAt } from '../../card/repository';
import { cardFieldsFor } from '../../card/license';
import { readLicense } from '../../license/reading';
import { licenseIdOf } from '../../license/tier';
import { licensesFor } from '../../rules/card-rule';
import { scalarText } from '../../syntax/render';
import { t } from '../../text/l10n';
import { isAddress } from '../../text/uri';
import type { Made } from './losses';
import type { Subject, Thing } from './things';

const HOLDS: Readonly<Record<string, string>> = {
  from: t`it is in “base_model” and “datasets”, which an import reports but does not write`,
};

/** The front matter of one model or set of data for Hugging Face; a sentence where it can’t be told which. */
export function card(
  { things, distributions }: Subject,
  id: string | undefined,
  { context }: Pick<Analysis, 'context'>,
): Made | string {
  const kinds = things.filter(({ type }) => type === 'model' || type === 'data');
  const shared = new Set(distributions.flatMap(({ shares }) => shares.map(({ value }) => value)));
  const named = kinds.filter((thing) => thing.id === id);
  const wanted = named.length > 0 ? named : kinds.filter((thing) => shared.has(thing.id));
  const candidates = wanted.length > 0 ? wanted : kinds.filter(({ work }) => work.kind === 'derivative');
  const [thing, other] = candidates;
  if (thing === undefined) return t`A card is about a model or data, and none is shared here.`;
  if (other !== undefined) return t`A card is about one work: choose ${candidates.map((one) => one.id).join(' or ')}.`;
  const byId = new Map(things.map((one) => [one.id, one]));
  const link = distributions
    .filter(({ shares }) => shares.some(({ value }) => value === thing.id))
    .flatMap(({ agreements }) => agreements.map(({ value }) => value))
    .find((path) => isAddress(path) || !path.startsWith('.'));
  // What the manifest says, or where that drops what is inherited, or nothing is said, what it could be released under.
  const [license] = thing.work.kind === 'derivative' ? licensesFor({ work: thing.work, context }) : [thing.license];
  const lines = [
    ...licenseLines(license, link),
    ...(thing.type === 'model'
      ? [`model_name: ${scalarText(thing.name)}`, ...modelLines(thing, byId)]
      : [`pretty_name: ${scalarText(thing.name)}`, ...dataLines(thing, byId)]),
  ];
  return { text: `---\n${lines.join('\n')}\n---\n`, file: 'README.md', things: [thing], holds: HOLDS };
}

/** All licenses apply, so each is an item of the list; nothing is said of one that is not known for sure, or is a choice. */
function licenseLines(license: string | undefined, link: string | undefined): readonly string[] {
  const reading = license === undefined ? undefined : readLicense(license);
  if (reading?.known !== true || reading.canonical === undefined || reading.choices.length > 0) return [];
  const fields = reading.applies.flatMap((part) => {
    const id = part.kind === 'impact' ? licenseIdOf(part.tier) : part.kind === 'license' ? part.id : undefined;
    return id === undefined ? [] : [cardFieldsFor(id)];
  });
  const words = [...new Set(fields.map((field) => field.license))];
  const names = [...new Set(fields.flatMap(({ name }) => name ?? []))];
  // It has one name beside “other”, and no exceptions.
  if (names.length > 1 || fields.length === 0 || reading.canonical.includes(' WITH ')) return [];
  const [name] = names;
  const [first = ''] = words;
  return [
    words.length === 1 ? `license: ${first}` : `license:\n${words.map((word) => `  - ${word}`).join('\n')}`,
    ...(name === undefined ? [] : [`license_name: ${scalarText(name)}`]),
    ...(name === undefined || link === undefined ? [] : [`license_link: ${scalarText(link)}`]),
  ];
}

function modelLines({ from }: Thing, byId: ReadonlyMap<string, Thing>): readonly string[] {
  const origins = from.flatMap(({ id, relation }) => {
    const origin = byId.get(id);
    return origin === undefined || relation === 'evaluated-on' ? [] : [{ origin, relation }];
  });
  const bases = origins.filter(({ origin, relation }) => origin.type === 'model' && relation !== 'distilled');
  const isTuned = bases.length > 0 && bases.every(({ relation }) => relation === 'fine-tuned');
  const data = origins.filter(({ origin }) => origin.type === 'data').map(({ origin }) => origin);
  return [
    ...listLines(
      'base_model',
      bases.map(({ origin }) => origin),
      'model',
    ),
    ...(isTuned ? ['base_model_relation: finetune'] : []),
    ...listLines('datasets', data, 'dataset'),
  ];
}

function dataLines({ from }: Thing, byId: ReadonlyMap<string, Thing>): readonly string[] {
  const origins = from.flatMap(({ id, relation }) => (relation === 'evaluated-on' ? [] : (byId.get(id) ?? [])));
  const data = origins.filter(({ type }) => type === 'data');
  return data.length === 0 ? ['task_categories: []'] : listLines('source_datasets', data, 'dataset');
}

/** Repositories of Hugging Face by their ids; what is elsewhere has none. */
function listLines(key: string, things: readonly Thing[], kind: 'model' | 'dataset'): readonly string[] {
  const ids = things.flatMap(({ source }) => {
    const repository = source === undefined ? undefined : repositoryAt(source);
    return repository?.kind === kind ? [repository.id] : [];
  });
  return ids.length === 0 ? [] : [`${key}:\n${[...new Set(ids)].map((id) => `  - ${scalarText(id)}`).join('\n')}`];
}
