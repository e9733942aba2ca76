import { AUDIENCES, mayShare, type Answer, type Audience } from '../license/can-i';
import type { Form } from '../license/terms';
import type { Tier } from '../license/tier';
import { t } from '../text/l10n';
import { table, type Markdown } from './markdown';

/** Something whose sharing is asked about. */
export interface Shareable {
  readonly tier: Tier;
  /** What it is when it is shared as it is. */
  readonly form: Form;
  /** Whether something in it is under a license that is not known. */
  readonly isUnknown: boolean;
}

const HEADINGS: Readonly<Record<Audience, string>> = {
  internal: t`Internal`,
  'third-party': t`Third party`,
  public: t`Public`,
};

const MARKS: Readonly<Record<Answer | 'unknown', string>> = {
  allowed: t`✓ allowed`,
  'with conditions': t`✓ with conditions`,
  forbidden: t`✗ forbidden`,
  unknown: t`? unknown`,
};

/** Whom something may be given to: as it is, and as a derivative of it. */
export function canITable(shared: Shareable): Markdown {
  const row = (label: string, form: Form): readonly string[] => [
    label,
    ...AUDIENCES.map((audience) => MARKS[answer(shared, form, audience)]),
  ];
  return table(
    [t`May it be shared?`, ...AUDIENCES.map((audience) => HEADINGS[audience])],
    [row(t`As it is`, shared.form), row(t`As a derivative of it`, 'derivative')],
  );
}

/** What is known to be forbidden stays so whatever else there is; anything better is only known once all licenses are. */
function answer({ tier, isUnknown }: Shareable, form: Form, audience: Audience): Answer | 'unknown' {
  const known = mayShare(tier, form, audience);
  return isUnknown && known === 'with conditions' ? 'unknown' : known;
}
