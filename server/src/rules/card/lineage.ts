import { cardEntry, type Card } from '../../card/card';
import { isSameId } from '../../card/repository';
import type { Fix, Report } from '../../findings/finding';
import { labelOf } from '../../lineage/proof';
import { typeOf } from '../../lineage/type-of';
import { appendItem, replaceNode, replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import type { Located } from '../../text/span';
import { listOf, nearest } from '../../text/words';
import { directSources, knownRepositories, type DirectSource } from '../card-lineage';
import { firstLineOf, setKeys } from '../card-rule';
import type { CardOwner, Rule } from '../rule';

const messages = {
  stranger: (id: string, name: string, near: string | undefined) =>
    t`The manifest has no “${id}” that ${name} comes from.${near === undefined ? '' : t` Did you mean “${near}”?`}`,
  strangerRemedy: t`Add it to “from” in the manifest, or correct the card.`,
  missing: (key: string, id: string, { name, relation }: { readonly name: string; readonly relation: string }) =>
    t`“${key}” leaves out ${id}, which ${name} comes from (${relation}).`,
  missingRemedy: (key: string, id: string) => t`Add “${id}” to “${key}”.`,
  relation: (said: string, relation: string, label: string) =>
    t`“${said}” contradicts the manifest, where it is ${relation} of ${label}.`,
  relationRemedy: (words: readonly string[]) => t`Write ${listOf(words)}, or correct the manifest.`,
  word: (said: string, near: string | undefined) =>
    t`“${said}” is not a relation that Hugging Face knows.${near === undefined ? '' : t` Did you mean “${near}”?`}`,
  wordRemedy: t`Write adapter, finetune, merge or quantized.`,
};

/** The relations that Hugging Face knows between a model and its base. */
const RELATIONS: readonly string[] = ['adapter', 'finetune', 'merge', 'quantized'];

/** What of them each relation of a manifest may be; an adapter may be either. */
const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['fine-tuned', ['finetune', 'adapter']],
  ['weights-modified', ['quantized', 'merge', 'adapter']],
]);

/** What a card says that its work was made from, where the manifest says something else. */
export const lineage: Rule = {
  id: 'card/lineage',
  description: 'What a card says about the sources of its work is not what the manifest says.',
  why: 'Finds cards whose lineage differs from that of the manifest, since terms are followed along “base_model” and “datasets”.',
  severity: 'warning',
  *card({ card, owners }) {
    if (card.relation !== undefined && !RELATIONS.includes(card.relation.value)) yield wrongWord(card.relation);
    const [owner, another] = owners;
    if (owner === undefined || another !== undefined || owner.work.kind !== 'derivative') return;
    const sources = directSources(owner);
    yield* strangers(card, owner);
    if (typeOf(owner.work, owner.context.lineage)?.value !== 'model') return;
    yield* absent(card, owner, sources);
    yield* atOdds(card, sources);
  },
};

function wrongWord(relation: Located<string>): Report {
  const near = nearest(relation.value, RELATIONS);
  return {
    span: relation.span,
    message: messages.word(relation.value, near),
    remedy: messages.wordRemedy,
    fixes: () => (near === undefined ? [] : [changed(relation, near)]),
  };
}

/** Ids that nothing in the manifest has; where it leaves an address out, a name may be the same thing. */
function* strangers(card: Card, owner: CardOwner): Iterable<Report> {
  const { repositories, unplaced } = knownRepositories(owner);
  for (const [ids, kind, type] of [
    [card.baseModels, 'model', 'model'],
    [card.datasets, 'dataset', 'data'],
  ] as const) {
    const known = repositories.filter((one) => one.kind === kind).map(({ id }) => id);
    const isOpen = unplaced.some((work) => work.type === undefined || work.type.value === type);
    for (const written of ids) {
      if (isOpen || known.some((id) => isSameId(id, written.value))) continue;
      const near = nearest(written.value, known);
      yield {
        span: written.span,
        message: messages.stranger(written.value, labelOf(owner.work), near),
        remedy: messages.strangerRemedy,
        related: [
          { span: owner.work.id.span, message: t`This is what the manifest says about ${labelOf(owner.work)}.` },
        ],
        fixes: () => (near === undefined ? [] : [changed(written, near)]),
      };
    }
  }
}

/** What the manifest has a model be made from, and the card leaves out. */
function* absent(card: Card, owner: CardOwner, sources: readonly DirectSource[]): Iterable<Report> {
  for (const [key, relations, ids] of [
    ['base_model', ['fine-tuned', 'weights-modified'], card.baseModels],
    ['datasets', ['trained-on'], card.datasets],
  ] as const) {
    for (const { relation, repository, proof } of sources) {
      if (relation === undefined || !(relations as readonly string[]).includes(relation)) continue;
      const isOfKind = repository !== undefined && repository.kind === (key === 'datasets' ? 'dataset' : 'model');
      // An id that is a slip of this one is told where it stands.
      const isThere = (value: string): boolean =>
        repository !== undefined && (isSameId(value, repository.id) || nearest(value, [repository.id]) !== undefined);
      if (!isOfKind || ids.some(({ value }) => isThere(value))) continue;
      const { id } = repository;
      yield {
        span: cardEntry(card, key)?.key.span ?? firstLineOf(card),
        message: messages.missing(key, id, { name: labelOf(owner.work), relation }),
        remedy: messages.missingRemedy(key, id),
        related: [proof],
        fixes: () => [added(card, key, id)],
      };
    }
  }
}

/** A relation to the base that the one of the manifest can’t be. */
function* atOdds({ relation: said, baseModels }: Card, sources: readonly DirectSource[]): Iterable<Report> {
  if (said === undefined || !RELATIONS.includes(said.value)) return;
  const bases = sources.filter(({ relation, repository, label }) => {
    if (relation === undefined || !MEANINGS.has(relation)) return false;
    return baseModels.some(({ value }) => isSameId(value, repository?.id ?? label));
  });
  for (const { relation = '', label, proof } of bases) {
    const meant = MEANINGS.get(relation) ?? [];
    if (meant.includes(said.value)) continue;
    yield {
      span: said.span,
      message: messages.relation(said.value, relation, label),
      remedy: messages.relationRemedy(meant),
      related: [proof],
      fixes: () => meant.map((word) => changed(said, word)),
    };
    return;
  }
}

function added(card: Card, key: string, id: string): Fix {
  const entry = cardEntry(card, key);
  const title = t`Add “${id}” to “${key}”`;
  if (entry === undefined) return { title, edits: setKeys(card, { [key]: id }), safe: false };
  if (entry.value.kind === 'list') return { title, edits: [appendItem(entry.value, id)], safe: false };
  const before = entry.value.kind === 'scalar' && typeof entry.value.value === 'string' ? [entry.value.value] : [];
  return { title, edits: [replaceNode(entry.value, [...before, id])], safe: false };
}

function changed(from: Located<string>, to: string): Fix {
  return { title: t`Change to “${to}”`, edits: [replaceValue(from.span, to)], safe: false };
}
