import type { Duty } from '../../lineage/demand';
import { labelOf } from '../../lineage/proof';
import { displaysOf } from '../../license/shipped-license';
import { t } from '../../text/l10n';
import type { Owing } from './shipped';

/** How a duty is told. */
export interface DutyText {
  readonly rule: string;
  /** What is owed, as a noun. */
  readonly owed: string;
  /** What has to be so, as a clause. */
  readonly says: string;
  readonly remedy: string;
}

/** What a duty asks for, in words, and the rule that tells of it. */
export function dutyText(owing: Owing): DutyText {
  return TEXTS[owing.duty](owing);
}

const TEXTS: Readonly<Record<Duty, (owing: Owing) => DutyText>> = {
  attribution: ({ artifact, terms }) => ({
    rule: 'terms/attribution',
    owed: t`credit for ${labelOf(artifact)} under ${terms.id}`,
    says: t`${labelOf(artifact)} is credited with its license (${terms.attribution})`,
    remedy: t`Credit ${labelOf(artifact)} under ${terms.id} in “attribution” or in a file of “notices”.`,
  }),
  changes: ({ work }) => ({
    rule: 'terms/attribution',
    owed: t`what was changed in ${labelOf(work)}`,
    says: t`it says what was changed in ${labelOf(work)}`,
    remedy: t`Add “changes” to ${labelOf(work)}.`,
  }),
  'license-text': ({ terms: { id, shipText } }) => {
    const isLinked = shipText === 'text-or-uri';
    return {
      rule: 'terms/license-text',
      owed: isLinked ? t`the text of ${id}, or its address` : t`the text of ${id}`,
      says: isLinked ? t`${id} ships, or the address of its text` : t`the text of ${id} ships`,
      remedy: t`Ship the text of ${id}${isLinked ? t` or its address` : ''} in a file of “notices”.`,
    };
  },
  'notice-text': ({ terms: { id, notice } }) => {
    const file = notice?.file ?? null;
    const called = file === null ? '' : t`, under the name ${file}, which the license requires`;
    return {
      rule: 'terms/notice-text',
      owed: t`the notice of ${id}, word for word`,
      says: t`the notice of ${id} ships word for word`,
      remedy: t`Put this into a file of “notices”${called}: ${notice?.text ?? ''}`,
    };
  },
  display: ({ terms, work }) => {
    const display = displaysOf(terms, work)[0] ?? '';
    return {
      rule: 'terms/naming',
      owed: t`“${display}” on display`,
      says: t`“${display}” is displayed (${terms.display?.where ?? ''})`,
      remedy: t`Write it into the card of the work, and name that in “card”, or into a file that ships.`,
    };
  },
  naming: ({ terms, work }) => {
    const prefix = terms.naming?.prefix ?? '';
    return {
      rule: 'terms/naming',
      owed: t`a name of ${labelOf(work)} that begins with “${prefix}”`,
      says: t`the name of ${labelOf(work)} begins with “${prefix}”`,
      remedy: t`Give it a name that begins with “${prefix}”.`,
    };
  },
  'flow-down': ({ terms: { id, flowDown } }) => ({
    rule: 'terms/flow-down',
    owed: t`an agreement that includes the restrictions of ${id}`,
    says: t`the agreement includes the restrictions of ${id} for recipients (${flowDown ?? ''})`,
    remedy: t`Name these restrictions of ${id} in the agreement, next to those of the ImpACT licenses where these apply: both lists apply together.`,
  }),
  'same-license': ({ terms: { id }, work }) => ({
    rule: 'terms/same-license',
    owed: t`a release of ${labelOf(work)} under ${id}`,
    says: t`${labelOf(work)} is released under ${id}`,
    remedy: t`Write “license: ${id}” at ${labelOf(work)}.`,
  }),
};
