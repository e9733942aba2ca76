import { cardFieldsFor } from '../../card/license';
import { licenseKeywords } from '../../license/other-licenses';
import { readLicense } from '../../license/reading';
import { outboundFaults } from '../../obligations/terms/outbound';
import { knownRepositories } from '../../rules/card-lineage';
import { licensesFor, linkFor } from '../../rules/card-rule';
import type { CardSubject } from '../../rules/rule';
import { t } from '../../text/l10n';
import { span, textOf, type Span } from '../../text/span';
import { CARD_FIELDS, CARD_RELATIONS } from './fields';

/** Something that can be written at the cursor. */
export interface CardCompletion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'id';
  /** What it is, on one line. */
  readonly detail: string;
  /** Takes the place of what is typed already. */
  readonly text: string;
  readonly span: Span;
}

/** What can be written at an offset of the front matter of a card. */
export function cardCompletions(subject: CardSubject, offset: number): readonly CardCompletion[] {
  const { fragment, frontMatter } = subject.card;
  if (frontMatter === undefined || offset > frontMatter.span.end || offset <= frontMatter.span.start + 3) return [];
  const start = fragment.text.lastIndexOf('\n', offset - 1) + 1;
  const typed = fragment.text.slice(start, offset);
  const value = /^([a-z_]+):[ \t]*(\S*)$/.exec(typed);
  const item = /^[ \t]*-[ \t]+(\S*)$/.exec(typed);
  const key = value?.[1] ?? (item === null ? undefined : keyAbove(fragment.text.slice(0, start)));
  if (key !== undefined) {
    const word = value?.[2] ?? item?.[1] ?? '';
    return valuesOf(key, subject, {
      at: span(fragment, offset - word.length, offset),
      gap: typed.endsWith(':') ? ' ' : '',
    });
  }
  return /^[a-z_]*$/.test(typed) ? fields(subject, span(fragment, start, offset)) : [];
}

/** The key whose list the lines above end in. */
function keyAbove(text: string): string | undefined {
  return /^([a-z_]+):[ \t]*\r?\n(?:[ \t]*-[^\n]*\n)*$/m.exec(text)?.[1];
}

interface Place {
  readonly at: Span;
  readonly gap: string;
}

function valuesOf(key: string, subject: CardSubject, { at, gap }: Place): readonly CardCompletion[] {
  const item = (label: string, detail: string, kind: CardCompletion['kind'] = 'value'): CardCompletion => ({
    label,
    kind,
    detail,
    text: `${gap}${label}`,
    span: at,
  });
  const [owner] = subject.owners;
  switch (key) {
    case 'license':
      return licenses(subject, item);
    case 'license_name':
      return (owner === undefined ? [] : licensesFor(owner)).flatMap((license) => {
        const { name } = cardFieldsFor(license);
        return name === undefined ? [] : [item(name, license)];
      });
    case 'license_link': {
      const link = owner === undefined ? undefined : linkFor(subject.card, owner);
      return link === undefined ? [] : [item(link, t`The agreement of its distribution.`)];
    }
    case 'base_model_relation':
      return CARD_RELATIONS.map(({ name, description }) => item(name, description));
    case 'base_model':
    case 'datasets': {
      const kind = key === 'datasets' ? 'dataset' : 'model';
      const known = owner === undefined ? [] : knownRepositories(owner).repositories;
      return known.filter((one) => one.kind === kind).map(({ id }) => item(id, t`The work comes from it.`, 'id'));
    }
    default:
      return [];
  }
}

/** Those that the work may be released under come first; the others say why they are none. */
function licenses(
  { owners }: CardSubject,
  item: (label: string, detail: string) => CardCompletion,
): readonly CardCompletion[] {
  const [owner] = owners;
  const words = licenseKeywords().filter(({ kind }) => kind !== 'family');
  const rated = words.map(({ word, name, id }) => {
    const isBarred =
      owner !== undefined &&
      id !== undefined &&
      readLicense(id).known &&
      outboundFaults(owner.work, id, owner.context).length > 0;
    return { isBarred, item: item(word, isBarred ? t`Not here: it drops inherited terms. ${name}` : name) };
  });
  const free = rated.filter(({ isBarred }) => !isBarred);
  return [...free, ...rated.filter(({ isBarred }) => isBarred)].map((one) => one.item);
}

function fields({ card }: CardSubject, at: Span): readonly CardCompletion[] {
  // A word that is to become a key breaks the YAML around it, so the lines are looked at.
  const head = card.frontMatter === undefined ? '' : textOf(card.frontMatter.span);
  const present = new Set([...head.matchAll(/^([a-z_]+):/gm)].map((match) => match[1]));
  return CARD_FIELDS.filter(({ name }) => !present.has(name)).map(({ name, description }) => ({
    label: name,
    kind: 'field',
    detail: description,
    text: `${name}: `,
    span: at,
  }));
}
