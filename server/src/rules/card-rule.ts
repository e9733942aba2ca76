import { cardFieldsFor } from '../card/license';
import { cardEntry, type Card } from '../card/card';
import type { Fix, Severity } from '../findings/finding';
import type { Distribution } from '../manifest/manifest';
import { outboundCandidates, outboundFaults } from '../obligations/terms/outbound';
import { severityFor } from '../obligations/severity';
import { endOfEntry, replaceValue } from '../syntax/insert';
import { scalarText } from '../syntax/render';
import { addressIn } from '../text/files';
import type { Edit } from '../text/edit';
import { t } from '../text/l10n';
import { lineBreakOf } from '../text/line-break';
import { span, type Span } from '../text/span';
import { isAddress, relativePath } from '../text/uri';
import type { CardOwner } from './rule';

/** Where something is said that stands nowhere in the card: its first line. */
export function firstLineOf({ fragment, frontMatter }: Card): Span {
  const start = frontMatter?.span.start ?? 0;
  const end = fragment.text.slice(start).search(/[\r\n]/);
  return span(fragment, start, end === -1 ? fragment.text.length : start + end);
}

/** The first heading of a card, or its first line where there is none. */
export function titleOf(card: Card): Span {
  const title = card.body().find(({ kind }) => kind === 'heading');
  if (title === undefined) return firstLineOf(card);
  const end = card.fragment.text.slice(title.start, title.end).search(/[\r\n]/);
  return span(card.fragment, title.start, end === -1 ? title.end : title.start + end);
}

/** The distributions that give out what a card is about. */
export function distributionsOf({ context, work }: CardOwner): readonly Distribution[] {
  return context.usage.users(work.id.value).flatMap((user) => (user.kind === 'distribution' ? [user] : []));
}

/** As the gravest of the distributions has it: an error once one is released; nothing where none goes outside. */
export function weightOf(owner: CardOwner): Severity | undefined {
  const severities = distributionsOf(owner).flatMap((one) => severityFor(one, 'obligation') ?? []);
  return severities.includes('error') ? 'error' : severities[0];
}

/** Writes keys of the front matter, those that are there and new ones, and nothing else. */
export function setKeys(card: Card, values: Readonly<Record<string, string>>): readonly Edit[] {
  const { fragment, root, frontMatter } = card;
  const keys = Object.entries(values);
  const written = keys.flatMap(([key, value]): readonly Edit[] => {
    const entry = cardEntry(card, key);
    if (entry === undefined) return [];
    if (entry.value.kind === 'scalar' && entry.value.style !== 'literal' && entry.value.style !== 'folded')
      return [replaceValue(entry.value.span, value)];
    return [{ span: span(fragment, entry.key.span.end, endOfEntry(entry)), newText: `: ${scalarText(value)}` }];
  });
  const eol = lineBreakOf(fragment.text);
  const added = keys.flatMap(([key, value]) =>
    cardEntry(card, key) === undefined ? [`${key}: ${scalarText(value)}`] : [],
  );
  if (added.length === 0) return written;
  if (frontMatter === undefined) {
    const start = fragment.text.startsWith('\uFEFF') ? 1 : 0;
    const text = ['---', ...added, '---', ''].join(eol);
    return [{ span: span(fragment, start, start), newText: text }];
  }
  const own = (root?.entries ?? []).filter(({ merged }) => !merged);
  const after = own.findLast(({ key }) => key.text in BEFORE || key.text in values) ?? own.at(-1);
  const end = after === undefined ? firstLineOf(card).end : lineEnd(fragment.text, endOfEntry(after));
  const newText = added.map((line) => `${eol}${line}`).join('');
  // What is written and what is added may meet at one place.
  const meeting = written.find((edit) => edit.span.end === end);
  if (meeting === undefined) return [...written, { span: span(fragment, end, end), newText }];
  return [...written.filter((edit) => edit !== meeting), { ...meeting, newText: `${meeting.newText}${newText}` }];
}

/** New keys about the license stand behind those that are there. */
const BEFORE: Readonly<Record<string, true>> = { license: true, license_name: true, license_link: true };

function lineEnd(text: string, from: number): number {
  const rest = text.slice(from).search(/\r?\n/);
  return rest === -1 ? text.length : from + rest;
}

/** The licenses that a card may name for a work: what the manifest says, or else what it could be released under. */
export function licensesFor({ work, context }: CardOwner): readonly string[] {
  if (work.kind === 'artifact') return work.license === undefined ? [] : [work.license.value];
  const said = work.license?.value;
  if (said !== undefined && outboundFaults(work, said, context).length === 0) return [said];
  return outboundCandidates(work, context);
}

/** Has a card name a license, with the link to its text where one ships. */
export function nameLicense(card: Card, license: string, owner: CardOwner): Fix {
  const { license: keyword, name } = cardFieldsFor(license);
  const link = name === undefined ? undefined : linkFor(card, owner);
  const values = {
    license: keyword,
    ...(name === undefined ? {} : { license_name: name }),
    ...(link === undefined ? {} : { license_link: link }),
  };
  const title =
    name === undefined ? t`Change “license” to “${keyword}”` : t`Change “license” to “other”, named “${name}”`;
  return { title, edits: setKeys(card, values), safe: false };
}

/** Where the terms are that ship with a work: the agreement of its first distribution, as seen from the card. */
export function linkFor(card: Card, owner: CardOwner): string | undefined {
  const agreements = distributionsOf(owner).flatMap(({ agreements: all }) => all.map(({ value }) => value));
  const [first] = agreements;
  if (first === undefined || isAddress(first)) return first;
  const target = addressIn(owner.context.files, owner.context.uri, first);
  return target === undefined || target === card.uri ? undefined : relativePath(card.uri, target);
}
