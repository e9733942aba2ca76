import { cardFieldsFor, isKeyword, keywordOf } from '../../card/license';
import type { Card } from '../../card/card';
import type { Fix } from '../../findings/finding';
import { licenseKeywords } from '../../license/other-licenses';
import { readLicense } from '../../license/reading';
import { replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import type { Located } from '../../text/span';
import { listOf, nearest } from '../../text/words';
import { setKeys } from '../card-rule';
import type { Rule } from '../rule';

const messages = {
  none: (word: string) => t`“${word}” is not a license that Hugging Face knows, so the card shows none.`,
  family: (word: string, members: string) =>
    t`“${word}” is a family of licenses with different terms (${members}), and does not say which one applies.`,
  remedy: (near: string | undefined) =>
    near === undefined
      ? t`Write a keyword of Hugging Face, or “other” with “license_name” and “license_link”.`
      : t`Write “${near}”.`,
  which: t`Name the one that applies.`,
};

/** A license that is no keyword of Hugging Face, or only names a family. */
export const keyword: Rule = {
  id: 'card/keyword',
  description: 'The license of a card is not a Hugging Face keyword, or names a family of licenses.',
  why: 'Finds licenses on cards that Hugging Face does not know, since people who search for them do not find them.',
  severity: 'warning',
  *card({ card }) {
    for (const license of card.licenses) {
      const word = license.value;
      const known = licenseKeywords().find((one) => one.word === word);
      if (known?.kind === 'family') {
        const members = listOf((known.members ?? '').split(/,\s*/), 'or');
        yield { span: license.span, message: messages.family(word, members), remedy: messages.which };
      } else if (known === undefined) {
        const fix = fixOf(license, card);
        const remedy = messages.remedy(fix?.near);
        yield { span: license.span, message: messages.none(word), remedy, fixes: () => fix?.fixes ?? [] };
      }
    }
  },
};

interface Repair {
  readonly near: string | undefined;
  readonly fixes: readonly Fix[];
}

/** The keyword that certainly means the same; else `other` with the name, so that nothing gets lost or laxer. */
function fixOf(license: Located<string>, card: Card): Repair | undefined {
  const word = license.value;
  const folded = keywordOf(word).replace(/[\s_]+/g, '-');
  const { canonical, certain } = readLicense(word);
  const fields = canonical === undefined || !certain ? undefined : cardFieldsFor(canonical);
  const same = isKeyword(folded) ? folded : fields?.name === undefined ? fields?.license : undefined;
  if (same !== undefined)
    return {
      near: same,
      fixes: [
        { title: t`Change to “${same}”`, edits: [replaceValue(license.span, same)], safe: false, preferred: true },
      ],
    };
  const isSole = card.licenses.length === 1 && card.licenseName === undefined;
  if (fields?.name !== undefined && isSole) {
    const edits = setKeys(card, { license: fields.license, license_name: fields.name });
    return { near: 'other', fixes: [{ title: t`Change to “other”, named “${fields.name}”`, edits, safe: false }] };
  }
  return { near: nearKeyword(word), fixes: [] };
}

/** A slip of the fingers; a letter or a number that carries a condition is none. */
function nearKeyword(word: string): string | undefined {
  const near = nearest(
    word,
    licenseKeywords().map((one) => one.word),
  );
  const parts = (text: string): string => (text.toLowerCase().match(/\d+(?:\.\d+)*|\b(?:nc|sa|nd)\b/g) ?? []).join(' ');
  return near !== undefined && parts(near) === parts(word) ? near : undefined;
}
