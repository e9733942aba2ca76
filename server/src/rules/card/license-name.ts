import { cardFieldsFor, isKeyword } from '../../card/license';
import type { Card } from '../../card/card';
import type { Fix } from '../../findings/finding';
import { isLicensePage } from '../../license/aliases';
import { t } from '../../text/l10n';
import { isAddress } from '../../text/uri';
import { listOf } from '../../text/words';
import { licensesFor, linkFor, setKeys } from '../card-rule';
import type { CardOwner, Rule } from '../rule';

const messages = {
  missing: (keys: readonly string[]) => {
    const names = listOf(
      keys.map((key) => `“${key}”`),
      'and',
    );
    return keys.length === 1
      ? t`“other” names no license by itself: ${names} is missing.`
      : t`“other” names no license by itself: ${names} are missing.`;
  },
  remedy: t`Write what the license is called into “license_name”, and where its text is into “license_link”.`,
  gone: (address: string) => t`${address} is gone, so nobody can read the terms there.`,
  ship: t`Ship the text with the work, and name that file.`,
  title: (values: Readonly<Record<string, string>>) =>
    t`Add ${listOf(
      Object.entries(values).map(([key, value]) => `“${key}: ${value}”`),
      'and',
    )}`,
};

/** `license: other` without the name of the license, or without a place where its text can be read. */
export const licenseName: Rule = {
  id: 'card/license-name',
  description: 'The license of a card is “other”, and its name or the link to its text is missing or leads nowhere.',
  why: 'Finds cards under “other” that do not say which license that is, since nobody can follow unknown terms.',
  severity: 'warning',
  *card({ card, owners }) {
    const other = card.licenses.find(({ value }) => value === 'other');
    const { licenseName: name, licenseLink: link } = card;
    if (other !== undefined && (name === undefined || link === undefined)) {
      const missing = [
        ...(name === undefined ? ['license_name'] : []),
        ...(link === undefined ? ['license_link'] : []),
      ];
      yield {
        span: other.span,
        message: messages.missing(missing),
        remedy: messages.remedy,
        fixes: () => owners.flatMap((owner) => fixOf(card, missing, owner)),
      };
    }
    if (link !== undefined && isAddress(link.value) && isLicensePage(link.value))
      yield { span: link.span, message: messages.gone(link.value), remedy: messages.ship };
  },
};

/** What the manifest knows of it. */
function fixOf(card: Card, missing: readonly string[], owner: CardOwner): readonly Fix[] {
  const [license] = licensesFor(owner);
  const name = owner.work.license === undefined || license === undefined ? undefined : cardFieldsFor(license).name;
  const values: Readonly<Record<string, string | undefined>> = {
    license_name: name === undefined || isKeyword(name) ? undefined : name,
    license_link: linkFor(card, owner),
  };
  const known = Object.fromEntries(
    missing.flatMap((key) => {
      const value = values[key];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  // Half of it would leave the card as wrong as it is.
  if (Object.keys(known).length < missing.length) return [];
  return [{ title: messages.title(known), edits: setKeys(card, known), safe: false }];
}
